import { expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, sql } from '#platform/db/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import { nearestUnit, personNames, rootUnit, staffOf, unitById, unitsAbove, unitsBelow, unitsByIds, unitsUnder } from './index.ts';

const database = testDatabase();

it('has a root from the first day', async () => {
	expect(await rootUnit(database.db.reader)).toMatchObject({ code: 'NAT', kind: 'national', parentId: null, path: 'nat', open: true });
});

it('sends a place to the reception of its smallest covered territory, else upward to the root', async () => {
	await rolledBack(database.db, async (tx) => {
		const db = asReader(tx);
		const region = await territoryByCode(db, '190000000');
		const other = await territoryByCode(db, '100000000');
		const [regionId, otherId] = [region?.id ?? '', other?.id ?? ''];
		const branch = await makeUnit(tx, { kind: 'regional', territoryId: regionId });
		const nearest = async (id: string | null) => (await nearestUnit(db, id)).id;
		expect(await nearest(regionId)).toBe(branch.id);
		const reception = await makeUnit(tx, { kind: 'reception', territoryId: regionId, parentId: branch.id });
		await makeUnit(tx, { kind: 'youth', territoryId: regionId });
		expect(await nearest(regionId)).toBe(reception.id);
		const root = (await rootUnit(db)).id;
		expect([await nearest(otherId), await nearest(null)]).toEqual([root, root]);
		await tx
			.updateTable('unit')
			.set({ valid_to: Temporal.PlainDate.from('2026-01-31') })
			.where('id', '=', reception.id)
			.execute();
		expect(await nearest(regionId)).toBe(branch.id);
		expect((await unitById(db, reception.id))?.open).toBe(false);
	});
});

it('reads the tree from every side', async () => {
	await rolledBack(database.db, async (tx) => {
		const db = asReader(tx);
		const a = await makeUnit(tx, {});
		const b = await makeUnit(tx, { parentId: a.id });
		expect((await unitsUnder(db, a.path)).map((u) => u.id)).toEqual([a.id, b.id]);
		expect((await unitsBelow(db, a.id)).map((u) => [u.id, u.children])).toEqual([[b.id, 0]]);
		expect((await unitsAbove(db, b.path)).map((u) => u.code)).toEqual(['NAT', a.code]);
		expect([...(await unitsByIds(db, [a.id, b.id, a.id, '00000000-0000-4000-8000-000000000000'])).keys()].toSorted()).toEqual(
			[a.id, b.id].toSorted()
		);
	});
});

it('knows who holds a post today, by role', async () => {
	await rolledBack(database.db, async (tx) => {
		const db = asReader(tx);
		const unit = await makeUnit(tx, {});
		const head = await makeStaff(tx, { role: 'head', unitId: unit.id, name: 'Бота' });
		const executor = await makeStaff(tx, { role: 'executor', unitId: unit.id, name: 'Арман' });
		const gone = await makeStaff(tx, { role: 'executor', unitId: unit.id, name: 'Вера' });
		await tx
			.updateTable('post')
			.set({ valid_to: sql`'2026-01-31'::date` })
			.where('person_id', '=', gone.personId)
			.execute();
		expect((await staffOf(db, unit.id)).map((s) => [s.name, s.role])).toEqual([
			['Арман', 'executor'],
			['Бота', 'head']
		]);
		expect((await staffOf(db, unit.id, ['head'])).map((s) => s.personId)).toEqual([head.personId]);
		expect(await personNames(db, [executor.personId, gone.personId])).toEqual(
			new Map([
				[executor.personId, 'Арман'],
				[gone.personId, 'Вера']
			])
		);
		expect(await personNames(db, [])).toEqual(new Map());
	});
});
