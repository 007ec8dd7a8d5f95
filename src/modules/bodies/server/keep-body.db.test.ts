import { beforeAll, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { addBody } from '../../../../test/bodies.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { bodyInput } from '../input.ts';
import * as bodies from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

const FORM = {
	code: 'ala-akim',
	kind: 'akimat',
	nameKk: 'Қала әкімдігі',
	nameRu: 'Акимат города',
	datKk: 'қала әкімдігіне',
	datRu: 'акимату города',
	source: 'Ереже',
	validFrom: '2020-01-01'
};
const input = (more: Record<string, string> = {}) => bodyInput.parse({ ...FORM, ...more });
const keeper = async (tx: Tx) => {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	return makeStaff(tx, { role: 'administrator', unitId: root.id });
};

it('is kept by an administrator of the whole organisation alone: citizens’ data goes to these addresses', async () => {
	await rolledBack(database.db, async (tx) => {
		const district = await makeUnit(tx);
		const local = await makeStaff(tx, { role: 'administrator', unitId: district.id });
		const head = await makeStaff(tx, { role: 'head', unitId: district.id });
		for (const actor of [local, head]) await expect(bodies.makeBody(tx, actor, input())).rejects.toMatchObject({ code: 'forbidden' });
		const id = await bodies.makeBody(tx, await keeper(tx), input());
		expect(await bodies.bodyById(asReader(tx), id)).toMatchObject({
			code: 'ALA-AKIM',
			name: { kk: 'Қала әкімдігі', ru: 'Акимат города', en: 'Қала әкімдігі' },
			nameDat: { kk: 'қала әкімдігіне', ru: 'акимату города', en: 'Қала әкімдігі' },
			dayEnds: '18:00',
			open: true
		});
		await expect(bodies.changeBody(tx, local, id, input())).rejects.toMatchObject({ code: 'forbidden' });
	});
});

it('keeps what was there before; the same said again changes nothing', async () => {
	await rolledBack(database.db, async (tx) => {
		const actor = await keeper(tx);
		const id = await bodies.makeBody(tx, actor, input());
		await bodies.changeBody(tx, actor, id, input());
		await bodies.changeBody(tx, actor, id, input({ email: 'akimat@example.kz', validTo: '2026-06-30' }));
		const rows = await timelineOf(asReader(tx), { kind: 'body', id }, 'staff');
		expect(rows.map((row) => row.act)).toEqual(['body.made', 'body.changed']);
		expect(rows[1]?.data.changed).toEqual({
			email: { before: null, after: 'akimat@example.kz' },
			valid_to: { before: null, after: '2026-06-30' }
		});
		const history = await bodies.bodyHistory(asReader(tx), 'ru', id);
		expect(history[0]?.note).toBe('Изменено: Электронная почта (— → akimat@example.kz); Последний день (— → 2026-06-30)');
		expect((await bodies.bodyById(asReader(tx), id))?.open).toBe(false);
	});
});

it('a code belongs to one body, and none comes to stand above itself', async () => {
	await rolledBack(database.db, async (tx) => {
		const actor = await keeper(tx);
		const region = await bodies.makeBody(tx, actor, input({ code: 'REG' }));
		await bodies.makeBody(tx, actor, input({ code: 'CITY', parent: 'reg' }));
		await expect(bodies.changeBody(tx, actor, region, input({ code: 'REG', parent: 'CITY' }))).rejects.toMatchObject({
			field: 'parent',
			code: 'bodies.own_parent'
		});
		await expect(bodies.makeBody(tx, actor, input({ code: 'X1', parent: 'NONE' }))).rejects.toMatchObject({ code: 'bodies.parent' });
		await expect(bodies.makeBody(tx, actor, input({ code: 'X2', territory: '999999999' }))).rejects.toMatchObject({ field: 'territory' });
	});
	await expect(
		database.db.write(async (tx) => {
			await addBody(tx, { code: 'TWICE' });
			await addBody(tx, { code: 'TWICE' });
		})
	).rejects.toMatchObject({ field: 'code', code: 'bodies.code_taken' });
});

it.each([
	[{ datKk: '' }, 'datKk'],
	[{ nameRu: ' ' }, 'nameRu'],
	[{ dayEnds: '25:00' }, 'dayEnds'],
	[{ validTo: '2019-01-01' }, 'validTo'],
	[{ source: '' }, 'source'],
	[{ code: 'қала' }, 'code']
])('%j is refused beside %s', (wrong, field) => {
	const result = bodyInput.safeParse({ ...FORM, ...wrong });
	expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
});

it('is found by a part of its name in any keyboard, abolished ones only when asked', async () => {
	await rolledBack(database.db, async (tx) => {
		await addBody(tx, { code: 'AA-WATER', nameKk: 'Су арнасы кәсіпорны', nameRu: 'Водоканал', nameEn: 'Waterworks' });
		await addBody(tx, { code: 'AA-OLD', nameKk: 'Ескі су арнасы', nameRu: 'Старый водоканал', nameEn: 'Old', validTo: '2024-01-01' });
		const codes = async (filter: bodies.BodyFilter) => (await bodies.findBodies(asReader(tx), filter)).rows.map((body) => body.code);
		expect(await codes({ q: 'касипорны' })).toEqual(['AA-WATER']);
		expect(await codes({ q: 'водоканал' })).toEqual(['AA-WATER']);
		expect(await codes({ q: 'водоканал', closed: true })).toEqual(['AA-OLD', 'AA-WATER']);
		expect(await codes({ q: '%' })).toEqual([]);
		expect((await bodies.findBodies(asReader(tx), { q: 'водоканал', closed: true, limit: 1 })).next).toBe('AA-OLD');
	});
});

it('offers the bodies that cover a place, the nearest first', async () => {
	await rolledBack(database.db, async (tx) => {
		const region = await tx.selectFrom('territory').select(['id', 'code']).where('level', '=', 1).orderBy('code').executeTakeFirstOrThrow();
		const other = await tx.selectFrom('territory').select('code').where('level', '=', 1).orderBy('code', 'desc').executeTakeFirstOrThrow();
		await addBody(tx, { code: 'CTR' });
		await addBody(tx, { code: 'REG', territory: region.code });
		await addBody(tx, { code: 'FAR', territory: other.code });
		await addBody(tx, { code: 'GONE', territory: region.code, validTo: '2024-01-01' });
		expect((await bodies.bodiesFor(asReader(tx), region.id)).map((body) => body.code)).toEqual(['REG', 'CTR']);
		expect((await bodies.bodiesFor(asReader(tx), null)).map((body) => body.code)).toEqual(['CTR']);
	});
});
