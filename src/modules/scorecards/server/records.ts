/** The cases behind a number, as the same day knew them: as many as it says. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Days, MeasuredCase } from '#platform/measures.ts';
import { endOf } from './counting.ts';
import { sourceOf } from './sources.ts';

export interface CaseRow extends MeasuredCase {
	unitId: string;
	day: Temporal.PlainDate;
	met: boolean;
}

export interface CasesWish extends Days {
	unitPath: string;
	measure: string;
	asOf: Temporal.PlainDate;
	/** Only those that were done, or only those that were not. */
	met?: boolean | undefined;
	after?: string | undefined;
	limit: number;
}

/** One page of the cases of a unit and below, the latest first. */
export async function casesOf(db: Reader, { unitPath, measure, asOf, met, after, limit, ...days }: CasesWish): Promise<CaseRow[]> {
	const source = sourceOf(measure);
	if (source === undefined) return [];
	const only = met === undefined ? sql`true` : sql`c.met = ${met}`;
	const list = await rows(
		db,
		sql<Omit<CaseRow, 'about'>>`
			SELECT c.id, c.unit_id AS "unitId", c.day, c.met, c.about_id AS "aboutId", c.label
			FROM (${source.cases(days, endOf(asOf))}) c JOIN unit u ON u.id = c.unit_id
			WHERE u.path <@ ${unitPath}::ltree AND ${only} AND ${later(after)} ORDER BY c.day DESC, c.id DESC, c.unit_id DESC LIMIT ${limit}`
	);
	return list.map((row) => ({ ...row, about: source.about }));
}

/** Where the next page goes on. */
export const cursorOf = ({ day, id, unitId }: CaseRow): string => `${day.toString()}_${id}_${unitId}`;

function later(after: string | undefined) {
	const [, day, id, unitId] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
	if (day === undefined || id === undefined || unitId === undefined) return sql`true`;
	return sql`(c.day, c.id, c.unit_id) < (${day}::date, ${id}::uuid, ${unitId}::uuid)`;
}
