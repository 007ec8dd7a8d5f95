/** How much is open at each place: for rooms that choose where to go. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { OPEN } from './open.ts';

/** Open appeals of these very places, none of them kept from anybody; places without one are left out. */
export async function openByPlace(db: Reader, placeIds: readonly string[]): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ id: string; n: number }>`
			SELECT a.territory_id AS id, count(*)::int AS n FROM appeal a
			WHERE a.territory_id = ANY(${[...placeIds]}::uuid[]) AND ${OPEN} AND NOT a.sensitive AND NOT a.conflicted GROUP BY a.territory_id`
	);
	return new Map(list.map(({ id, n }) => [id, n]));
}
