/** Lists by pages that go on where the last row stood: by when it was, then by its id. */
import { sql, type RawBuilder } from 'kysely';

type Columns = RawBuilder<unknown>;

/** SQL: the columns stand on that side of the cursor; so does every row without one, or with what cannot be one. */
function beyond(columns: Columns, side: '<' | '>', cursor: string | undefined): RawBuilder<unknown> {
	const [at, id] = cursor?.split('_') ?? [];
	if (at === undefined || id === undefined || !/^[\d:TZ.-]+$/.test(at) || !/^[0-9a-f-]{36}$/.test(id)) return sql`true`;
	return sql`(${columns}) ${sql.raw(side)} (${at}::timestamptz, ${id}::uuid)`;
}

/** SQL: a row (`columns` are its instant and its id) stands after the cursor in a list whose newest is first. */
export const older = (columns: Columns, cursor: string | undefined) => beyond(columns, '<', cursor);

/** The same in a list whose oldest is first. */
export const newer = (columns: Columns, cursor: string | undefined) => beyond(columns, '>', cursor);

export interface Page<T> {
	rows: T[];
	/** Opens the next page; undefined on the last one. */
	next: string | undefined;
}

/** One page of a list that was read for a row more than `limit`. */
export function pageOf<T extends { id: string }>(list: readonly T[], limit: number, at: (row: T) => Temporal.Instant): Page<T> {
	const page = list.slice(0, limit);
	const last = page.at(-1);
	return { rows: page, next: list.length > limit && last !== undefined ? `${at(last).toString()}_${last.id}` : undefined };
}
