/** The organisation that the benchmark's appeals belong to: 20 regions, 220 districts, a thousand people. */
import type pg from 'pg';
import { newId } from '../src/platform/ids.ts';
import type { Random } from '../src/cli/demo/random.ts';

export interface Place {
	regionId: string;
	territoryId: string;
	/** The unit above. */
	regionUnitId: string;
	unitId: string;
	unitCode: string;
	executors: string[];
}

const DISTRICTS = 11;
const EXECUTORS = 4;
const NAMES = ['Айгүл', 'Ержан', 'Гүлнар', 'Марат', 'Сәуле', 'Данияр', 'Ботагөз', 'Қайрат', 'Лаура', 'Нұрлан'];

/** Makes regions' and districts' units with territories and staff; returns one place for each district. */
export async function makeOrganisation(client: pg.Client, random: Random): Promise<Place[]> {
	const { rows: regions } = await client.query<{ id: string; code: string; path: string }>(
		'SELECT id, code, path::text FROM territory WHERE level = 1 ORDER BY code'
	);
	const places: Place[] = [];
	for (const region of regions) {
		const regionUnit = newId();
		const regionCode = `R${region.code.slice(0, 2)}`;
		await unit(client, {
			id: regionUnit,
			code: regionCode,
			parent: 'nat',
			kind: 'regional',
			territory: region.id,
			name: `Өңірлік филиал ${region.code.slice(0, 2)}`
		});
		for (let d = 1; d <= DISTRICTS; d++) {
			const place = await district(client, random, region, { id: regionUnit, code: regionCode }, d);
			places.push(place);
		}
		await person(client, random, regionUnit, 'head');
	}
	const { rows } = await client.query<{ id: string }>('SELECT id FROM unit WHERE parent_id IS NULL');
	await person(client, random, rows[0]?.id ?? '', 'central');
	return places;
}

async function district(
	client: pg.Client,
	random: Random,
	region: { id: string; code: string; path: string },
	above: { id: string; code: string },
	d: number
): Promise<Place> {
	const territoryId = newId();
	const code = `${region.code.slice(0, 2)}9${String(d).padStart(2, '0')}0000`;
	const name = JSON.stringify({ kk: `Сынақ ауданы ${String(d)}`, ru: `Опытный район ${String(d)}`, en: `Test district ${String(d)}` });
	await client.query(
		`INSERT INTO territory (id, code, parent_id, path, level, name, search, region_id, valid_from) VALUES ($1, $2, $3, ($4 || '.' || $2::text)::ltree, 2, $5, $6, $3, '2022-06-08')`,
		[territoryId, code, region.id, region.path, name, `сынак ауданы ${String(d)}`]
	);
	const unitId = newId();
	const unitCode = `${above.code}D${String(d).padStart(2, '0')}`;
	await unit(client, {
		id: unitId,
		code: unitCode,
		parent: `nat.${above.code.toLowerCase()}`,
		kind: 'district',
		territory: territoryId,
		name: `Аудандық филиал ${unitCode}`
	});
	const executors: string[] = [];
	for (let i = 0; i < EXECUTORS; i++) executors.push(await person(client, random, unitId, 'executor'));
	await person(client, random, unitId, 'head');
	return { regionId: region.id, regionUnitId: above.id, territoryId, unitId, unitCode, executors };
}

async function unit(
	client: pg.Client,
	u: { id: string; code: string; parent: string; kind: string; territory: string; name: string }
): Promise<void> {
	await client.query(
		`INSERT INTO unit (id, code, parent_id, path, kind, name, territory_id, valid_from)
		SELECT $1, $2, p.id, (p.path::text || '.' || lower($2::text))::ltree, $4, $5, $6, '2020-01-01' FROM unit p WHERE p.path = $3::ltree`,
		[u.id, u.code, u.parent, u.kind, JSON.stringify({ kk: u.name, ru: u.name, en: u.name }), u.territory]
	);
}

async function person(client: pg.Client, random: Random, unitId: string, role: string): Promise<string> {
	const id = newId();
	await client.query('INSERT INTO person (id, name) VALUES ($1, $2)', [id, `${random.pick(NAMES)} ${String(random.below(1_000_000))}`]);
	await client.query(
		`INSERT INTO post (id, person_id, unit_id, role, title, valid_from) VALUES ($1, $2, $3, $4, '{"kk":"","ru":"","en":""}', '2020-01-01')`,
		[newId(), id, unitId, role]
	);
	return id;
}
