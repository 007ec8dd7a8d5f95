/**
 * The line of a reception day: who is called after whom, and what a ticket may go through. Pure: instants are given.
 * The order is written once, here and on the wall (messages `rule`): there is no other.
 */
export const TICKET_STATES = ['waiting', 'called', 'serving', 'finished', 'missed', 'left', 'kept'] as const;
/** `missed`: called and not there; `left`: went away by themselves; `kept`: the day ended before their turn, their wish waits on. */
export type TicketState = (typeof TICKET_STATES)[number];

export const TICKET_ACTS = ['call', 'recall', 'begin', 'finish', 'miss', 'return', 'leave', 'keep'] as const;
export type TicketAct = (typeof TICKET_ACTS)[number];

const TRANSITIONS = {
	waiting: { call: 'called', leave: 'left', keep: 'kept' },
	called: { recall: 'called', begin: 'serving', miss: 'missed', leave: 'left', keep: 'kept' },
	serving: { finish: 'finished' },
	missed: { return: 'waiting' },
	finished: {},
	left: {},
	kept: {}
} as const satisfies Record<TicketState, Partial<Record<TicketAct, TicketState>>>;

/** Whoever is before the host, or on the way in: one ticket of a day at most. */
export const AT_THE_DOOR: readonly TicketState[] = ['called', 'serving'];

/** So long somebody who was called is waited for. */
export const CALL_MINUTES = 3;
/** Who came later than their time and this goes with those who came without one. */
export const GRACE_MINUTES = 10;
/** The estimate is made of so many services, the last ones; of fewer than `FEW` it is made of the planned length. */
export const LAST_SERVICES = 20;
const FEW = 3;

export interface Ticket {
	id: string;
	state: TicketState;
	/** The booked time; null: came without one. */
	slotAt: Temporal.Instant | null;
	/** Of a group that goes first. */
	priority: boolean;
	arrivedAt: Temporal.Instant;
	/** When they were called first, since they stand in the line. */
	calledAt: Temporal.Instant | null;
	/** When they came back after a call they had missed. */
	returnedAt: Temporal.Instant | null;
	/** The order in which tickets were given. */
	n: number;
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;

/**
 * The state after an act, or undefined when it is not possible: a call is missed only after it was waited for, and one
 * comes back from a missed call once.
 */
export function next(
	ticket: Pick<Ticket, 'state' | 'calledAt' | 'returnedAt'>,
	act: TicketAct,
	at: Temporal.Instant
): TicketState | undefined {
	if (act === 'miss' && (ticket.calledAt === null || isAfter(ticket.calledAt.add({ minutes: CALL_MINUTES }), at))) return undefined;
	if (act === 'return' && ticket.returnedAt !== null) return undefined;
	const from: Partial<Record<TicketAct, TicketState>> = TRANSITIONS[ticket.state];
	return from[act];
}

/**
 * In which part of the line a ticket stands now: `booked`, whose time has come; `priority`; `general`, everybody else who
 * is there; `early`, who came before their time and is called before it only when nobody else waits.
 */
export const PARTS = ['booked', 'priority', 'general', 'early'] as const;
export type Part = (typeof PARTS)[number];

type Standing = Pick<Ticket, 'slotAt' | 'priority' | 'arrivedAt' | 'returnedAt' | 'n'>;

export function partOf({ slotAt, priority, arrivedAt, returnedAt }: Standing, at: Temporal.Instant): Part {
	if (returnedAt !== null) return 'general';
	const onTime = slotAt !== null && !isAfter(arrivedAt, slotAt.add({ minutes: GRACE_MINUTES }));
	if (!onTime) return priority ? 'priority' : 'general';
	if (isAfter(slotAt, at)) return priority ? 'priority' : 'early';
	return 'booked';
}

/** Since when a ticket stands in its part: booked ones by their time, the others by when they came, or came back. */
function since(ticket: Standing, part: Part): Temporal.Instant {
	const booked = part === 'booked' || part === 'early' ? ticket.slotAt : null;
	return booked ?? ticket.returnedAt ?? ticket.arrivedAt;
}

/** Who waits, in the order in which they would be called now. */
export function inOrder<T extends Ticket>(tickets: readonly T[], at: Temporal.Instant): T[] {
	const standing = tickets.filter(({ state }) => state === 'waiting').map((ticket) => ({ ticket, part: partOf(ticket, at) }));
	return standing
		.toSorted(
			(a, b) =>
				PARTS.indexOf(a.part) - PARTS.indexOf(b.part) ||
				Temporal.Instant.compare(since(a.ticket, a.part), since(b.ticket, b.part)) ||
				a.ticket.n - b.ticket.n
		)
		.map(({ ticket }) => ticket);
}

/** How long a service takes here: the middle of the last ones, in minutes; the planned length while there are too few. */
export function serviceMinutes(last: readonly number[], planned: number): number {
	const lengths = last.slice(-LAST_SERVICES).toSorted((a, b) => a - b);
	const middle = lengths[Math.floor(lengths.length / 2)];
	return lengths.length < FEW || middle === undefined ? planned : Math.max(1, middle);
}

export interface Pace {
	at: Temporal.Instant;
	/** When the one at the door was called; undefined: the host is free. */
	busySince: Temporal.Instant | undefined;
	minutes: number;
	/** Before this the host does not receive. */
	opensAt: Temporal.Instant;
}

/** When each of those who wait is likely to be called: the line is walked through as it would go if nobody else came. */
export function estimates(tickets: readonly Ticket[], { at, busySince, minutes, opensAt }: Pace): Map<string, Temporal.Instant> {
	const later = (a: Temporal.Instant, b: Temporal.Instant) => (isAfter(a, b) ? a : b);
	let free = later(at, opensAt);
	if (busySince !== undefined) free = later(free, busySince.add({ minutes }));
	let left: readonly Ticket[] = tickets.filter(({ state }) => state === 'waiting');
	const when = new Map<string, Temporal.Instant>();
	for (let [first] = inOrder(left, free); first !== undefined; [first] = inOrder(left, free)) {
		const { id, slotAt } = first;
		// Who came before their time may be called earlier; what they can count on is their time.
		when.set(id, partOf(first, free) === 'early' && slotAt !== null ? slotAt : free);
		left = left.filter((ticket) => ticket.id !== id);
		free = free.add({ minutes });
	}
	return when;
}

/** Letters before the number: `A` for who has a booked time, `B` for who came without. Read by everybody, in every language. */
export const SERIES = ['A', 'B'] as const;
export type Series = (typeof SERIES)[number];
export const seriesOf = ({ slotAt }: Pick<Ticket, 'slotAt'>): Series => (slotAt === null ? 'B' : 'A');
/** As it stands on the slip and on the screen: A7, B12. */
export const labelOf = (series: string, n: number): string => `${series}${String(n)}`;

/** What came of a reception, as its card says. */
export const OUTCOMES = ['answer', 'appeal', 'assignment'] as const;
export type Outcome = (typeof OUTCOMES)[number];
