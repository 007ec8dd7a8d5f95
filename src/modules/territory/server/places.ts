/** Places with where they lie and how many live there: for maps, for ways between them, for what is counted by place. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';

export interface Place {
	id: string;
	code: string;
	level: number;
	parentId: string | null;
	regionId: string;
	name: Texts;
	/** Degrees, WGS 84; undefined where nobody imported them. */
	point: { latitude: number; longitude: number } | undefined;
	population: number | undefined;
}

type Row = Omit<Place, 'point' | 'population'> & { latitude: number | null; longitude: number | null; population: number | null };

const COLUMNS = sql`t.id, t.code, t.level, t.parent_id AS "parentId", coalesce(t.region_id, t.id) AS "regionId", t.name,
	t.latitude, t.longitude, t.population`;

function toPlace({ latitude, longitude, population, ...row }: Row): Place {
	const point = latitude === null || longitude === null ? undefined : { latitude, longitude };
	return { ...row, point, population: population ?? undefined };
}

/** Where people live, today, in a region or district: what nothing lies in any more. By code. */
export async function settlementsWithin(db: Reader, territoryId: string): Promise<Place[]> {
	const list = await rows(
		db,
		sql<Row>`
			WITH inside AS (
				SELECT t.* FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${territoryId} AND t.valid_to IS NULL
			)
			SELECT ${COLUMNS} FROM inside t WHERE t.level > 1 AND NOT EXISTS (SELECT FROM inside c WHERE c.parent_id = t.id)
			ORDER BY t.code`
	);
	return list.map(toPlace);
}

/** Places by id, also those that are no more; ids without one are left out. */
export async function placesById(db: Reader | Tx, ids: readonly string[]): Promise<Map<string, Place>> {
	if (ids.length === 0) return new Map();
	const list = await rows(db, sql<Row>`SELECT ${COLUMNS} FROM territory t WHERE t.id = ANY(${[...new Set(ids)]}::uuid[])`);
	return new Map(list.map((row) => [row.id, toPlace(row)]));
}
