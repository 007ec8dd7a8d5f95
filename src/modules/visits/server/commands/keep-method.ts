/** The method, kept by date by an administrator of the root. */
import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import type { MethodInput } from '../../input.ts';
import { COMPONENTS } from '../../rules/need.ts';
import { methods } from '../method.ts';
import { tell } from '../store.ts';

/** Adds an edition from a day to come: nothing that was ranked before changes. Throws forbidden, invalid `validFrom`. */
export async function addMethod(tx: Tx, actor: Actor, input: MethodInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const { validFrom, source, reason, speedKmh, detourPercent, evenPeople, halfMonths, halfKm, halfPeople, leastKnown } = input;
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'visits.to_come');
	await sql`SELECT FROM visit_method FOR UPDATE`.execute(tx);
	const editions = await methods(tx);
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'visits.taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await tx.updateTable('visit_method').set({ valid_to: eve }).where('valid_from', '=', ends.validFrom).execute();
	const weights = Object.fromEntries(COMPONENTS.map((component) => [component, input[component]]));
	await tx
		.insertInto('visit_method')
		.values({
			valid_from: validFrom,
			valid_to: validTo,
			speed_kmh: speedKmh,
			detour_percent: detourPercent,
			weights: JSON.stringify(weights),
			even_people: evenPeople,
			half_months: halfMonths,
			half_km: halfKm,
			half_people: halfPeople,
			least_known: leastKnown,
			source,
			reason,
			added_at: at,
			added_by: actorId(actor)
		})
		.execute();
	const numbers = { weights, speedKmh, detourPercent, evenPeople, halfMonths, halfKm, halfPeople, leastKnown };
	await tell(tx, actor, namedId('visit_method'), 'method_added', at, { from: validFrom.toString(), ...numbers, source, reason });
}
