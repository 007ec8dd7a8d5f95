import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/db.ts';
import { nearestTerritory, placeName, searchTerritories, territoryByCode, territoryHistory } from '../modules/territory/server/index.ts';
import { rows, sql } from '../platform/db/index.ts';
import { importTerritoryFile, importTerritoryNamesFile, type TerritoryOptions } from './import-territories.ts';

const KATO = '../shared/data/kato/KATO_17.10.2022_ru.csv';
const DISTRICTS = '../shared/data/geo/adm2.topo.json';

const folder = mkdtempSync(path.join(tmpdir(), 'jauap-territories-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function csv(...lines: string[]): string {
	const file = path.join(folder, 'edition.csv');
	writeFileSync(file, `\uFEFFid;parent_id;code;name\n${lines.join('\n')}\n`);
	return file;
}

const REGION = '1;0;190000000;Алматинская область';
const TALGAR = '2;1;196200000;Талгарский район';
const OKRUG = '3;2;196241000;Бесагашский с.о.';
const BESAGASH = '4;3;196241100;с.Бесагаш';

describe('editions of the classifier', () => {
	const database = testDatabase();
	const take = async (options: TerritoryOptions, ...lines: string[]) => {
		const result = await importTerritoryFile(database.db, csv(...lines), options);
		const { plan } = result;
		const counts = plan && [plan.opened.length, plan.changed.length, plan.reopened.length, plan.missing.length];
		return { ...result, counts };
	};
	const states = async (code: string) =>
		(await territoryHistory(database.db.reader, code)).map((s) => [s.name.ru, s.validFrom.toString(), s.validTo?.toString() ?? null]);
	const acts = () =>
		rows(database.db.reader, sql<{ act: string }>`SELECT act FROM journal WHERE act LIKE 'territory.%' OR act LIKE 'import.%' ORDER BY id`);

	it('says what it would do and does nothing', async () => {
		expect((await take({ dryRun: true }, REGION, TALGAR)).counts).toEqual([1, 0, 0, 19]);
		expect(await territoryByCode(database.db.reader, '196200000')).toBeUndefined();
		expect(await acts()).toEqual([]);
	});

	it('opens new codes, keeps the names of regions, and does nothing the second time', async () => {
		expect((await take({ date: '2023-01-01' }, REGION, TALGAR, OKRUG, BESAGASH)).counts).toEqual([3, 0, 0, 19]);
		const besagash = await territoryByCode(database.db.reader, '196241100');
		expect(besagash).toMatchObject({ level: 4, path: '190000000.196200000.196241000.196241100' });
		expect(besagash?.regionId).toBe((await territoryByCode(database.db.reader, '190000000'))?.id);
		expect(await placeName(database.db.reader, besagash?.id ?? '', 'kk')).toBe(
			'Алматы облысы, Талгарский район, Бесагашский с.о., с. Бесагаш'
		);
		expect((await take({ date: '2023-05-01' }, REGION, TALGAR, OKRUG, BESAGASH)).counts).toEqual([0, 0, 0, 19]);
		expect((await acts()).map((a) => a.act)).toEqual(['import.territories']);
	});

	it('keeps a former name by date, under the same row', async () => {
		const before = await territoryByCode(database.db.reader, '196241100');
		const renamed = '4;3;196241100;с.Жаңа Бесағаш';
		expect((await take({ date: '2024-02-01' }, REGION, TALGAR, OKRUG, renamed)).counts).toEqual([0, 1, 0, 19]);
		expect((await territoryByCode(database.db.reader, '196241100'))?.id).toBe(before?.id);
		expect(await states('196241100')).toEqual([
			['с.Жаңа Бесағаш', '2024-02-01', null],
			['с.Бесагаш', '2023-01-01', '2024-01-31']
		]);
		expect((await searchTerritories(database.db.reader, 'жана бесагаш', 'ru')).length).toBe(1);
		// A correction of the same day leaves no state of no length.
		await take({ date: '2024-02-01' }, REGION, TALGAR, OKRUG, '4;3;196241100;с.Жана Бесагаш');
		expect((await states('196241100')).length).toBe(2);
	});

	it('refuses an edition older than what it would change', async () => {
		const result = await take({ date: '2023-06-01' }, REGION, TALGAR, OKRUG, BESAGASH);
		expect(result.problems).toEqual([
			{ row: 0, column: '--date', text: '196241100 already has a state from 2024-02-01: give that date or a later one' }
		]);
		expect((await territoryByCode(database.db.reader, '196241100'))?.name.ru).toBe('с.Жана Бесагаш');
	});

	it('moves a place with what is below, and its search words with it', async () => {
		const other = '5;1;196800000;Илийский район';
		const moved = ['3;5;196241000;Бесагашский с.о.', '4;3;196241100;с.Жана Бесагаш'];
		expect((await take({ date: '2025-01-01' }, REGION, TALGAR, other, ...moved)).counts).toEqual([1, 1, 0, 19]);
		expect((await territoryByCode(database.db.reader, '196241100'))?.path).toBe('190000000.196800000.196241000.196241100');
		expect((await searchTerritories(database.db.reader, 'бесагаш илийский', 'ru')).map((s) => s.code)).toContain('196241100');
		const talgar = await searchTerritories(database.db.reader, 'бесагаш талгар', 'ru');
		expect(talgar.filter((s) => s.within.includes('Талгар'))).toEqual([]);
	});

	it('ends missing codes only when told to, and opens them again', async () => {
		const [a, b] = [await take({ date: '2025-06-01' }, REGION, TALGAR), await states('196241100')];
		expect([a.counts?.[3], b[0]?.[2]]).toEqual([22, null]);
		await take({ date: '2025-06-01', closeMissing: true }, REGION, TALGAR);
		expect((await states('196241100'))[0]).toEqual(['с.Жана Бесагаш', '2024-02-01', '2025-05-31']);
		expect(await searchTerritories(database.db.reader, 'Бесагаш', 'ru')).toEqual([]);
		const back = await take({ date: '2026-01-01' }, REGION, TALGAR, OKRUG, BESAGASH);
		expect(back.counts).toEqual([0, 0, 2, 0]);
		expect(await states('196241100')).toEqual([
			['с.Бесагаш', '2026-01-01', null],
			['с.Жана Бесагаш', '2024-02-01', '2025-05-31'],
			['с.Бесагаш', '2023-01-01', '2024-01-31']
		]);
	});

	it('warns of mixed alphabets and still finds the place', async () => {
		const result = await take({ date: '2026-01-02' }, REGION, TALGAR, OKRUG, BESAGASH, '6;1;191600000;Aршалинский район');
		expect(result.warnings).toEqual([
			{ row: 6, column: 'name', text: '"Aршалинский район" mixes Latin and Cyrillic letters in "Aршалинский"' }
		]);
		for (const typed of ['Aршалинский', 'Аршалинский', 'аршали', 'Arshalinsky', 'аршолинский']) {
			expect((await searchTerritories(database.db.reader, typed, 'ru')).map((s) => s.code)).toEqual(['191600000']);
		}
	});

	it('names every problem by row and changes nothing', async () => {
		const before = await acts();
		const result = await take(
			{},
			REGION,
			'2;9;196200000;Талгарский район',
			'3;1;19620;',
			'3;1;190000000;Ещё раз',
			';1;191800000;Без номера'
		);
		expect(result.problems.map((p) => `${String(p.row)} ${p.column}: ${p.text}`)).toEqual([
			'3 parent_id: "9" leads to no region within 5 steps',
			'4 code: "19620" is not nine digits',
			'4 name: is empty',
			'5 id: "3" is already in row 4',
			'5 code: "190000000" is already in row 2',
			'6 id: is empty'
		]);
		expect(await acts()).toEqual(before);
	});

	it('refuses a file without the columns, a wrong date, and anybody but the system', async () => {
		const file = path.join(folder, 'other.csv');
		writeFileSync(file, 'code,name\n1,2\n');
		expect((await importTerritoryFile(database.db, file)).problems.map((p) => p.column)).toEqual(['id', 'parent_id']);
		await expect(take({ date: '2026-13-01' }, REGION)).rejects.toThrow('--date "2026-13-01" is no date');
		await expect(importTerritoryFile(database.db, path.join(folder, 'none.csv'))).rejects.toThrow(/cannot be read/);
	});
});

describe.skipIf(!existsSync(KATO))(`the real classifier (skipped where ${KATO} is not there)`, () => {
	const database = testDatabase();
	const find = async (q: string) => (await searchTerritories(database.db.reader, q, 'ru')).map((s) => s.label);

	it('comes in whole, and a second time changes nothing', async () => {
		expect((await importTerritoryFile(database.db, KATO, { date: '2022-10-17' })).plan?.opened.length).toBe(16_244);
		const again = await importTerritoryFile(database.db, KATO, { date: '2022-10-17' });
		expect([again.plan?.opened.length, again.plan?.changed, again.plan?.missing, again.warnings]).toEqual([0, [], [], []]);
		const levels = await rows(
			database.db.reader,
			sql<{ n: number }>`SELECT count(*)::int AS n FROM territory GROUP BY level ORDER BY level`
		);
		expect(levels.map((l) => l.n)).toEqual([20, 220, 2404, 6285, 7335]);
	});

	it('forgives spelling', async () => {
		const besagash = 'с. Бесагаш — Бесагашский с.о., Талгарский район, Алматинская область';
		for (const typed of [
			'Бесагаш',
			'Бесағаш',
			'besagash',
			'бесагащ',
			'с.Бесагаш',
			'Бесагаш Талгар',
			'село Бесагаш Талгарский р-н',
			'бесогаш талгар'
		]) {
			expect(await find(typed)).toContain(besagash);
		}
		for (const typed of ['Солтүстiк', 'Солтүстік', 'Солтустик']) expect((await find(typed))[0]).toBe('Северо-Казахстанская область');
		expect((await find('абай'))[0]).toBe('область Абай');
		expect(await find("'; DROP TABLE territory; --")).not.toContain('область Абай');
		expect([await find('ж'), await find('%'), await find('')]).toEqual([[], [], []]);
	});

	it('searches by the index', async () => {
		const plan = await rows(
			database.db.reader,
			sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT id FROM territory WHERE valid_to IS NULL AND search LIKE '% besagaw%'`
		);
		expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('territory__search_idx');
	});

	it.skipIf(!existsSync(DISTRICTS))('completes districts with names and centres from a map', async () => {
		const { named, unknown } = await importTerritoryNamesFile(database.db, DISTRICTS);
		expect([named, unknown.length]).toEqual([218, 6]);
		expect((await territoryByCode(database.db.reader, '196200000'))?.name).toEqual({
			kk: 'Талғар ауданы',
			ru: 'Талгарский район',
			en: 'Talgar District'
		});
		expect((await searchTerritories(database.db.reader, 'Бесагаш Талғар ауданы', 'kk'))[0]?.within).toContain(
			'Талғар ауданы, Алматы облысы'
		);
		expect((await nearestTerritory(database.db.reader, 43.3, 77.24))?.name.en).toBe('Talgar District');
		expect(await importTerritoryNamesFile(database.db, DISTRICTS)).toEqual({ named: 0, unknown });
		expect((await importTerritoryFile(database.db, KATO)).plan?.changed).toEqual([]);
	});
});
