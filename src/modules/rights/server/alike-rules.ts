/** The dated rules by which alike violations raise a group case. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { AlikeRule, Match } from '../rules/alike.ts';
import { edition, LISTED, type Listed, type Row } from './directory.ts';

export interface DatedAlikeRule extends AlikeRule, Listed {
	match: Match;
}

/** Every version of every rule, the latest first. */
export async function alikeRules(db: Reader): Promise<DatedAlikeRule[]> {
	const list = await rows(
		db,
		sql<Row<DatedAlikeRule>>`
			SELECT match, n, days, ${LISTED} FROM alike_rule ORDER BY array_position(ARRAY['employer', 'district', 'region'], match), valid_from DESC`
	);
	return list.map((row) => edition<DatedAlikeRule>(row));
}

/** The one in force on a day; undefined when such violations are not gathered then. */
export async function alikeRuleOn(db: Reader | Tx, match: Match, day: Temporal.PlainDate): Promise<AlikeRule | undefined> {
	const [rule] = await rows(
		db,
		sql<AlikeRule>`SELECT n, days FROM alike_rule WHERE match = ${match} AND valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day})`
	);
	return rule;
}
