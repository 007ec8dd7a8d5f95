/** A member's page on their own device: whether they are there, the vote, the floor. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { formatDateTime, dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { publicOrigin } from '#platform/config.ts';
import { qrShape } from '#platform/qr.ts';
import { paths } from '#lib/paths.ts';
import { forbidden, found } from '#platform/errors.ts';
import { canRun } from '#modules/events/server/index.ts';
import { holdersOn } from '#modules/mandates/server/index.ts';
import { isOver } from '#modules/sittings/rules/stage.ts';
import { sittingFor } from '#modules/sittings/server/index.ts';
import { messages } from '../messages/index.ts';
import { ORDER_ABOUT, queue } from '../rules/speakers.ts';
import { tieVoice, voicesHeld } from '../rules/votes.ts';
import { floorOf, presentFloor, presentFrame, whereIs, type Floor } from './floor.ts';
import { LINKED, type IssuedKey } from './commands/issue-keys.ts';
import { keysIssued } from './own.ts';
import { presiding } from './store.ts';

/** The voices that one has in the open vote, each with what was said already. */
function voicesFor(lang: Lang, { seats, votes, house }: Floor, seatId: string) {
	const vote = votes.find(({ state }) => state === 'open');
	if (vote?.way !== 'device') return undefined;
	const held = voicesHeld(house.rule.quorum.proxies, house.there, seatId);
	return {
		id: vote.id,
		seats: held.map((id) => {
			const said = vote.ballots.find((ballot) => ballot.seatId === id)?.voice;
			const name = seats.find((one) => one.seatId === id)?.name ?? '';
			return { id, name: id === seatId ? undefined : name, said: said && messages[lang].vote.voices[said] };
		})
	};
}

function waitingFor(lang: Lang, { speakers, running }: Floor, seatId: string) {
	const t = messages[lang];
	const line = queue(speakers.filter(({ itemId }) => itemId === running?.id));
	return line.flatMap((one, i) =>
		one.seatId === seatId ? [{ id: one.id, text: t.own.youWait(formatNumber(lang, i + 1), t.speak.kinds[one.kind]) }] : []
	);
}

/** The page of one seat. */
export function presentOwn(floor: Floor, lang: Lang, seatId: string) {
	const t = messages[lang];
	const { sitting, seats, house, votes } = floor;
	const at = seats.findIndex((one) => one.seatId === seatId);
	const there = whereIs(floor, seatId);
	const holder = seats.find((one) => one.seatId === house.there.proxies.get(seatId))?.name ?? '';
	const open = sitting.stage === 'open';
	const over = isOver(sitting.stage);
	const tied = votes.find(({ state }) => state === 'tied');
	const asks = open && there === 'i' && floor.running !== undefined;
	return {
		name: seats[at]?.name,
		at,
		title: sitting.title[lang],
		body: sitting.hostName[lang],
		early: at < 0 && !over,
		over,
		/** Its minutes are there for who sat in it. */
		minutes: at >= 0 && over && sitting.stage !== 'cancelled',
		standing: { i: t.own.youIn, o: t.own.youOut, p: t.own.youProxy(holder) }[there],
		mayEnter: at >= 0 && (sitting.stage === 'check_in' || open) && there !== 'i',
		mayLeave: (sitting.stage === 'check_in' || open) && there === 'i',
		vote: open ? voicesFor(lang, floor, seatId) : undefined,
		tie: open && tied !== undefined && presiding(seats, sitting) === seatId ? { id: tied.id, voice: tieVoice(tied.rule) } : undefined,
		asks,
		mayQuestion:
			asks && floor.speakers.some(({ itemId, state }) => itemId === floor.running?.id && (state === 'speaking' || state === 'paused')),
		waits: waitingFor(lang, floor, seatId),
		orders: ORDER_ABOUT.map((value) => ({ value, label: t.speak.about[value] })),
		frame: { at: now().epochMilliseconds, items: presentFrame(floor, 'inside').items },
		live: presentFloor(floor, 'inside')
	};
}
export type OwnPage = ReturnType<typeof presentOwn>;

/** Whose link was given when. Throws not_found, forbidden for who does not run the sitting. */
export async function presentKeys(db: Reader, lang: Lang, actor: Staff, id: string) {
	const sitting = await sittingFor(db, actor, id);
	if (!canRun(actor, sitting)) throw forbidden();
	const [holders, given] = await Promise.all([holdersOn(db, sitting.hostId, dayOf(sitting.startsAt)), keysIssued(db, id)]);
	return {
		id,
		title: sitting.title[lang],
		body: sitting.hostName[lang],
		may: LINKED.includes(sitting.stage),
		seats: holders.map(({ seatId, name }) => {
			const at = given.get(seatId);
			return { id: seatId, name, given: at === undefined ? undefined : formatDateTime(lang, at) };
		})
	};
}

/** Cards to be handed over, each with its link as a code; shown once. */
export function toCards(lang: Lang, issued: readonly IssuedKey[]) {
	return issued.map(({ seatId, name, key }) => {
		const href = publicOrigin() + paths.floor.seat(lang, key);
		return { id: seatId, name, href, qr: qrShape(href) };
	});
}

/** What who sits in it or runs it follows. Throws not_found. */
export async function insideView(db: Reader, id: string) {
	return presentFloor(await floorOf(db, id), 'inside');
}

/** The desk of a sitting may be followed by who reads of it there and by who sits in it. Throws not_found. */
export async function checkInside(db: Reader, actor: Staff, id: string): Promise<void> {
	const floor = await floorOf(db, id);
	if (floor.seats.some(({ personId }) => personId === actor.personId)) return;
	found(await sittingFor(db, actor, id));
}
