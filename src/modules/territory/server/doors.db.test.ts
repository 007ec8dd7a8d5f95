import { expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, rows, sql } from '#platform/db/index.ts';
import { isMixedScript } from '#platform/search/index.ts';
import { searchText } from '../rules.ts';
import { TILES } from '../rules/tiles.ts';
import { nearestTerritory, placeName, regions, territoryByCode, territoryById } from './index.ts';

const database = testDatabase();

it('ships the twenty regions with three names, findable, on the map', async () => {
	const all = await regions(database.db.reader);
	expect(new Set(all.map((r) => r.code))).toEqual(new Set(TILES.map((t) => t.code)));
	const stored = await rows(database.db.reader, sql<{ code: string; search: string }>`SELECT code, search FROM territory`);
	const search = new Map(stored.map((r) => [r.code, r.search]));
	for (const { code, name, regionId, id } of all) {
		expect(search.get(code)).toBe(searchText(name));
		expect(regionId).toBe(id);
		expect(Object.values(name).some((n) => n.split(' ').some(isMixedScript))).toBe(false);
	}
});

it('finds a territory by its code and by its id', async () => {
	const abai = await territoryByCode(database.db.reader, '100000000');
	expect(abai).toMatchObject({ level: 1, path: '100000000', name: { kk: 'Абай облысы', ru: 'область Абай', en: 'Abai Region' } });
	expect(await territoryById(database.db.reader, abai?.id ?? '')).toEqual(abai);
	expect(await territoryByCode(database.db.reader, '999999999')).toBeUndefined();
	expect(await placeName(database.db.reader, abai?.id ?? '', 'kk')).toBe('Абай облысы');
	expect(await placeName(database.db.reader, '00000000-0000-4000-8000-000000000000', 'kk')).toBe('');
});

it.each([
	[51.13, 71.43, '710000000'], // Astana
	[43.65, 51.2, '470000000'], // Aktau
	[43.26, 76.93, '750000000'], // Almaty city
	[42.32, 69.59, '790000000'] // Shymkent
])('takes the point %s, %s for %s', async (latitude, longitude, code) => {
	expect((await nearestTerritory(database.db.reader, latitude, longitude))?.code).toBe(code);
});

it('takes no point outside the country for a place', async () => {
	expect(await nearestTerritory(database.db.reader, 55.75, 37.62)).toBeUndefined(); // Moscow
	expect(await nearestTerritory(database.db.reader, 0, 0)).toBeUndefined();
});

it('keeps a closed territory reachable by id only', async () => {
	await rolledBack(database.db, async (tx) => {
		const abai = await territoryByCode(asReader(tx), '100000000');
		await tx
			.updateTable('territory')
			.set({ valid_to: Temporal.PlainDate.from('2026-01-01') })
			.where('code', '=', '100000000')
			.execute();
		expect(await territoryByCode(asReader(tx), '100000000')).toBeUndefined();
		expect((await territoryById(asReader(tx), abai?.id ?? ''))?.code).toBe('100000000');
		expect((await regions(asReader(tx))).length).toBe(19);
	});
});
