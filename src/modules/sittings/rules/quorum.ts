/** Who is there, moment by moment, and whether they are enough. Presence is a ledger: what was noted is never changed, only added to. Pure. */
import { needed, type Rounding, type Share, type Threshold } from './majority.ts';

/** What an absent member's voice, given to one who is there, may do: nothing, vote, or vote and be counted as present. */
export const PROXIES = ['none', 'vote', 'count'] as const;
export type Proxies = (typeof PROXIES)[number];

export interface Quorum {
	base: 'members' | 'seats';
	share: Share;
	threshold: Threshold;
	rounding: Rounding;
	proxies: Proxies;
	/** How many absent members one may hold the voice of. */
	mostProxies: number;
}

/** One came in, went out, or their voice was given to another who is there (and taken back). */
interface Noted<What extends string> {
	at: Temporal.Instant;
	/** Whose seat it is of. */
	seat: string;
	what: What;
}
export type Note = Noted<'in'> | Noted<'out'> | Noted<'back'> | (Noted<'proxy'> & { holder: string });

export interface There {
	/** Seats whose members are in the room or on line themselves. */
	inside: ReadonlySet<string>;
	/** By the seat of an absent member: who holds their voice. */
	proxies: ReadonlyMap<string, string>;
}

export type NoteFault = 'no_proxies' | 'holder_out' | 'self' | 'too_many' | 'inside' | 'unchanged';

const heldBy = (there: There, holder: string) => [...there.proxies.values()].filter((one) => one === holder).length;

/** Why something cannot be noted as things stand; undefined when it can. What would change nothing is refused, so that the ledger has no empty lines. */
export function noteFault(rule: Pick<Quorum, 'proxies' | 'mostProxies'>, there: There, note: Note): NoteFault | undefined {
	const { seat } = note;
	if (note.what === 'in') return there.inside.has(seat) ? 'unchanged' : undefined;
	if (note.what === 'out') return there.inside.has(seat) ? undefined : 'unchanged';
	if (note.what === 'back') return there.proxies.has(seat) ? undefined : 'unchanged';
	if (rule.proxies === 'none') return 'no_proxies';
	if (note.holder === seat) return 'self';
	if (there.inside.has(seat)) return 'inside';
	if (!there.inside.has(note.holder)) return 'holder_out';
	if (there.proxies.get(seat) === note.holder) return 'unchanged';
	return heldBy(there, note.holder) < rule.mostProxies ? undefined : 'too_many';
}

/** Who is there, as a note changes it in place: what a whole ledger is read with, which may be of hundreds. */
interface Changing {
	inside: Set<string>;
	proxies: Map<string, string>;
}

/** Who comes in takes their own voice back; with whoever goes out go the voices they held. */
function note({ inside, proxies }: Changing, { seat, ...said }: Note): void {
	if (said.what === 'in') {
		inside.add(seat);
		proxies.delete(seat);
	} else if (said.what === 'out') {
		inside.delete(seat);
		for (const [giver, holder] of proxies) if (holder === seat) proxies.delete(giver);
	} else if (said.what === 'back') proxies.delete(seat);
	else proxies.set(seat, said.holder);
}

export const NOBODY_THERE: There = { inside: new Set(), proxies: new Map() };

/** The notes in the order in which they hold; of one instant, in the order in which they were made. */
const inOrder = (ledger: readonly Note[]) => ledger.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));

/** Who was there at an instant, what was noted then included. */
export function thereAt(ledger: readonly Note[], at: Temporal.Instant): There {
	const there: Changing = { inside: new Set(), proxies: new Map() };
	for (const one of inOrder(ledger)) if (Temporal.Instant.compare(one.at, at) <= 0) note(there, one);
	return there;
}

/** How many are counted as present. */
export function presentCount({ proxies: allowed }: Pick<Quorum, 'proxies'>, { inside, proxies }: There): number {
	return inside.size + (allowed === 'count' ? proxies.size : 0);
}

/** How many must be there. */
export const quorumOf = (rule: Quorum, house: { members: number; seats: number }): number => needed(rule, house[rule.base]);

/** From an instant on so many were there, and whether they were enough; until the next one. */
export interface Stretch {
	from: Temporal.Instant;
	present: number;
	met: boolean;
}

/** The whole sitting as stretches of the same number: the quorum is a fact of each moment, not of the opening. */
export function stretches(rule: Quorum, house: { members: number; seats: number }, ledger: readonly Note[]): Stretch[] {
	const enough = quorumOf(rule, house);
	const list: Stretch[] = [];
	const there: Changing = { inside: new Set(), proxies: new Map() };
	for (const one of inOrder(ledger)) {
		note(there, one);
		const present = presentCount(rule, there);
		const last = list.at(-1);
		const stretch = { from: one.at, present, met: present >= enough };
		if (last !== undefined && Temporal.Instant.compare(last.from, one.at) === 0) list[list.length - 1] = stretch;
		else if (last?.present !== present) list.push(stretch);
	}
	return list;
}

/** The first instant between two, both included, at which they were too few; undefined when they were enough throughout. */
export function lostDuring(list: readonly Stretch[], from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant | undefined {
	const before = list.findLast((one) => Temporal.Instant.compare(one.from, from) <= 0);
	if (before?.met !== true) return from;
	return list.find((one) => !one.met && Temporal.Instant.compare(one.from, from) > 0 && Temporal.Instant.compare(one.from, to) <= 0)?.from;
}
