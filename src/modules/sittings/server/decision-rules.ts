/** Editions of how bodies decide. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Majority } from '../rules/majority.ts';
import type { Quorum } from '../rules/quorum.ts';

export interface NamedMajority extends Majority {
	name: Texts;
}

export interface DecisionRule {
	id: string;
	/** Null: what holds where a body has set nothing. */
	unitId: string | null;
	validFrom: Temporal.PlainDate;
	quorum: Quorum;
	/** The first is the ordinary question's. */
	majorities: NamedMajority[];
	source: string;
}

/** The editions of a body and the one that holds without them, the latest first. */
export async function editionsOf(db: Reader | Tx, unitId: string): Promise<DecisionRule[]> {
	return rows(
		db,
		sql<DecisionRule>`
			SELECT r.id, r.unit_id AS "unitId", r.valid_from AS "validFrom", r.source,
				jsonb_build_object('base', r.quorum_base, 'share', jsonb_build_object('over', r.quorum_over, 'of', r.quorum_of), 'threshold', r.quorum_threshold,
					'rounding', r.quorum_rounding, 'proxies', r.proxies, 'mostProxies', r.most_proxies) AS quorum,
				(SELECT jsonb_agg(jsonb_build_object('name', m.name, 'base', m.base, 'share', jsonb_build_object('over', m.share_over, 'of', m.share_of),
					'threshold', m.threshold, 'rounding', m.rounding, 'tie', m.tie) ORDER BY m.position)
					FROM decision_majority m WHERE m.rule_id = r.id) AS majorities
			FROM decision_rule r WHERE r.unit_id = ${unitId} OR r.unit_id IS NULL
			ORDER BY r.unit_id IS NULL, r.valid_from DESC`
	);
}

/** The edition that holds on a day: the body's own, else what holds without one. */
export function ruleOn(editions: readonly DecisionRule[], day: Temporal.PlainDate): DecisionRule | undefined {
	return editions.find(({ validFrom }) => Temporal.PlainDate.compare(validFrom, day) <= 0);
}
