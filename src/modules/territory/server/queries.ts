import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { inCountry } from '#platform/point.ts';
import { spelled } from '../rules.ts';

/** A region, district, city, rural district or settlement that exists today. */
export interface Territory {
	id: string;
	/** Code of the state classifier (KATO): nine digits. */
	code: string;
	parentId: string | null;
	/** Codes from the region down. */
	path: string;
	/** 1 region or city of republican significance, 2 district or city, 3 rural district, 4-5 settlement. */
	level: number;
	name: Texts;
	/** The region it lies in; a region's own id. */
	regionId: string;
}

/** With the dates, for those who look after the register. */
export interface TerritoryState extends Territory {
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	children: number;
}

const COLUMNS = sql`t.id, t.code, t.parent_id AS "parentId", t.path::text AS path, t.level, t.name, coalesce(t.region_id, t.id) AS "regionId"`;
const STATE = sql`${COLUMNS}, t.valid_from AS "validFrom", t.valid_to AS "validTo",
	(SELECT count(*)::int FROM territory c WHERE c.parent_id = t.id AND c.valid_to IS NULL) AS children`;

/** The territory that has this code today. */
export async function territoryByCode(db: Reader, code: string): Promise<Territory | undefined> {
	return (await rows(db, sql<Territory>`SELECT ${COLUMNS} FROM territory t WHERE t.code = ${code} AND t.valid_to IS NULL`))[0];
}

/** A territory by id, also a closed one: what lies there keeps its place. */
export async function territoryById(db: Reader, id: string): Promise<Territory | undefined> {
	return (await rows(db, sql<Territory>`SELECT ${COLUMNS} FROM territory t WHERE t.id = ${id}`))[0];
}

/** The regions and the cities of republican significance, in the order of the classifier. */
export async function regions(db: Reader): Promise<Territory[]> {
	return rows(db, sql<Territory>`SELECT ${COLUMNS} FROM territory t WHERE t.level = 1 AND t.valid_to IS NULL ORDER BY t.code`);
}

/** What lies directly below a territory today (the regions, without one), with the dates. */
export async function territoriesBelow(db: Reader, parentId: string | null): Promise<TerritoryState[]> {
	const below = parentId === null ? sql`t.level = 1` : sql`t.parent_id = ${parentId}`;
	return rows(db, sql<TerritoryState>`SELECT ${STATE} FROM territory t WHERE ${below} AND t.valid_to IS NULL ORDER BY t.code`);
}

/** Every state a code has had, the present one (or the last) first. */
export async function territoryHistory(db: Reader, code: string): Promise<TerritoryState[]> {
	return rows(
		db,
		sql<TerritoryState>`SELECT ${STATE} FROM territory t WHERE t.code = ${code} ORDER BY t.valid_to DESC NULLS FIRST, t.valid_from DESC`
	);
}

/** What a territory lies in, from the region down. */
export async function territoriesAbove(db: Reader, id: string): Promise<{ id: string; name: Texts }[]> {
	return rows(
		db,
		sql<{ id: string; name: Texts }>`
			WITH RECURSIVE up AS (
				SELECT p.id, p.parent_id, p.level, p.name FROM territory t JOIN territory p ON p.id = t.parent_id WHERE t.id = ${id}
				UNION ALL
				SELECT p.id, p.parent_id, p.level, p.name FROM up JOIN territory p ON p.id = up.parent_id
			) SELECT id, name FROM up ORDER BY level`
	);
}

/**
 * The territory whose centre is nearest to a point (degrees, WGS 84): the nearest district where centres of districts
 * were imported, else the nearest region. A guess to be confirmed, not a boundary. Undefined outside the country.
 */
export async function nearestTerritory(db: Reader, latitude: number, longitude: number): Promise<Territory | undefined> {
	if (!inCountry({ latitude, longitude })) return undefined;
	const shrink = Math.cos((latitude * Math.PI) / 180);
	const [row] = await rows(
		db,
		sql<Territory>`
			SELECT ${COLUMNS} FROM territory t WHERE t.latitude IS NOT NULL AND t.valid_to IS NULL
			ORDER BY power(t.latitude - ${latitude}, 2) + power((t.longitude - ${longitude}) * ${shrink}::float8, 2), t.level DESC LIMIT 1`
	);
	return row;
}

/** Full names of places by id, from the region down: "Алматы облысы, Талғар ауданы, Бесағаш ауылы". */
export async function placeNames(db: Reader, ids: readonly string[], lang: Lang): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const steps = await rows(
		db,
		sql<{ id: string; name: Texts }>`
			WITH RECURSIVE up AS (
				SELECT t.id, t.parent_id, t.level, t.name FROM territory t WHERE t.id = ANY(${[...new Set(ids)]}::uuid[])
				UNION ALL
				SELECT up.id, p.parent_id, p.level, p.name FROM up JOIN territory p ON p.id = up.parent_id
			) SELECT id, name FROM up ORDER BY level`
	);
	return new Map([...Map.groupBy(steps, (step) => step.id)].map(([id, list]) => [id, list.map((s) => spelled(s.name[lang])).join(', ')]));
}

/** The full name of one place; empty when there is none of this id. */
export async function placeName(db: Reader, id: string, lang: Lang): Promise<string> {
	return (await placeNames(db, [id], lang)).get(id) ?? '';
}

/** The ids of a place and of all that lie in it, also of those that are no more. */
export async function placeIdsWithin(db: Reader, id: string): Promise<string[]> {
	const found = await rows(
		db,
		sql<{ id: string }>`SELECT t.id FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${id}`
	);
	return found.map((row) => row.id);
}

/**
 * For each of these places the one directly below `parentId` that it lies in (the region, without one). What is the parent
 * itself, or not in it, is left out.
 */
export async function placesBelow(db: Reader, ids: readonly string[], parentId: string | undefined): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const depth = parentId === undefined ? sql`0` : sql`(SELECT nlevel(p.path) FROM territory p WHERE p.id = ${parentId})`;
	const list = await rows(
		db,
		sql<{ id: string; below: string }>`
			SELECT DISTINCT ON (t.id) t.id, b.id AS below FROM territory t JOIN territory b ON b.path = subpath(t.path, 0, ${depth} + 1)
			WHERE t.id = ANY(${[...new Set(ids)]}::uuid[]) AND nlevel(t.path) > ${depth}
			ORDER BY t.id, b.valid_to DESC NULLS FIRST, b.valid_from DESC`
	);
	return new Map(list.map((row) => [row.id, row.below]));
}
