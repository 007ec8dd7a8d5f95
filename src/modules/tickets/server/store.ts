/** How the line of a day is taken under lock before an act, and how an act on a ticket is told. */
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { telling } from '#platform/journal/index.ts';
import { keepsHost } from '#modules/receptions/server/index.ts';
import { dayById, type LineDay } from './queries.ts';

/** A day for whoever keeps its host's hours. Throws not_found for everybody else. */
export function keptBy(actor: Actor, day: LineDay | undefined): LineDay {
	const there = found(day);
	if (!keepsHost(actor, there)) throw notFound();
	return there;
}

/**
 * The line of a day, held until the transaction ends: from here two desks act one after the other. The first act opens it. Throws
 * not_found, conflict `tickets.not_today`, `tickets.closed`.
 */
export async function lockLine(tx: Tx, actor: Actor, dayId: string): Promise<LineDay> {
	const day = keptBy(actor, await dayById(asReader(tx), dayId));
	const at = now();
	if (!day.day.equals(dayOf(at))) throw conflict('tickets.not_today');
	await tx
		.insertInto('ticket_line')
		.values({ day_id: dayId, opened_at: at })
		.onConflict((clash) => clash.doNothing())
		.execute();
	const line = await tx.selectFrom('ticket_line').selectAll().where('day_id', '=', dayId).forUpdate().executeTakeFirstOrThrow();
	if (line.closed_at !== null) throw conflict('tickets.closed');
	return { ...day, openedAt: line.opened_at };
}

/** One row on the ticket's chain. Read by staff. */
export const tell = telling('ticket');
