import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { seatHolders, type SeatHolder } from '#modules/mandates/server/index.ts';
import type { VisitInput } from '../../input.ts';
import { planningUnit } from '../policy.ts';
import { stopsOf } from '../queries.ts';
import { keepVisit, tell } from '../store.ts';

/**
 * Plans a trip of somebody who holds a mandate; nobody is told yet. The unit that plans it is the actor's own that is nearest to the
 * body. Returns its id. Throws forbidden, invalid `mandateId` (nobody of today, or not theirs to plan), `firstDay` (has passed).
 */
export async function planVisit(tx: Tx, actor: Actor, input: VisitInput): Promise<string> {
	const at = now();
	const { holder, unitId } = await travellerOf(tx, actor, input);
	const id = newId();
	await tx
		.insertInto('visit')
		.values({
			id,
			unit_id: unitId,
			mandate_id: holder.id,
			purpose: JSON.stringify(input.purpose),
			first_day: input.firstDay,
			made_by: staffId(actor),
			made_at: at
		})
		.execute();
	await tell(tx, actor, id, 'planned', at, { mandate: holder.id, unit: unitId });
	return id;
}

/** Plans it anew while nobody was told; another traveller only while there is no stop. Throws as `planVisit`, conflict. */
export async function changeVisit(tx: Tx, actor: Actor, id: string, input: VisitInput): Promise<void> {
	const visit = await keepVisit(tx, actor, id, 'change');
	const { holder } = await travellerOf(tx, actor, input, visit.firstDay);
	if (holder.id !== visit.mandateId && (await stopsOf(tx, [id])).length > 0) throw invalid('mandateId', 'visits.has_stops');
	const values = { mandate_id: holder.id, purpose: JSON.stringify(input.purpose), first_day: input.firstDay };
	await tx.updateTable('visit').set(values).where('id', '=', id).execute();
	await tell(tx, actor, id, 'changed', now(), { mandate: holder.id });
}

async function travellerOf(
	tx: Tx,
	actor: Actor,
	{ mandateId, firstDay }: VisitInput,
	kept?: Temporal.PlainDate
): Promise<{ holder: SeatHolder; unitId: string }> {
	const [holder] = await seatHolders(tx, { ids: [mandateId] });
	if (actor.kind !== 'staff') throw forbidden();
	const unitId = holder && planningUnit(actor, holder.bodyPath);
	if (holder === undefined || unitId === undefined) throw invalid('mandateId', 'choose');
	const today = dayOf(now());
	const passed = Temporal.PlainDate.compare(firstDay, today) < 0 && kept?.equals(firstDay) !== true;
	if (passed) throw invalid('firstDay', 'visits.passed');
	return { holder, unitId };
}
