/** The dated rules by which alike violations raise a group case. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { AlikeRule, Match } from '../rules/alike.ts';

export interface DatedAlikeRule extends AlikeRule {
	match: Match;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	source: string;
	addedAt: Temporal.Instant | null;
	addedBy: string | null;
	reason: string | null;
}

const COLUMNS = sql`match, n, days, valid_from AS "validFrom", valid_to AS "validTo", source, added_at AS "addedAt", added_by AS "addedBy", reason`;

/** Every version of every rule, the latest first. */
export function alikeRules(db: Reader): Promise<DatedAlikeRule[]> {
	return rows(
		db,
		sql<DatedAlikeRule>`SELECT ${COLUMNS} FROM alike_rule ORDER BY array_position(ARRAY['employer', 'district', 'region'], match), valid_from DESC`
	);
}

/** The one in force on a day; undefined when such violations are not gathered then. */
export async function alikeRuleOn(db: Reader | Tx, match: Match, day: Temporal.PlainDate): Promise<AlikeRule | undefined> {
	const [rule] = await rows(
		db,
		sql<AlikeRule>`SELECT n, days FROM alike_rule WHERE match = ${match} AND valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day})`
	);
	return rule;
}
