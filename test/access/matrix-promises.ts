/** Programmes and promises: of a draft that is not there nobody learns anything; citizens read what was published. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, ALL, citizens, desk, except, open, type On, type Row } from './verdicts.ts';

const KEEPERS: Role[] = ['head', 'branch_head', 'central'];
const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const PROGRAMME = '/desk/programmes/[id=uuid]';
const PROMISE = '/desk/promises/[id=uuid]';
const programme = `/desk/programmes/${UNKNOWN}`;
const promise = `/desk/promises/${UNKNOWN}`;
/** There is none of this id: whoever asks learns just that. */
const hidden = (path: string, form?: Record<string, string>) =>
	desk(ALL, () => ({ path, ...(form === undefined ? {} : { form }) }), 'hidden');

const MADE = { titleKk: TEXT, unitId: UNKNOWN, territory: '190000000', termFrom: '2021-01-01', termTo: '2026-01-01', selection: TEXT };
const MARKS = { whole: '3', quality: '3', time: '3', use: '3', open: '3' };
const DECIDED = {
	factionId: UNKNOWN,
	decision: TEXT,
	decisionOn: '2025-01-01',
	decisionNumber: '7',
	decisionLink: 'https://example.org/7'
};
const PLEDGED = { quote: TEXT, language: 'kk', territory: '190000000', theme: 'water', criterion: TEXT, dueOn: '2025-12-31', unit: 'ALM' };

/** Whoever may write a remark on it: the front office, its heads, aides and deputies, its executor. */
const LINKERS = {
	may: ['operator', 'head', 'branch_head', 'aide', 'deputy'],
	own: ['executor', 'head', 'branch_head', 'aide'],
	know: except('administrator')
} satisfies Parameters<typeof about>[0];
const LINKED = '/desk/appeals/[id=uuid]/promises';
const linked = ({ appeal }: On) => ({ path: `/desk/appeals/${appeal.id}/promises` });
const GATHERED = '/desk/problems/[id=uuid]/promises';
const gathered = `/desk/problems/${UNKNOWN}/promises`;

export const promises: Record<string, Row> = {
	[`GET ${LINKED}`]: about(LINKERS, linked),
	[`POST ${LINKED}?/link`]: about(LINKERS, (on) => ({ ...linked(on), form: { promiseId: UNKNOWN } }), 'input'),
	[`POST ${LINKED}?/unlink`]: about(LINKERS, (on) => ({ ...linked(on), form: { promiseId: UNKNOWN } }), 'hidden'),
	[`GET ${GATHERED}`]: hidden(gathered),
	[`POST ${GATHERED}?/link`]: hidden(gathered, { promiseId: UNKNOWN }),
	[`POST ${GATHERED}?/unlink`]: hidden(gathered, { promiseId: UNKNOWN }),
	'GET /desk/programmes': desk(except('administrator'), () => ({})),
	'GET /desk/programmes/new': desk(KEEPERS, () => ({})),
	'POST /desk/programmes/new?/default': desk(KEEPERS, () => ({ form: MADE }), 'input'),
	[`GET ${PROGRAMME}`]: hidden(programme),
	[`POST ${PROGRAMME}?/change`]: hidden(programme, MADE),
	[`POST ${PROGRAMME}?/document`]: hidden(programme, {}),
	[`POST ${PROGRAMME}?/publish`]: hidden(programme, {}),
	[`GET ${PROGRAMME}/promise`]: hidden(`${programme}/promise`),
	[`POST ${PROGRAMME}/promise?/default`]: hidden(`${programme}/promise`, PLEDGED),
	[`GET ${PROGRAMME}/import`]: hidden(`${programme}/import`),
	[`POST ${PROGRAMME}/import?/default`]: hidden(`${programme}/import`, { how: 'check' }),
	[`GET ${PROMISE}`]: hidden(promise),
	[`POST ${PROMISE}?/change`]: hidden(promise, PLEDGED),
	[`POST ${PROMISE}?/correct`]: hidden(promise, { ...PLEDGED, reason: TEXT }),
	[`POST ${PROMISE}?/remove`]: hidden(promise, {}),
	[`POST ${PROMISE}?/milestone`]: hidden(promise, { milestone: TEXT, milestoneDue: '2099-01-05' }),
	[`POST ${PROMISE}?/evidence`]: hidden(promise, { kind: 'contract', evidence: TEXT, onDay: '2025-01-01', contract: '1' }),
	[`POST ${PROMISE}?/judge`]: hidden(promise, { verdict: 'broken', verdictReason: TEXT, evidenceIds: UNKNOWN }),
	...Object.fromEntries(
		['office', 'auditor', 'faction'].map((as) => [
			`POST ${PROMISE}?/${as}`,
			hidden(promise, { ...MARKS, comment: TEXT, ...(as === 'faction' ? DECIDED : {}) })
		])
	),
	[`POST ${PROMISE}?/reply`]: hidden(promise, { to: UNKNOWN, reply: TEXT }),
	[`POST ${PROMISE}?/decide`]: hidden(promise, { disputeId: UNKNOWN, outcome: 'upheld', decisionReason: TEXT }),
	[`POST ${PROMISE}?/comment`]: hidden(promise, { seatId: UNKNOWN, show: 'shown' }),
	[`GET ${PROGRAMME}/panel`]: hidden(`${programme}/panel`),
	[`POST ${PROGRAMME}/panel?/default`]: hidden(`${programme}/panel`, { territory: '190000000', seats: '10', closesOn: '2099-01-05' }),
	'GET /[lang=lang]/promises/[id=uuid]/dispute': citizens(() => ({ path: `/kk/promises/${UNKNOWN}/dispute` }), 'hidden'),
	'POST /[lang=lang]/promises/[id=uuid]/dispute?/default': citizens(
		() => ({ path: `/kk/promises/${UNKNOWN}/dispute`, form: { evidenceId: UNKNOWN, text: TEXT } }),
		'hidden'
	),
	'GET /[lang=lang]/panel': open(() => ({ path: '/kk/panel' })),
	'POST /[lang=lang]/panel?/default': open(() => ({ path: '/kk/panel', form: { code: 'AAAAA' } }), 'input'),
	'GET /[lang=lang]/panel/[code]': open(() => ({ path: '/kk/panel/AAAAA' }), 'hidden'),
	'GET /[lang=lang]/panel/voice': open(() => ({ path: '/kk/panel/voice' })),
	'POST /[lang=lang]/panel/voice?/give': open(() => ({ path: '/kk/panel/voice', form: { promiseId: UNKNOWN, ...MARKS } })),
	'POST /[lang=lang]/panel/voice?/leave': open(() => ({ path: '/kk/panel/voice', form: {} })),
	'GET /[lang=lang]/promises': open(() => ({ path: '/kk/promises?place=190000000' })),
	'GET /[lang=lang]/promises/timeline': open(() => ({ path: '/kk/promises/timeline' })),
	'GET /[lang=lang]/promises/changes': open(() => ({ path: '/kk/promises/changes' })),
	'GET /[lang=lang]/promises/[id=uuid]': open(() => ({ path: `/kk/promises/${UNKNOWN}` }), 'hidden'),
	'GET /[lang=lang]/programmes/[id=uuid]': open(() => ({ path: `/kk/programmes/${UNKNOWN}` }), 'hidden'),
	'GET /[lang=lang]/promises/embed': open(() => ({ path: '/kk/promises/embed?place=190000000' })),
	'GET /[lang=lang]/promises/share': open(() => ({ path: '/kk/promises/share?place=190000000' })),
	'GET /[lang=lang]/promises/follow': open(() => ({ path: '/kk/promises/follow?place=190000000' })),
	'POST /[lang=lang]/promises/follow?/default': open(
		() => ({ path: '/kk/promises/follow?place=190000000', form: { email: 'x' } }),
		'input'
	),
	'GET /[lang=lang]/promises/follow/[token]': open(() => ({ path: '/kk/promises/follow/AAAAA' }), 'hidden'),
	'POST /[lang=lang]/promises/follow/[token]?/default': open(() => ({ path: '/kk/promises/follow/AAAAA', form: {} }), 'hidden'),
	'GET /[lang=lang]/promises/following/[token]': open(() => ({ path: '/kk/promises/following/AAAAA' }), 'hidden'),
	'POST /[lang=lang]/promises/following/[token]?/default': open(() => ({ path: '/kk/promises/following/AAAAA', form: {} }), 'hidden'),
	'GET /api/letters/[token]': open(() => ({ path: '/api/letters/AAAAA' }), 'hidden'),
	'POST /api/letters/[token]': open(() => ({ path: '/api/letters/AAAAA', form: { 'List-Unsubscribe': 'One-Click' } }), 'hidden'),
	'GET /feeds/promises.atom': open(() => ({ path: '/feeds/promises.atom?lang=kk' })),
	'GET /[lang=lang]/data/promises.csv': open(() => ({ path: '/kk/data/promises.csv' })),
	'GET /[lang=lang]/data/promises.json': open(() => ({ path: '/kk/data/promises.json' }))
};
