/** A sitting as it goes: its body's side reads of it, who leads runs it; members come by the key of their link, everybody to what is public. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, ALL, desk, except, open, type On, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Себебі осында жазылған';
const LEADERS: Role[] = ['head', 'branch_head', 'central'];
const READERS = except('administrator');
const FLOOR = '/desk/sittings/[id=uuid]/floor';
const KEYS = '/desk/sittings/[id=uuid]/keys';
const SEAT = '/[lang=lang]/seat/[token]';
const OWN = '/desk/sittings/[id=uuid]/seat';

/** Of a body of the unit: its readers and those above know of its sitting, of these only leaders run it. */
function held(page: string, may: readonly Role[], form?: Record<string, string>): Row {
	const path = ({ scene }: On) => page.replace('[id=uuid]', scene.sittingId);
	return {
		...about({ may, know: READERS }, (on) => ({ path: path(on), ...(form === undefined ? {} : { form }) })),
		places: ['same', 'above', 'other']
	};
}

const vote = { voteId: UNKNOWN };
const entry = { entryId: UNKNOWN };
const speaker = { speakerId: UNKNOWN };
const ACTS: Record<string, Record<string, string>> = {
	checkIn: {},
	open: {},
	endItem: {},
	end: {},
	beginItem: { itemId: UNKNOWN },
	note: { seatId: UNKNOWN, what: 'in' },
	openVote: { question: TEXT, way: 'device' },
	closeVote: vote,
	voidVote: { ...vote, voidWords: TEXT },
	chairVoice: { ...vote, voice: 'yes' },
	hands: { ...vote, yes: '1', no: '0', abstain: '0' },
	named: { ...vote, [`voice.${UNKNOWN}`]: 'yes' },
	confirm: entry,
	refuse: { ...entry, refusedWords: TEXT },
	ask: { guest: TEXT, kind: 'speech' },
	begin: speaker,
	pause: speaker,
	resume: speaker,
	endSpeech: speaker,
	withdraw: speaker,
	budget: { groupId: UNKNOWN, minutes: '10' }
};
/** What a member does, on a link that opens nothing, and of staff who hold no seat. */
const MEMBERS: Record<string, Record<string, string>> = {
	note: { what: 'in' },
	cast: { ...vote, seatId: UNKNOWN, voice: 'yes' },
	chairVoice: { ...vote, voice: 'yes' },
	ask: { kind: 'speech' },
	withdraw: speaker
};

const acts = (route: string, forms: Record<string, Record<string, string>>, row: (form: Record<string, string>) => Row) =>
	Object.fromEntries(Object.entries(forms).map(([act, form]) => [`POST ${route}?/${act}`, row(form)]));
const noKey = (form?: Record<string, string>) => open(() => ({ path: '/kk/seat/none', ...(form === undefined ? {} : { form }) }), 'hidden');
const noSeat = (form?: Record<string, string>) =>
	desk(ALL, ({ scene }) => ({ path: OWN.replace('[id=uuid]', scene.sittingId), ...(form === undefined ? {} : { form }) }), 'hidden');

export const floor: Record<string, Row> = {
	[`GET ${FLOOR}`]: held(FLOOR, READERS),
	[`GET ${FLOOR}/live`]: held(`${FLOOR}/live`, READERS),
	...acts(FLOOR, ACTS, (form) => held(FLOOR, LEADERS, form)),
	[`GET ${KEYS}`]: held(KEYS, LEADERS),
	[`POST ${KEYS}?/issue`]: held(KEYS, LEADERS, {}),
	[`GET ${OWN}`]: noSeat(),
	...acts(OWN, MEMBERS, noSeat),
	[`GET ${SEAT}`]: noKey(),
	[`GET ${SEAT}/live`]: open(() => ({ path: '/kk/seat/none/live' }), 'hidden'),
	...acts(SEAT, MEMBERS, noKey),
	// Its notice was never served: citizens know of none.
	'GET /[lang=lang]/sittings/[id=uuid]/live': open(({ scene }) => ({ path: `/kk/sittings/${scene.sittingId}/live` }), 'hidden'),
	'GET /[lang=lang]/sittings/[id=uuid]/hall': open(({ scene }) => ({ path: `/kk/sittings/${scene.sittingId}/hall` }), 'hidden'),
	'GET /sittings/[id=uuid]/live': open(({ scene }) => ({ path: `/sittings/${scene.sittingId}/live` }), 'hidden')
};
