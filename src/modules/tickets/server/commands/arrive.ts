import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { touch } from '#platform/live/index.ts';
import { seatsOn } from '#modules/receptions/server/index.ts';
import { markArrived, receiveWish, wishById } from '#modules/wishes/server/index.ts';
import type { WalkInInput } from '../../input.ts';
import { labelOf, seriesOf } from '../../rules.ts';
import { hallTopic } from '../present-hall.ts';
import { ticketById, ticketsOf, type LineDay, type TicketRow } from '../queries.ts';
import { lockLine, tell } from '../store.ts';

/** What a person at the desk is given. */
export interface Given {
	ticketId: string;
	label: string;
}

/**
 * Somebody who booked a time of this day has come, and gets a number. Throws as `lockLine`, invalid `wishId` for who has no time
 * on it, conflict `tickets.here` for who has a number already.
 */
export async function arriveBooked(tx: Tx, actor: Staff, dayId: string, { wishId }: { wishId: string }): Promise<Given> {
	const day = await lockLine(tx, actor, dayId);
	const seat = (await seatsOn(tx, dayId)).find((one) => one.wishId === wishId);
	if (seat === undefined) throw invalid('wishId', 'choose');
	if ((await ticketsOf(tx, dayId)).some((ticket) => ticket.wishId === wishId)) throw conflict('tickets.here');
	await markArrived(tx, actor, wishId);
	return give(tx, actor, day, { id: newId(), wishId, slotAt: seat.startsAt });
}

/**
 * Somebody came without a time: their wish is recorded like everybody's, and they get a number. The same form sent twice is the
 * same person. Throws as `lockLine`, and what recording a wish refuses.
 */
export async function arriveWalkIn(tx: Tx, actor: Staff, dayId: string, { key, ...input }: WalkInInput): Promise<Given> {
	const day = await lockLine(tx, actor, dayId);
	const before = await ticketById(asReader(tx), key);
	if (before !== undefined) return givenBefore(before, dayId);
	const { id: wishId } = await receiveWish(tx, actor, { ...input, hostId: day.hostId, mode: 'in_person' }, { channel: 'desk', here: true });
	await markArrived(tx, actor, wishId);
	return give(tx, actor, day, { id: key, wishId, slotAt: null });
}

function givenBefore({ id, dayId, series, n }: TicketRow, asked: string): Given {
	if (dayId !== asked) throw conflict('tickets.not_now');
	return { ticketId: id, label: labelOf(series, n) };
}

interface Coming {
	id: string;
	wishId: string;
	slotAt: Temporal.Instant | null;
}

async function give(tx: Tx, actor: Staff, day: LineDay, { id, wishId, slotAt }: Coming): Promise<Given> {
	const wish = found(await wishById(asReader(tx), wishId));
	const series = seriesOf({ slotAt });
	const at = now();
	// The line is held: nobody takes the same number.
	const [last] = await rows(
		tx,
		sql<{ n: number }>`SELECT coalesce(max(n), 0)::int AS n FROM ticket WHERE day_id = ${day.id} AND series = ${series}`
	);
	const n = (last?.n ?? 0) + 1;
	await tx
		.insertInto('ticket')
		.values({
			id,
			day_id: day.id,
			wish_id: wishId,
			series,
			n,
			state: 'waiting',
			slot_at: slotAt,
			priority: wish.priorityGroup !== null,
			arrived_at: at
		})
		.execute();
	await tell(tx, actor, id, 'given', at, { day: day.id, wish: wishId, label: labelOf(series, n) });
	await touch(tx, hallTopic(day.id));
	return { ticketId: id, label: labelOf(series, n) };
}
