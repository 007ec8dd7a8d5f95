/** Papers and discussion of sittings: of one that is not out citizens learn nothing; at the desk the side of the body reads, who runs the sitting acts. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, ALL, citizens, desk, except, open, type Outcome, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const SITTING = '/[lang=lang]/sittings/[id=uuid]';
const PAPER = `${SITTING}/papers/[paper=uuid]`;
const page = `/kk/sittings/${UNKNOWN}`;
const paper = `${page}/papers/${UNKNOWN}`;
const PAPERS = '/desk/sittings/[id=uuid]/papers';
const LEADERS: Role[] = ['head', 'branch_head', 'central'];
const READERS = except('administrator');
/** Of a body of the unit: its readers and those above know of its sitting, of these only leaders run it. */
function held(may: readonly Role[], page: string, form?: Record<string, string>, outcome: Outcome = 'ok'): Row {
	const row = about(
		{ may, know: READERS },
		({ scene }) => ({ path: `/desk/sittings/${scene.sittingId}/${page}`, ...(form === undefined ? {} : { form }) }),
		outcome
	);
	return { ...row, places: ['same', 'above', 'other'] };
}

const ACTS: Record<string, Record<string, string>> = {
	add: { itemId: UNKNOWN, paperKind: 'draft', paperTitle: TEXT, body: TEXT },
	version: { paperId: UNKNOWN, body: TEXT },
	withdraw: { paperId: UNKNOWN, withdrawReason: TEXT }
};

const VOICE = { target: 'item', targetId: UNKNOWN, stance: 'for' };
const KEY = 'k'.repeat(43);
const SAID = { key: KEY, itemId: UNKNOWN, comment: TEXT };
const DISCUSSED: Record<string, Record<string, string>> = {
	answer: { of: 'comment', id: UNKNOWN, kind: 'answer', answer: TEXT },
	group: { commentIds: UNKNOWN, groupTitle: TEXT },
	hide: { commentId: UNKNOWN, hideReason: 'insult', hideWords: TEXT },
	decide: { commentId: UNKNOWN, outcome: 'upheld', outcomeWords: TEXT }
};
const DESK = '/desk/sittings/[id=uuid]/discussion';
const RULE = '/desk/mandates/[id=uuid]/discussion';
/** A voice and a word are a person's, by an account. */
const own = (path: string, form?: Record<string, string>) => citizens(() => ({ path, ...(form === undefined ? {} : { form }) }), 'hidden');

export const discussion: Record<string, Row> = {
	'GET /[lang=lang]/sittings': open(() => ({ path: '/kk/sittings' })),
	[`GET ${SITTING}`]: open(() => ({ path: page }), 'hidden'),
	[`GET ${PAPER}`]: open(() => ({ path: paper }), 'hidden'),
	[`GET ${PAPER}/compare`]: open(() => ({ path: `${paper}/compare` }), 'hidden'),
	'GET /feeds/sittings.ics': open(() => ({ path: '/feeds/sittings.ics' })),
	'GET /feeds/sittings.atom': open(() => ({ path: '/feeds/sittings.atom?lang=kk' })),
	[`GET ${PAPERS}`]: held(READERS, 'papers'),
	...Object.fromEntries(Object.entries(ACTS).map(([act, form]) => [`POST ${PAPERS}?/${act}`, held(LEADERS, 'papers', form)])),
	[`POST ${SITTING}?/voice`]: own(page, VOICE),
	[`POST ${SITTING}?/comment`]: own(page, SAID),
	[`POST ${SITTING}?/propose`]: own(page, { key: KEY, proposal: TEXT, why: TEXT }),
	[`POST ${PAPER}?/voice`]: own(paper, VOICE),
	[`POST ${PAPER}?/comment`]: own(paper, SAID),
	[`GET ${SITTING}/mine`]: own(`${page}/mine`),
	[`POST ${SITTING}/mine?/default`]: own(`${page}/mine`, { commentId: UNKNOWN, appeal: TEXT }),
	[`GET ${DESK}`]: held(READERS, 'discussion'),
	...Object.fromEntries(
		Object.entries(DISCUSSED).map(([act, form]) => [`POST ${DESK}?/${act}`, held(LEADERS, 'discussion', form, 'hidden')])
	),
	[`GET ${RULE}`]: desk(ALL, ({ scene }) => ({ path: `/desk/mandates/${scene.councilId}/discussion` })),
	// The day is over.
	[`POST ${RULE}?/default`]: desk(
		['administrator'],
		({ scene }) => ({
			path: `/desk/mandates/${scene.councilId}/discussion`,
			form: { validFrom: '2020-01-01', supports: '30', source: TEXT }
		}),
		'input'
	)
};
