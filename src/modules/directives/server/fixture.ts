/** For tests and the benchmark: a country of regions, districts and primary organisations, each with a head. */
import { rows, sql, type Tx } from '#platform/db/index.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';

export interface CountryUnit {
	id: string;
	path: string;
	kind: 'national' | 'regional' | 'district' | 'primary';
	parentId: string | null;
	head: Staff;
}

export interface Country {
	root: CountryUnit;
	regions: CountryUnit[];
	districts: CountryUnit[];
	primaries: CountryUnit[];
}

export interface CountrySize {
	regions: number;
	/** In all, spread evenly. */
	districts: number;
	primaries: number;
}

function headOf(unit: { id: string; path: string; name: string }, role: Role): Staff {
	const post = { role, unitId: unit.id, unitPath: unit.path };
	return { kind: 'staff', accountId: newId(), personId: newId(), name: unit.name, language: 'kk', posts: [post] };
}

/** Makes the units, their heads and posts with three statements, below the unit `below`; the one at the top leads as the central office. */
export async function makeCountry(tx: Tx, size: CountrySize, below: { id: string; path: string }, mark: string): Promise<Country> {
	const make = (kind: CountryUnit['kind'], parent: { id: string; path: string }, n: number): CountryUnit & { code: string } => {
		const code = `${mark}${(kind[0] ?? '').toUpperCase()}${n.toString(36).toUpperCase().padStart(3, '0')}`;
		const unit = { id: newId(), path: `${parent.path}.${code.toLowerCase()}`, name: code };
		const role = kind === 'national' ? 'central' : kind === 'regional' ? 'branch_head' : 'head';
		return { id: unit.id, path: unit.path, kind, parentId: parent.id, head: headOf(unit, role), code };
	};
	const root = make('national', below, 0);
	const among = (parents: readonly CountryUnit[], kind: CountryUnit['kind'], count: number) =>
		Array.from({ length: count }, (_, n) => make(kind, parents[n % parents.length] ?? root, n));
	const regions = among([root], 'regional', size.regions);
	const districts = among(regions, 'district', size.districts);
	const primaries = among(districts, 'primary', size.primaries);
	const all = [root, ...regions, ...districts, ...primaries];
	const list = all.map(({ id, code, path, kind, parentId, head }) => ({
		id,
		code,
		path,
		kind,
		parent_id: parentId,
		name: { kk: code, ru: code, en: code },
		person: head.personId,
		post: newId(),
		role: head.posts[0]?.role
	}));
	const from = sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS r (id uuid, code text, path ltree, kind text, parent_id uuid, name jsonb, person uuid, post uuid, role text)`;
	await sql`INSERT INTO unit (id, code, parent_id, path, kind, name, valid_from)
		SELECT id, code, parent_id, path, kind, name, '2020-01-01' FROM ${from}`.execute(tx);
	await sql`INSERT INTO person (id, name, email) SELECT person, code, lower(code) || '@example.org' FROM ${from}`.execute(tx);
	await sql`INSERT INTO post (id, person_id, unit_id, role, title, valid_from) SELECT post, person, id, role, name, '2020-01-01' FROM ${from}`.execute(
		tx
	);
	return { root, regions, districts, primaries };
}

/** The open part that each of these units owes of a directive, by the unit's id. */
export async function partsByUnit(tx: Tx, directiveId: string): Promise<Map<string, string>> {
	const found = await rows(
		tx,
		sql<{
			id: string;
			unit: string;
		}>`SELECT id, unit_id AS unit FROM assignment WHERE origin_kind = 'directive' AND origin_id = ${directiveId}`
	);
	return new Map(found.map(({ id, unit }) => [unit, id]));
}
