/** Reads of the day of a reception. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { AT_THE_DOOR, estimates, inOrder, LAST_SERVICES, partOf, serviceMinutes, type Part, type Series, type Ticket } from '../rules.ts';

type Names = Record<Lang, string>;

/** A reception day with whoever receives on it, and its line as far as there is one. */
export interface LineDay {
	id: string;
	hostId: string;
	hostName: string;
	/** Who receives, when they are of the staff. */
	personId: string | null;
	unitId: string;
	unitPath: string;
	placeName: Names;
	territoryId: string;
	day: Temporal.PlainDate;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	slotMinutes: number;
	openedAt: Temporal.Instant | null;
	closedAt: Temporal.Instant | null;
}

/** A day that was not cancelled. */
export async function dayById(db: Reader | Tx, id: string): Promise<LineDay | undefined> {
	const [row] = await rows(
		db,
		sql<LineDay>`
			SELECT d.id, d.host_id AS "hostId", h.name AS "hostName", h.person_id AS "personId", u.id AS "unitId", u.path::text AS "unitPath",
				p.name AS "placeName", p.territory_id AS "territoryId", d.day, d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.slot_minutes AS "slotMinutes",
				l.opened_at AS "openedAt", l.closed_at AS "closedAt"
			FROM reception_day d JOIN reception_host h ON h.id = d.host_id JOIN unit u ON u.id = h.unit_id JOIN reception_place p ON p.id = d.place_id
			LEFT JOIN ticket_line l ON l.day_id = d.id
			WHERE d.id = ${id} AND d.state = 'planned'`
	);
	return row;
}

export interface TicketRow extends Ticket {
	dayId: string;
	wishId: string;
	series: Series;
	calls: number;
	beganAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	hasCard: boolean;
}

const TICKET = sql`
	SELECT t.id, t.day_id AS "dayId", t.wish_id AS "wishId", t.series, t.n, t.state, t.slot_at AS "slotAt", t.priority, t.arrived_at AS "arrivedAt",
		t.called_at AS "calledAt", t.calls, t.began_at AS "beganAt", t.returned_at AS "returnedAt", t.ended_at AS "endedAt",
		EXISTS (SELECT FROM reception_card c WHERE c.ticket_id = t.id) AS "hasCard"
	FROM ticket t`;

/** All tickets of a day, in the order in which they were given. */
export function ticketsOf(db: Reader | Tx, dayId: string): Promise<TicketRow[]> {
	return rows(db, sql<TicketRow>`${TICKET} WHERE t.day_id = ${dayId} ORDER BY t.arrived_at, t.series, t.n`);
}

export async function ticketById(db: Reader | Tx, id: string): Promise<TicketRow | undefined> {
	const [row] = await rows(db, sql<TicketRow>`${TICKET} WHERE t.id = ${id}`);
	return row;
}

/** How long the last services of a host took, in minutes, oldest first. */
async function lastServices(db: Reader | Tx, { hostId, day }: LineDay): Promise<number[]> {
	const found = await rows(
		db,
		sql<{ minutes: number }>`
			SELECT round(extract(epoch FROM t.ended_at - t.called_at) / 60)::int AS minutes
			FROM ticket t JOIN reception_day d ON d.id = t.day_id
			WHERE d.host_id = ${hostId} AND t.state = 'finished' AND t.day_id IN (
				SELECT id FROM reception_day WHERE host_id = ${hostId} AND day <= ${day} ORDER BY day DESC LIMIT ${LAST_SERVICES})
			ORDER BY t.ended_at DESC LIMIT ${LAST_SERVICES}`
	);
	return found.map(({ minutes }) => minutes).toReversed();
}

/** How long a service takes at this host's, in minutes. */
export async function paceOf(db: Reader | Tx, day: LineDay): Promise<number> {
	return serviceMinutes(await lastServices(db, day), day.slotMinutes);
}

export interface Waiting {
	ticket: TicketRow;
	part: Part;
	/** When they are likely to be called. */
	at: Temporal.Instant;
}

/** Who waits, in the order in which they are called, each with the likely time. */
export async function forecast(db: Reader | Tx, day: LineDay, tickets: readonly TicketRow[], at: Temporal.Instant): Promise<Waiting[]> {
	const busySince = tickets.find(({ state }) => AT_THE_DOOR.includes(state))?.calledAt ?? undefined;
	const when = estimates(tickets, { at, busySince, minutes: await paceOf(db, day), opensAt: day.startsAt });
	return inOrder(tickets, at).map((ticket) => ({ ticket, part: partOf(ticket, at), at: when.get(ticket.id) ?? at }));
}
