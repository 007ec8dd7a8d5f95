/** Groups that a reception sees first: dated data with their source. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';

export interface PriorityGroup {
	code: string;
	/** 1 comes first. */
	rank: number;
	name: Texts;
	source: string;
}

/** The groups in force on a day, in their order. */
export function priorityGroups(db: Reader | Tx, on: Temporal.PlainDate): Promise<PriorityGroup[]> {
	return rows(
		db,
		sql<PriorityGroup>`SELECT code, rank, name, source FROM priority_group
			WHERE valid_from <= ${on} AND (valid_to IS NULL OR valid_to >= ${on}) ORDER BY rank, code`
	);
}
