/** For tests: a region's branch with a faction, a deputy in it, three villages with places and people, and a visit of theirs. */
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { mandateInput, termInput } from '#modules/mandates/input.ts';
import { giveMandate, openTerm } from '#modules/mandates/server/index.ts';
import { stopInput, visitInput } from '../input.ts';
import { addStop, planVisit } from './index.ts';

export interface World {
	region: { id: string; code: string };
	branch: MadeUnit;
	mandateId: string;
	/** Plans for the deputy. */
	aide: Staff;
	/** Heads the branch, and receives where no reception is nearer. */
	head: Staff;
	/** Receives in the first village's district. */
	localHead: Staff;
	stranger: Staff;
	/** Codes of the villages: near, far, and one whose place and people nobody knows. */
	near: string;
	far: string;
	unknown: string;
}

/** A village of a region: its id and its code. */
export async function village(
	tx: Tx,
	parent: { id: string },
	code: string,
	known?: { latitude: number; longitude: number; population: number }
): Promise<string> {
	const id = newId();
	await sql`
		INSERT INTO territory (id, code, parent_id, path, level, name, search, region_id, latitude, longitude, population, valid_from)
		SELECT ${id}, ${code}, p.id, p.path || ${code}::ltree, ${code.endsWith('000') ? 2 : 4}, ${JSON.stringify({ kk: `${code} ауылы`, ru: `село ${code}`, en: code })}::jsonb,
			${` ${code}`}, coalesce(p.region_id, p.id), ${known?.latitude ?? null}, ${known?.longitude ?? null}, ${known?.population ?? null}, '2020-01-01'
		FROM territory p WHERE p.id = ${parent.id}`.execute(tx);
	return id;
}

export async function visitWorld(tx: Tx): Promise<World> {
	const region = await tx.selectFrom('territory').select(['id', 'code']).where('code', '=', '190000000').executeTakeFirstOrThrow();
	const district = { id: await village(tx, region, '190500000') };
	const nearId = await village(tx, district, '190590100', { latitude: 43.9, longitude: 77.1, population: 1_200 });
	await village(tx, district, '190590200', { latitude: 44.9, longitude: 78.4, population: 4_000 });
	await village(tx, district, '190590300');
	const branch = await makeUnit(tx, { kind: 'regional', territoryId: region.id });
	const local = await makeUnit(tx, { kind: 'reception', parentId: branch.id, territoryId: nearId });
	const faction = await makeUnit(tx, { kind: 'faction', parentId: branch.id });
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: branch.id });
	await openTerm(
		tx,
		keeper,
		faction.id,
		termInput.parse({ ordinal: '8', seats: '3', termFrom: '2023-03-29', termTo: '2099-03-28', source: 'Шешім' })
	);
	const seat = { place: 'member', givenBy: '№ 5 округ', validFrom: '2023-03-29' };
	return {
		region,
		branch,
		near: '190590100',
		far: '190590200',
		unknown: '190590300',
		mandateId: await giveMandate(tx, keeper, faction.id, mandateInput.parse({ ...seat, name: 'Депутат Сынақ' })),
		aide: await makeStaff(tx, { role: 'aide', unitId: branch.id, name: 'Көмекші Сынақ' }),
		head: await makeStaff(tx, { role: 'branch_head', unitId: branch.id, name: 'Филиал Басшысы' }),
		localHead: await makeStaff(tx, { role: 'head', unitId: local.id, name: 'Ауыл Басшысы', language: 'ru' }),
		stranger: await makeStaff(tx, { role: 'head', unitId: (await makeUnit(tx)).id, name: 'Бөтен Басшы' })
	};
}

export const planOf = (w: World, changes: Record<string, unknown> = {}) =>
	visitInput.parse({
		mandateId: w.mandateId,
		firstDay: '2026-11-02',
		purposeKk: 'Қысқа дайындық',
		purposeRu: 'Подготовка к зиме',
		...changes
	});

/** A form as it is posted; Monday 2 November 2026 at ten, in the near village. */
export const stopOf = (w: World, changes: Record<string, unknown> = {}) =>
	stopInput.parse({ territory: w.near, place: 'Мектеп', day: '2026-11-02', from: '10:00', to: '11:30', ...changes });

/** Planned with two stops: near in the morning, far in the afternoon. */
export async function plannedVisit(tx: Tx, w: World): Promise<{ id: string; near: string; far: string }> {
	const id = await planVisit(tx, w.aide, planOf(w));
	return {
		id,
		near: await addStop(tx, w.aide, id, stopOf(w)),
		far: await addStop(tx, w.aide, id, stopOf(w, { territory: w.far, place: 'Мәдениет үйі', from: '15:30', to: '17:00' }))
	};
}
