import { expect, it } from 'vitest';
import { holds } from '../src/platform/identity/actor.ts';
import { makeStaff, makeUnit } from './actors.ts';
import { rolledBack, testDatabase } from './db.ts';

const database = testDatabase();

it('makes a tree of units and somebody whose role holds in it and below', async () => {
	await rolledBack(database.db, async (tx) => {
		const region = await makeUnit(tx, { code: 'ALA' });
		const district = await makeUnit(tx, { code: 'TLG', kind: 'district', parentId: region.id });
		const head = await makeStaff(tx, { role: 'head', unitId: region.id });
		expect(district.path).toBe('nat.ala.tlg');
		expect(holds(head, ['head'], district.path)).toBe(true);
		expect(holds(head, ['head'], 'nat')).toBe(false);
	});
});
