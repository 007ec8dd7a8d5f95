/** People of three units in the server's database: one district, another, and the national office above both. */
import type { Database } from '../../src/platform/db/index.ts';
import type { Role, Staff } from '../../src/platform/identity/actor.ts';
import { newId } from '../../src/platform/ids.ts';
import { makeStaff, makeUnit, type MadeUnit } from '../actors.ts';

export interface World {
	region: MadeUnit;
	unit: MadeUnit;
	other: MadeUnit;
	rootId: string;
}

/** A region with two districts under the root. */
export async function makeWorld(db: Database): Promise<World> {
	return db.write(async (tx) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const region = await makeUnit(tx);
		const unit = await makeUnit(tx, { kind: 'district', parentId: region.id });
		const other = await makeUnit(tx, { kind: 'district', parentId: region.id });
		return { region, unit, other, rootId: root.id };
	});
}

export function person(db: Database, role: Role, unitId: string): Promise<Staff> {
	return db.write((tx) => makeStaff(tx, { role, unitId }));
}

export async function citizen(db: Database): Promise<string> {
	const id = newId();
	await db.write((tx) =>
		tx
			.insertInto('account')
			.values({ id, kind: 'citizen', email: `${id}@example.org` })
			.execute()
	);
	return id;
}
