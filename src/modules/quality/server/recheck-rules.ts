/** How many closed cases are checked again: dated rules. And the rubric of a day. */
import { canEdit } from '#platform/calendar/edit.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { Quota, QuotaRule } from '../rules/draw.ts';

/** Who changes the rules: administrators of the whole organisation. */
export const mayKeepRecheckRules = (actor: Actor): boolean => canEdit(actor);

export interface RecheckRule {
	id: string;
	kind: string | null;
	share: number | null;
	number: number | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	source: string;
}

/** Every rule that was made, those in force first. */
export async function recheckRules(db: Reader): Promise<RecheckRule[]> {
	return rows(
		db,
		sql<RecheckRule>`SELECT id, kind, share, number, valid_from AS "validFrom", valid_to AS "validTo", source FROM recheck_rule
			ORDER BY valid_to IS NOT NULL, kind NULLS FIRST, valid_from DESC, id`
	);
}

/** The rules in force on a day: one for all kinds, and one for each kind that has its own. */
export async function quotasOn(db: Reader, day: Temporal.PlainDate): Promise<QuotaRule[]> {
	const list = await rows(
		db,
		sql<{ kind: string | null } & Quota>`
			SELECT DISTINCT ON (kind) kind, share, number FROM recheck_rule
			WHERE valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day}) ORDER BY kind, valid_from DESC, id DESC`
	);
	return list.map(({ kind, share, number }) => ({ kind, quota: { share, number } as Quota }));
}

export interface Criterion {
	id: string;
	name: Texts;
	hint: Texts;
	decisive: boolean;
}

/** The rubric that holds on a day, in its order. */
export async function rubricOn(db: Reader | Tx, day: Temporal.PlainDate): Promise<Criterion[]> {
	return rows(
		db,
		sql<Criterion>`SELECT id, name, hint, decisive FROM recheck_criterion
			WHERE valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day}) ORDER BY position, id`
	);
}
