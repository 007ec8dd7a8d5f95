import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import type { Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { telling } from '#platform/journal/index.ts';
import { keptBody } from '#modules/mandates/server/index.ts';
import type { ThresholdInput } from '../../input.ts';

const tell = telling('unit');

onConstraint('discussion_rule__day_key', () => invalid('validFrom', 'discussion.rule_day'));

/**
 * Sets how many voices a proposed item needs at a body, from a day to come. Throws not_found, forbidden, invalid `validFrom`
 * (`discussion.rule_past`, `discussion.rule_day`: an edition from that day is there).
 */
export async function setThreshold(tx: Tx, actor: Actor, unitId: string, { validFrom, supports, source }: ThresholdInput): Promise<void> {
	await keptBody(tx, actor, unitId);
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'discussion.rule_past');
	await tx
		.insertInto('discussion_rule')
		.values({ id: newId(), unit_id: unitId, valid_from: validFrom, supports, source, set_at: at, set_by: staffId(actor) })
		.execute();
	await tell(tx, actor, unitId, 'discussion_rule_set', at, { from: validFrom.toString(), supports, source });
}
