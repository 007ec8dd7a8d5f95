/** How a visit is taken under lock before an act, how its span follows its stops, and how the act is told. */
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { telling } from '#platform/journal/index.ts';
import { possible, possibleAt, stateOf, stopState, type VisitAct } from '../rules.ts';
import { canKeep, canRead } from './policy.ts';
import { stopsOf, visitById, type StopRow, type VisitRow } from './queries.ts';

/** A visit under lock, for who keeps it, in a state in which the act is possible. Throws not_found, forbidden, conflict `visits.not_now`. */
export async function keepVisit(tx: Tx, actor: Actor, id: string, act: VisitAct): Promise<VisitRow> {
	found(await tx.selectFrom('visit').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
	const visit = found(await visitById(tx, id));
	if (!canRead(actor, visit)) throw notFound();
	if (!canKeep(actor, visit)) throw forbidden();
	if (!possible(stateOf(visit, now())).includes(act)) throw conflict('visits.not_now');
	return visit;
}

/** One stop of it, with the others that are held. Throws as `keepVisit`, not_found for another visit's stop. */
export async function keepStop(
	tx: Tx,
	actor: Actor,
	{ visitId, stopId }: { visitId: string; stopId: string },
	act: VisitAct
): Promise<{ visit: VisitRow; stop: StopRow; others: StopRow[] }> {
	const visit = await keepVisit(tx, actor, visitId, act);
	const stops = await stopsOf(tx, [visitId]);
	const stop = found(stops.find(({ id }) => id === stopId));
	const at = now();
	if (!possibleAt(stateOf(visit, at), stopState(stop, at)).includes(act)) throw conflict('visits.not_now');
	return { visit, stop, others: stops.filter(({ id, cancelledAt }) => id !== stopId && cancelledAt === null) };
}

/** The visit lasts from its first stop that is held to its last. */
export async function keepSpan(tx: Tx, visitId: string): Promise<void> {
	await sql`
		UPDATE visit v SET starts_at = s.first, ends_at = s.last
		FROM (SELECT min(starts_at) AS first, max(ends_at) AS last FROM visit_stop WHERE visit_id = ${visitId} AND cancelled_at IS NULL) s
		WHERE v.id = ${visitId}`.execute(tx);
}

/** One row on the visit's chain. Read by staff: what citizens read of it stands on its page. */
export const tell = telling('visit');
