/** Papers and discussion of sittings: of one that is not out nobody learns anything, nor does the desk of one that is not there. */
import { ALL, desk, open, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const SITTING = '/[lang=lang]/sittings/[id=uuid]';
const PAPER = `${SITTING}/papers/[paper=uuid]`;
const page = `/kk/sittings/${UNKNOWN}`;
const paper = `${page}/papers/${UNKNOWN}`;
const PAPERS = '/desk/sittings/[id=uuid]/papers';
/** There is none of this id: whoever asks learns just that. */
const hidden = (path: string, form?: Record<string, string>) =>
	desk(ALL, () => ({ path, ...(form === undefined ? {} : { form }) }), 'hidden');

const ACTS: Record<string, Record<string, string>> = {
	add: { itemId: UNKNOWN, paperKind: 'draft', paperTitle: TEXT, body: TEXT },
	version: { paperId: UNKNOWN, body: TEXT },
	withdraw: { paperId: UNKNOWN, withdrawReason: TEXT }
};

export const discussion: Record<string, Row> = {
	'GET /[lang=lang]/sittings': open(() => ({ path: '/kk/sittings' })),
	[`GET ${SITTING}`]: open(() => ({ path: page }), 'hidden'),
	[`GET ${PAPER}`]: open(() => ({ path: paper }), 'hidden'),
	[`GET ${PAPER}/compare`]: open(() => ({ path: `${paper}/compare` }), 'hidden'),
	'GET /feeds/sittings.ics': open(() => ({ path: '/feeds/sittings.ics' })),
	'GET /feeds/sittings.atom': open(() => ({ path: '/feeds/sittings.atom?lang=kk' })),
	[`GET ${PAPERS}`]: hidden(`/desk/sittings/${UNKNOWN}/papers`),
	...Object.fromEntries(
		Object.entries(ACTS).map(([act, form]) => [`POST ${PAPERS}?/${act}`, hidden(`/desk/sittings/${UNKNOWN}/papers`, form)])
	)
};
