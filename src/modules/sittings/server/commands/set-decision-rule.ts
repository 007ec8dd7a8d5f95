import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import type { Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { telling } from '#platform/journal/index.ts';
import { keptBody } from '#modules/mandates/server/index.ts';
import type { RuleInput } from '../../input.ts';

const tell = telling('unit');

onConstraint('decision_rule__day_key', () => invalid('validFrom', 'sittings.rule_day'));

/**
 * Sets how a body decides from a day to come: what was decided before keeps its rule. Throws not_found, forbidden, invalid `validFrom`
 * (`sittings.rule_past`, `sittings.rule_day`: an edition from that day is there).
 */
export async function setDecisionRule(tx: Tx, actor: Actor, unitId: string, input: RuleInput): Promise<void> {
	await keptBody(tx, actor, unitId);
	const [id, at] = [newId(), now()];
	const { validFrom, source, quorum, majorities } = input;
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'sittings.rule_past');
	await tx
		.insertInto('decision_rule')
		.values({
			id,
			unit_id: unitId,
			valid_from: validFrom,
			source,
			set_at: at,
			set_by: staffId(actor),
			quorum_base: quorum.base,
			quorum_over: quorum.share.over,
			quorum_of: quorum.share.of,
			quorum_threshold: quorum.threshold,
			quorum_rounding: quorum.rounding,
			proxies: quorum.proxies,
			most_proxies: quorum.mostProxies
		})
		.execute();
	await tx
		.insertInto('decision_majority')
		.values(
			majorities.map(({ name, share, ...rest }, i) => ({
				rule_id: id,
				position: i + 1,
				name: JSON.stringify(name),
				share_over: share.over,
				share_of: share.of,
				...rest
			}))
		)
		.execute();
	await tell(tx, actor, unitId, 'decision_rule_set', at, { rule: id, from: validFrom.toString(), source, quorum, majorities });
}
