/** The floor as it stands: read once, shown to the chair, the members, the hall and everybody by what each may see. */
import { now } from '#platform/clock.ts';
import { inBatchesOf } from '#platform/db/batch.ts';
import { lookup, rows, sql, type Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { groundOf } from '#modules/sittings/rules/papers.ts';
import { countOf } from '#modules/sittings/rules/ballots.ts';
import { isRunning } from '#modules/events/rules.ts';
import { houseOf, itemsOf, publicSitting, sittingById, sittingSeats } from '#modules/sittings/server/index.ts';
import type { LiveSpeaker, LiveView, LiveVote } from '../rules/live.ts';
import { leftOf, queue, secondsOf } from '../rules/speakers.ts';
import { votersOf } from '../rules/votes.ts';
import { speakersOf, votesOf, type Speaker, type Vote } from './queries.ts';

/** So many of those who wait, and of the votes before, are told of. */
const [NEXT, BEFORE] = [5, 10];

export interface Budget {
	groupId: string;
	seconds: number;
}

/** Whoever asks. Throws not_found. */
export async function floorOf(db: Reader, id: string) {
	const sitting = found(await sittingById(db, id));
	const [seats, items, votes, speakers, house, budgets] = await Promise.all([
		sittingSeats(db, id),
		itemsOf(db, id),
		votesOf(db, id),
		speakersOf(db, id),
		houseOf(db, sitting),
		rows(db, sql<Budget>`SELECT group_id AS "groupId", seconds FROM sitting_budget WHERE event_id = ${id} ORDER BY group_id`)
	]);
	const groups = await unitsByIds(db, [...new Set(seats.flatMap(({ groupId }) => groupId ?? []))]);
	const running = items.find(isRunning);
	return { sitting, seats, items, votes, speakers, house, budgets, groups, running };
}
export type Floor = Awaited<ReturnType<typeof floorOf>>;

/** The same for pages that a whole chamber asks for at one moment: who asks while it is read shares the next reading. Throws not_found. */
export const sharedFloor: (id: string) => Promise<Floor> = inBatchesOf(
	(id: string) => id,
	async (id, askers) => {
		const floor = await floorOf(lookup(), id);
		return askers.map(() => floor);
	}
);

/** One of which citizens may know. Throws not_found. */
export async function publicFloor(db: Reader, id: string): Promise<Floor> {
	await publicSitting(db, id);
	return floorOf(db, id);
}

/** `inside`: who sits in it or runs it also sees what is closed. */
export type Audience = 'public' | 'inside';

const hiddenIn = ({ sitting, items }: Floor, audience: Audience) =>
	new Map(
		items.flatMap((item) => {
			const ground = audience === 'inside' ? null : groundOf(sitting, items, item);
			return ground === null ? [] : [[item.id, ground] as const];
		})
	);

/** Seconds that the faction of a speaker has left at an instant; undefined without a limit. */
export function leftFor({ budgets, seats, speakers }: Floor, groupId: string | null, except?: string): number | undefined {
	const budget = budgets.find((one) => one.groupId === groupId);
	if (budget === undefined) return undefined;
	const members = new Set(seats.filter((seat) => seat.groupId === groupId).map(({ seatId }) => seatId));
	const spoken = speakers.filter(({ id, seatId }) => seatId !== null && members.has(seatId) && id !== except);
	return leftOf(budget.seconds, spoken, now());
}

function toSpeaker(floor: Floor, one: Speaker): LiveSpeaker {
	const at = now();
	const spoken = secondsOf(one, at);
	const paused = one.pauses.reduce((sum, { from, to }) => sum + ((to ?? at).epochMilliseconds - from.epochMilliseconds), 0);
	const seat = floor.seats.find(({ seatId }) => seatId === one.seatId);
	return {
		name: one.name,
		kind: one.kind,
		since: one.state === 'paused' || one.beganAt === null ? null : one.beganAt.epochMilliseconds + paused,
		spoken: one.state === 'paused' ? spoken : 0,
		left: seat === undefined ? null : (leftFor(floor, seat.groupId, one.id) ?? null)
	};
}

/** A vote as it may be told: of an open one how many have voted, and nothing of what they said. */
export function toVote({ seats, house }: Pick<Floor, 'seats' | 'house'>, vote: Vote): LiveVote {
	const { number, question, way, state, counted, result, ballots, void: voided } = vote;
	const { base, share, threshold, rounding, tie } = vote.rule;
	const by = new Map(ballots.map(({ seatId, voice }) => [seatId, voice[0]]));
	const told = state === 'declared' && way !== 'hands';
	return {
		number,
		question,
		way,
		state,
		counted,
		rule: { base, share, threshold, rounding, tie },
		said: way === 'device' ? ballots.length : 0,
		of: votersOf(house.rule.quorum.proxies, house.there),
		result:
			result === null
				? null
				: {
						yes: result.yes,
						no: result.no,
						abstain: result.abstain,
						silent: result.silent,
						base: result.base,
						needed: result.needed,
						carried: result.outcome === 'carried',
						byChair: result.byChair
					},
		reason: voided?.reason ?? null,
		words: voided?.words ?? null,
		voices: told ? seats.map(({ seatId }) => by.get(seatId) ?? '-').join('') : ''
	};
}

function toBefore(items: Floor['items'], vote: Vote): LiveView['before'][number] {
	const { yes, no, abstain } = vote.result ?? { ...countOf([]) };
	const what = vote.result === null ? 'v' : vote.result.outcome === 'carried' ? 'c' : 'l';
	return [items.findIndex(({ id }) => id === vote.itemId), vote.number, yes, no, abstain, what];
}

/** What every page is told of a sitting as it goes: of a closed item its ground alone, of a closed sitting nothing but its stage. */
export function presentFloor(floor: Floor, audience: Audience): LiveView {
	const { sitting, items, seats, house, running } = floor;
	const hidden = hiddenIn(floor, audience);
	const ground = running === undefined ? undefined : hidden.get(running.id);
	const here = running === undefined || ground !== undefined ? undefined : running;
	const speakers = floor.speakers.filter(({ itemId }) => itemId === here?.id);
	const onFloor = speakers.find(({ state }) => state === 'speaking') ?? speakers.find(({ state }) => state === 'paused');
	const waiting = queue(speakers);
	const votes = floor.votes.filter(({ itemId }) => !hidden.has(itemId));
	const vote = here === undefined ? undefined : votes.findLast(({ itemId }) => itemId === here.id);
	const ended = votes.filter((one) => one !== vote && (one.state === 'declared' || one.state === 'void'));
	const whole = audience === 'public' && sitting.closedGround !== null;
	return {
		stage: sitting.stage,
		...(whole ? { present: 0, needed: 0, members: 0, met: true } : { ...countsOf(house) }),
		there: whole ? '' : seats.map(({ seatId }) => whereIs(floor, seatId)).join(''),
		items: whole ? '' : items.map(itemLetter).join(''),
		ground: ground ?? null,
		speaker: onFloor === undefined ? null : toSpeaker(floor, onFloor),
		next: waiting.slice(0, NEXT).map(({ name, kind }) => ({ name, kind })),
		waiting: waiting.length,
		vote: vote === undefined ? null : toVote(floor, vote),
		before: ended.slice(-BEFORE).map((one) => toBefore(items, one))
	};
}

const countsOf = ({ present, needed, members, met }: Floor['house']) => ({ present, needed, members, met });

/** `i` in, `p` absent with their voice given to another, `o` out. */
export function whereIs({ house }: Pick<Floor, 'house'>, seatId: string): 'i' | 'p' | 'o' {
	if (house.there.inside.has(seatId)) return 'i';
	return house.there.proxies.has(seatId) ? 'p' : 'o';
}

function itemLetter({ startedAt, endedAt, withdrawnAt }: Floor['items'][number]): 'w' | 'r' | 'd' | 'x' {
	if (withdrawnAt !== null) return 'x';
	if (startedAt === null) return 'w';
	return endedAt === null ? 'r' : 'd';
}

/** What does not change while one looks: names, titles, and the clock of the server. */
export interface Frame {
	id: string;
	body: Texts;
	title: Texts;
	/** Why the whole of it is closed to the reader. */
	closed: string | null;
	seats: { name: string; group: Texts | null }[];
	items: { number: string; title: Texts | null; ground: string | null }[];
	/** Milliseconds of the epoch. */
	at: number;
}

export function presentFrame(floor: Floor, audience: Audience): Frame {
	const { sitting, seats, items, groups } = floor;
	const hidden = hiddenIn(floor, audience);
	const closed = audience === 'public' ? sitting.closedGround : null;
	return {
		id: sitting.id,
		body: sitting.hostName,
		title: sitting.title,
		closed,
		seats: closed === null ? seats.map(({ name, groupId }) => ({ name, group: groups.get(groupId ?? '')?.name ?? null })) : [],
		items:
			closed === null
				? items.map(({ id, number, title }) => ({
						number,
						title: hidden.has(id) ? null : title,
						ground: hidden.get(id) ?? null
					}))
				: [],
		at: now().epochMilliseconds
	};
}

/** Where the sitting can be watched; `plays`: an HLS address (RFC 8216), which some browsers play themselves. A closed one has none. */
export function streamOf({ streamUrl, closedGround, stage }: Floor['sitting']): { href: string; plays: boolean } | undefined {
	if (streamUrl === null || closedGround !== null || (stage !== 'check_in' && stage !== 'open')) return undefined;
	return { href: streamUrl, plays: new URL(streamUrl).pathname.endsWith('.m3u8') };
}
