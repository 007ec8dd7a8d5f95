import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { found, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { EndInput } from '../../input.ts';
import { keptBody } from './open-term.ts';

/**
 * Ends a mandate before its term does, with the reason and its source; the same said again changes nothing. Throws not_found for
 * a mandate of another body, forbidden, invalid `lastDay`.
 */
export async function endMandate(tx: Tx, actor: Actor, unitId: string, input: EndInput): Promise<void> {
	await keptBody(tx, actor, unitId);
	const { mandateId, lastDay, endReason, endSource } = input;
	const mandate = found(
		await tx
			.selectFrom('mandate as m')
			.innerJoin('mandate_term as t', 't.id', 'm.term_id')
			.select(['m.valid_from', 'm.valid_to', 'm.end_reason', 'm.end_source'])
			.where('m.id', '=', mandateId)
			.where('t.unit_id', '=', unitId)
			.forUpdate('m')
			.executeTakeFirst()
	);
	const { valid_from: from, valid_to: to } = mandate;
	if (to.equals(lastDay) && mandate.end_reason === endReason && mandate.end_source === endSource) return;
	if (Temporal.PlainDate.compare(lastDay, from) < 0 || Temporal.PlainDate.compare(lastDay, to) > 0)
		throw invalid('lastDay', 'mandates.end_outside');
	await tx
		.updateTable('mandate')
		.set({ valid_to: lastDay, end_reason: endReason, end_source: endSource })
		.where('id', '=', mandateId)
		.execute();
	const data = { mandate: mandateId, to: lastDay.toString(), reason: endReason, source: endSource };
	await journal(tx, { subject: { kind: 'unit', id: unitId }, actor, act: 'unit.mandate_ended', seenBy: 'staff', at: now(), data });
}
