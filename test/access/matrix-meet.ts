/** Wishes to meet: anybody may send one, and only who has its code opens it. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, asked, desk, open, type On, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const DRAFT = '/[lang=lang]/meet/new/[token]';
const draft = ({ scene }: On, question: string) => `/kk/meet/new/${scene.wish.draftToken}/${question}`;
const TAP = '/[lang=lang]/meet/tap/[token]';
const tap = ({ scene }: On) => `/kk/meet/tap/${scene.wish.tap}`;
const ONE = '/[lang=lang]/meet/[number=wish]';
const one = ({ scene }: On, rest = '') => `/kk/meet/${scene.wish.number}${rest}`;

/** For who showed the code of the wish; to everybody else, staff too, it is not there. */
function visitor(ask: (on: On) => { path: string; form?: Record<string, string> }, outcome: Row['outsiders']['applicant'] = 'ok'): Row {
	const row = open(ask, 'hidden');
	return { ...row, outsiders: { ...row.outsiders, applicant: outcome } };
}

const KEEPERS: Role[] = ['operator', 'aide', 'head', 'branch_head', 'central'];
const LOOKERS: Role[] = ['deputy', 'auditor'];
const DESK = '/desk/wishes/[number=wish]';
const ASKED = { asker: 'self', identified: 'details' };
const WHY = { reason: 'Себебі осындай' };

/** Of a unit: who keeps its line acts, a deputy and an auditor see it, to nobody else is it there. */
function kept(form: Record<string, string> | undefined, who = KEEPERS): Row {
	const may = form === undefined ? [...KEEPERS, ...LOOKERS] : who;
	const at = ({ scene }: On) => ({ path: `/desk/wishes/${scene.wish.number}`, ...(form === undefined ? {} : { form }) });
	return { ...about({ may, know: [...KEEPERS, ...LOOKERS] }, at), places: ['same', 'above', 'other'] };
}

export const MEET: Record<string, Row> = {
	...asked({
		'GET /desk/wishes': desk([...KEEPERS, ...LOOKERS], () => ({})),
		'GET /desk/wishes/new': desk(KEEPERS, () => ({})),
		'POST /desk/wishes/new?/default': desk(KEEPERS, () => ({ form: {} }), 'input'),
		[`GET ${DESK}`]: kept(undefined),
		[`POST ${DESK}?/look`]: kept({}),
		[`POST ${DESK}?/offer`]: kept({}),
		[`POST ${DESK}?/arrive`]: kept({}),
		[`POST ${DESK}?/miss`]: kept({}),
		[`POST ${DESK}?/again`]: kept({}),
		[`POST ${DESK}?/meet`]: kept({ outcome: 'answer' }),
		[`POST ${DESK}?/choose`]: kept({ slotId: UNKNOWN, ...ASKED }),
		[`POST ${DESK}?/confirm`]: kept(ASKED),
		[`POST ${DESK}?/decline`]: kept(ASKED),
		[`POST ${DESK}?/withdraw`]: kept(ASKED),
		// It has no mail address, and no text messages go out.
		[`POST ${DESK}?/code`]: kept(ASKED),
		[`POST ${DESK}?/showCode`]: kept({ asker: 'self', identified: 'document' }, ['operator', 'head', 'branch_head']),
		[`POST ${DESK}?/refer`]: kept({ to: `unit:${UNKNOWN}`, ...WHY }),
		[`POST ${DESK}?/excuse`]: kept(WHY)
	}),
	'GET /[lang=lang]/meet': open(() => ({ path: '/kk/meet' })),
	'POST /[lang=lang]/meet?/default': open(() => ({ path: '/kk/meet', form: { hostId: 'nobody' } }), 'input'),
	'GET /[lang=lang]/meet/on/[day=uuid]': open(({ scene }) => ({ path: `/kk/meet/on/${scene.reception.dayId}` })),
	'POST /[lang=lang]/meet/on/[day=uuid]?/default': open(
		({ scene }) => ({ path: `/kk/meet/on/${scene.reception.dayId}`, form: { slotId: '' } }),
		'input'
	),
	'GET /[lang=lang]/meet/find': open(() => ({ path: '/kk/meet/find' })),
	'GET /[lang=lang]/meet/lost-code': open(() => ({ path: '/kk/meet/lost-code' })),
	'POST /[lang=lang]/meet/lost-code?/default': open(() => ({ path: '/kk/meet/lost-code', form: { number: '', contact: '' } }), 'input'),
	'GET /[lang=lang]/meet/new-code/[token]': open(() => ({ path: '/kk/meet/new-code/guess' })),
	'POST /[lang=lang]/meet/new-code/[token]?/default': open(() => ({ path: '/kk/meet/new-code/guess', form: {} })),
	'POST /[lang=lang]/meet/find?/default': open(() => ({ path: '/kk/meet/find', form: { number: 'X-M-2026-000001', code: 'X' } }), 'input'),
	[`GET ${DRAFT}/[question=question]`]: open((on) => ({ path: draft(on, 'what') })),
	[`POST ${DRAFT}/[question=question]?/save`]: open((on) => ({ path: draft(on, 'what'), form: { topic: 'Көшедегі жарық туралы' } })),
	[`POST ${DRAFT}/[question=question]?/send`]: open((on) => ({ path: draft(on, 'review'), form: {} }), 'input'),
	// It is not sent: there is nothing to show yet.
	[`GET ${DRAFT}/sent`]: open((on) => ({ path: draft(on, 'sent') })),
	'GET /t/[token]': open(({ scene }) => ({ path: `/t/${scene.wish.tap}` })),
	[`GET ${TAP}`]: open((on) => ({ path: tap(on) })),
	// The meeting that it spoke of was given up.
	[`POST ${TAP}?/default`]: open((on) => ({ path: tap(on), form: { deed: 'confirm' } })),
	[`GET ${ONE}`]: visitor((on) => ({ path: one(on) })),
	[`POST ${ONE}?/confirm`]: visitor((on) => ({ path: one(on), form: {} })),
	[`POST ${ONE}?/decline`]: visitor((on) => ({ path: one(on), form: {} })),
	[`POST ${ONE}?/again`]: visitor((on) => ({ path: one(on), form: {} })),
	[`POST ${ONE}?/choose`]: visitor((on) => ({ path: one(on), form: { slotId: UNKNOWN } })),
	[`POST ${ONE}?/leave`]: open((on) => ({ path: one(on), form: {} })),
	[`GET ${ONE}/time`]: visitor((on) => ({ path: one(on, '/time') })),
	[`POST ${ONE}/time?/default`]: visitor((on) => ({ path: one(on, '/time'), form: { slotId: UNKNOWN } })),
	// It never had a time.
	[`GET ${ONE}/meeting.ics`]: visitor((on) => ({ path: one(on, '/meeting.ics') }), 'hidden'),
	[`GET ${ONE}/held`]: visitor((on) => ({ path: one(on, '/held') })),
	[`POST ${ONE}/held/export.zip`]: visitor((on) => ({ path: one(on, '/held/export.zip'), form: {} })),
	[`GET ${ONE}/cancel`]: visitor((on) => ({ path: one(on, '/cancel') })),
	[`POST ${ONE}/cancel?/default`]: visitor((on) => ({ path: one(on, '/cancel'), form: {} }))
};
