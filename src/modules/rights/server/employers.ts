/** The register of employers: found by a part of the name, by BIN, whole by pages. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { fold } from '#platform/search/index.ts';
import { bareName, isBin, type Field } from '../rules.ts';

export interface Employer {
	id: string;
	name: string;
	bin: string | null;
	field: Field | null;
	territoryId: string | null;
	bodyId: string | null;
	/** It was there twice: the row that stays. */
	mergedInto: string | null;
}

const COLUMNS = sql`id, name, bin, field, territory_id AS "territoryId", body_id AS "bodyId", merged_into AS "mergedInto"`;

/** How a name is compared: without legal form and quotes, look-alike letters made one. */
export const folded = (name: string): string => fold(bareName(name));

const contains = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/** An employer by its id. */
export async function employerById(db: Reader | Tx, id: string): Promise<Employer | undefined> {
	return (await rows(db, sql<Employer>`SELECT ${COLUMNS} FROM employer WHERE id = ${id}`))[0];
}

/** The one with this BIN. */
export async function employerByBin(db: Reader | Tx, bin: string): Promise<Employer | undefined> {
	return (await rows(db, sql<Employer>`SELECT ${COLUMNS} FROM employer WHERE bin = ${bin}`))[0];
}

/** Those of exactly this name, as names are compared. */
export async function employersNamed(db: Reader | Tx, name: string): Promise<Employer[]> {
	const words = folded(name);
	if (words === '') return [];
	return rows(db, sql<Employer>`SELECT ${COLUMNS} FROM employer WHERE merged_into IS NULL AND folded = ${words} ORDER BY id LIMIT 5`);
}

/** A few by what somebody types: a BIN, or a part of the name; those that begin with it come first. */
export async function suggestEmployers(db: Reader, typed: string, limit = 8): Promise<Employer[]> {
	const digits = typed.replace(/\s/g, '');
	if (isBin(digits)) return [await employerByBin(db, digits)].filter((one) => one !== undefined);
	const words = folded(typed);
	if (words.length < 2) return [];
	return rows(
		db,
		sql<Employer>`
			SELECT ${COLUMNS} FROM employer WHERE merged_into IS NULL AND folded LIKE ${contains(words)}
			ORDER BY (folded NOT LIKE ${contains(words).slice(1)}), length(folded), id LIMIT ${limit}`
	);
}

export interface EmployerPage {
	rows: Employer[];
	next: string | undefined;
}

/** The register by name, a page at a time; `q` narrows it. */
export async function listEmployers(db: Reader, filter: { q?: string; after?: string | undefined; limit?: number }): Promise<EmployerPage> {
	const limit = filter.limit ?? 50;
	const digits = (filter.q ?? '').replace(/\s/g, '');
	const words = folded(filter.q ?? '');
	const where = /^\d{12}$/.test(digits) ? sql`bin = ${digits}` : words === '' ? sql`true` : sql`folded LIKE ${contains(words)}`;
	const list = await rows(
		db,
		sql<Employer>`
			SELECT ${COLUMNS} FROM employer WHERE merged_into IS NULL AND ${where}
				AND ${filter.after === undefined ? sql`true` : sql`(folded, id) > (SELECT folded, id FROM employer WHERE id = ${filter.after}::uuid)`}
			ORDER BY folded, id LIMIT ${limit + 1}`
	);
	const page = list.slice(0, limit);
	return { rows: page, next: list.length > limit ? page.at(-1)?.id : undefined };
}
