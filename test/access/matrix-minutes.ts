/** Minutes of sittings: the body's side reads them, who leads it or the branch it sits in keeps them; citizens read what was published. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, ALL, desk, except, open, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const LEADERS: Role[] = ['head', 'branch_head', 'central'];
const READERS = except('administrator');
const MINUTES = '/desk/sittings/[id=uuid]/minutes';
const REVIEW = '/desk/sittings/[id=uuid]/review/[item=uuid]';
const SEAT = '/[lang=lang]/seat/[token]/minutes';
const OPEN = '/[lang=lang]/sittings/[id=uuid]/minutes';

/** Of a body of the unit: its readers and those above know of it, of these only leaders keep it. */
function held(may: readonly Role[], form?: Record<string, string>): Row {
	const row = about({ may, know: READERS }, ({ scene }) => ({
		path: `/desk/sittings/${scene.sittingId}/minutes`,
		...(form === undefined ? {} : { form })
	}));
	return { ...row, places: ['same', 'above', 'other'] };
}

/** There is none, or its minutes are not made yet: whoever asks learns just that. */
const hidden = (path: string, form?: Record<string, string>) =>
	desk(ALL, () => ({ path, ...(form === undefined ? {} : { form }) }), 'hidden');

const minutes = `/desk/sittings/${UNKNOWN}/minutes`;
const review = `/desk/sittings/${UNKNOWN}/review/${UNKNOWN}`;
const published = `/kk/sittings/${UNKNOWN}/minutes`;
const MARKS = { whole: '3', quality: '3', time: '3', use: '3', open: '3' };

export const minutesRows: Record<string, Row> = {
	[`GET ${MINUTES}`]: held(READERS),
	[`POST ${MINUTES}?/decision`]: held(LEADERS, {
		itemId: UNKNOWN,
		text: TEXT,
		unit: 'ALM',
		dueOn: '2099-01-05',
		criterion: TEXT,
		by: 'consent'
	}),
	[`POST ${MINUTES}?/record`]: held(LEADERS, { recordingUrl: '' }),
	[`POST ${MINUTES}?/propose`]: hidden(minutes, { seatId: UNKNOWN, text: TEXT, why: TEXT, source: TEXT }),
	[`POST ${MINUTES}?/judge`]: hidden(minutes, { amendmentId: UNKNOWN, decision: 'taken' }),
	[`POST ${MINUTES}?/approve`]: hidden(minutes, {}),
	[`POST ${MINUTES}?/publish`]: hidden(minutes, {}),
	[`GET ${MINUTES}/minutes.[format=paper]`]: hidden(`${minutes}/minutes.pdf`),
	[`GET ${REVIEW}`]: hidden(review),
	[`POST ${REVIEW}?/resolve`]: hidden(review, { ...MARKS, promiseId: UNKNOWN, voteId: UNKNOWN, comment: TEXT, decision: TEXT }),
	// By a link that opens nothing.
	[`GET ${SEAT}`]: open(() => ({ path: '/kk/seat/none/minutes' }), 'hidden'),
	[`POST ${SEAT}?/propose`]: open(() => ({ path: '/kk/seat/none/minutes', form: { text: TEXT, why: TEXT } }), 'hidden'),
	[`GET ${OPEN}`]: open(() => ({ path: published }), 'hidden'),
	[`GET ${OPEN}/minutes.[format=paper]`]: open(() => ({ path: `${published}/minutes.pdf` }), 'hidden'),
	[`GET ${OPEN}/minutes.json`]: open(() => ({ path: `${published}/minutes.json` }), 'hidden')
};
