import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { tellHosts } from '../letters.ts';
import { cancelHours } from '../hours.ts';
import { stopsOf } from '../queries.ts';
import { keepVisit, tell } from '../store.ts';

/**
 * Tells of the trip, in advance: from now on citizens read it, and whoever receives at its stops is written to. Throws not_found,
 * forbidden, conflict `visits.not_now`, `visits.no_stops`, `visits.no_place` (of each stop the place must be said), `visits.late` (its
 * first stop has begun).
 */
export async function publishVisit(tx: Tx, actor: Actor, id: string): Promise<void> {
	const visit = await keepVisit(tx, actor, id, 'publish');
	const stops = await stopsOf(tx, [id]);
	const at = now();
	const [first] = stops;
	if (first === undefined) throw conflict('visits.no_stops');
	if (stops.some(({ place }) => place === null)) throw conflict('visits.no_place');
	if (Temporal.Instant.compare(first.startsAt, at) <= 0) throw conflict('visits.late');
	await tx.updateTable('visit').set({ published_at: at }).where('id', '=', id).execute();
	const letters = await tellHosts(
		tx,
		visit,
		stops.map((stop) => ({ stop, before: undefined })),
		'published'
	);
	await tell(tx, actor, id, 'published', at, { stops: stops.length, letters });
}

/** Calls the whole trip off, with the reason that citizens and hosts read; of a plan nobody is told. Throws not_found, forbidden, conflict. */
export async function cancelVisit(tx: Tx, actor: Actor, id: string, { reason }: { reason: string }): Promise<void> {
	const visit = await keepVisit(tx, actor, id, 'cancel');
	const at = now();
	const held = (await stopsOf(tx, [id])).filter(({ cancelledAt }) => cancelledAt === null);
	await tx.updateTable('visit').set({ cancelled_at: at, cancel_reason: reason }).where('id', '=', id).execute();
	await sql`UPDATE visit_stop SET cancelled_at = ${at}, cancel_reason = ${reason}, sequence = sequence + 1, changed_at = ${at}
		WHERE visit_id = ${id} AND cancelled_at IS NULL`.execute(tx);
	await cancelHours(
		tx,
		held.map((stop) => stop.id),
		reason
	);
	const called = held.map((stop) => ({ stop: { ...stop, cancelReason: reason }, before: undefined }));
	const letters = visit.told ? await tellHosts(tx, visit, called, 'dropped') : 0;
	await tell(tx, actor, id, 'cancelled', at, { reason, stops: held.length, letters });
}
