import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/db.ts';
import { zip } from '../../test/zip.ts';
import { rows, sql } from '../platform/db/index.ts';
import { importPeopleFile } from './import-people.ts';
import { importUnitFile } from './import-units.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'jauap-organisation-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function file(name: string, ...lines: string[]): string {
	const at = path.join(folder, name);
	writeFileSync(at, lines.join('\r\n'));
	return at;
}

/** A small spreadsheet as Excel writes it: texts inline, one real date. */
function xlsx(name: string, sheet: readonly (readonly (string | number)[])[]): string {
	const cell = (value: string | number, at: string) =>
		typeof value === 'number'
			? `<c r="${at}" s="1"><v>${String(value)}</v></c>`
			: `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
	const lines = sheet.map(
		(line, r) => `<row r="${String(r + 1)}">${line.map((v, c) => cell(v, `${String.fromCharCode(65 + c)}${String(r + 1)}`)).join('')}</row>`
	);
	const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
	const at = path.join(folder, name);
	writeFileSync(
		at,
		zip({
			'[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
			'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
			'xl/styles.xml': `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
			'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${lines.join('')}</sheetData></worksheet>`
		})
	);
	return at;
}

const words = (problems: readonly { row: number; column: string; text: string }[]) =>
	problems.map((p) => `${String(p.row)} ${p.column}: ${p.text}`);

describe('units', () => {
	const database = testDatabase();
	const units = () =>
		rows(
			database.db.reader,
			sql<{ code: string; path: string; ru: string; ends: string | null }>`
				SELECT code, path::text AS path, name->>'ru' AS ru, valid_to::text AS ends FROM unit ORDER BY path`
		);
	const acts = async () => (await rows(database.db.reader, sql<{ act: string }>`SELECT act FROM journal ORDER BY id`)).map((a) => a.act);
	const HEADER = 'code;parent;kind;name_kk;name_ru;territory;phone;valid_from;valid_to';

	it('makes, and the second time changes nothing', async () => {
		const table = file(
			'units.csv',
			HEADER,
			'TALG;ALA;district;Талғар филиалы;Талгарский филиал;;;2021-01-01;',
			'ALA;nat;Облыстық;Алматы филиалы;Алматинский филиал;190000000;+7 727 250 00 00;01.01.2021;'
		);
		expect(await importUnitFile(database.db, table, { dryRun: true })).toMatchObject({ problems: [], made: 2 });
		expect(await units()).toHaveLength(1);
		expect(await importUnitFile(database.db, table)).toMatchObject({ problems: [], made: 2, changed: 0, moved: 0 });
		expect(await importUnitFile(database.db, table)).toMatchObject({ problems: [], made: 0, changed: 0, moved: 0, unchanged: 2 });
		expect((await units()).map((u) => [u.path, u.ru])).toEqual([
			['nat', 'Республиканская общественная приёмная'],
			['nat.ala', 'Алматинский филиал'],
			['nat.ala.talg', 'Талгарский филиал']
		]);
		expect(await acts()).toEqual(['unit.made', 'unit.made', 'import.units']);
	});

	it('takes a spreadsheet headed in Kazakh, with real dates; what it has no column for stays', async () => {
		const table = xlsx('units.xlsx', [
			['Коды', 'Жоғары тұрған бөлімше', 'Түрі', 'Атауы', 'Название', 'Басталуы'],
			['ALA', 'NAT', 'облыстық', 'Алматы облыстық филиалы', 'Алматинский филиал', 44197], // 2021-01-01
			['JET', 'NAT', 'облыстық', 'Жетісу филиалы', '', 44720] // 2022-06-08
		]);
		expect(await importUnitFile(database.db, table)).toMatchObject({ problems: [], made: 1, changed: 1, moved: 0 });
		const [ala, jet] = await rows(
			database.db.reader,
			sql<{ kk: string; ru: string; phone: string | null; starts: string }>`
				SELECT name->>'kk' AS kk, name->>'ru' AS ru, phone, valid_from::text AS starts FROM unit WHERE code IN ('ALA', 'JET') ORDER BY code`
		);
		expect(ala).toEqual({ kk: 'Алматы облыстық филиалы', ru: 'Алматинский филиал', phone: '+7 727 250 00 00', starts: '2021-01-01' });
		expect(jet).toEqual({ kk: 'Жетісу филиалы', ru: 'Жетісу филиалы', phone: null, starts: '2022-06-08' });
	});

	it('moves a unit with all below it, closes and opens again', async () => {
		const below = ['code,parent,kind,name_ru,valid_from', 'PO1,TALG,primary,Первичка,2024-01-01'];
		await importUnitFile(database.db, file('u.csv', ...below));
		await importUnitFile(database.db, file('u.csv', 'code\tparent\tkind\tname_ru', 'TALG\tJET\tdistrict\tТалгарский филиал'));
		expect((await units()).map((u) => u.path)).toEqual(['nat', 'nat.ala', 'nat.jet', 'nat.jet.talg', 'nat.jet.talg.po1']);
		const closing = [
			'code,parent,kind,name_ru,valid_to',
			'TALG,JET,district,Талгарский филиал,2026-06-30',
			'PO1,TALG,primary,Первичка,30.06.2026'
		];
		expect(await importUnitFile(database.db, file('u.csv', ...closing))).toMatchObject({ problems: [], changed: 2 });
		expect((await units()).filter((u) => u.ends === '2026-06-30')).toHaveLength(2);
		await importUnitFile(database.db, file('u.csv', 'code,parent,kind,name_ru,valid_to', 'TALG,JET,district,Талгарский филиал,'));
		expect((await acts()).filter((act) => /moved|closed|reopened/.test(act))).toEqual([
			'unit.moved',
			'unit.closed',
			'unit.closed',
			'unit.reopened'
		]);
	});

	it('lists every problem by row and column, and changes nothing', async () => {
		const before = await units();
		const table = file(
			'bad.csv',
			'code;parent;kind;name_ru;territory;email;phone;valid_from;valid_to',
			'a b;NAT;regional;Имя;;;;;',
			';NAT;galaxy;;123;not a mail;12;2021-02-30;',
			'X1;NOPE;city;Город;;;;2024-01-01;2023-01-01',
			'X2;X3;city;Город;;;;;',
			'X3;X2;city;Город;;;;;',
			'X3;;city;Город;;;;;',
			'NAT;X1;national;Корень;;;;;',
			'JET;NAT;regional;Жетісу;;;;2022-06-08;2026-01-01'
		);
		const { problems, made } = await importUnitFile(database.db, table);
		expect(made).toBe(0);
		expect(words(problems)).toEqual([
			'2 code: "a b" is not 2 to 8 Latin letters and digits',
			'3 code: is empty',
			'3 kind: "galaxy" is none of national, regional, district, city, primary, faction, council, youth, reception',
			'3 name_kk: is empty, and so are name_ru and name_en',
			'3 territory: there is no territory "123" today',
			'3 email: "not a mail" is no mail address',
			'3 phone: "12" is no phone number',
			'3 valid_from: "2021-02-30" is no date such as 2026-01-31 or 31.01.2026',
			'4 valid_to: 2023-01-01 is before valid_from 2024-01-01',
			'7 code: "X3" is already in row 6',
			'4 parent: there is no unit "NOPE", here or in the database',
			'7 parent: is empty; only the root NAT has no parent',
			'8 parent: NAT is the root and has no parent',
			'9 valid_to: TALG is below it and stays open: close or move it in the same table'
		]);
		expect(await units()).toEqual(before);
		const root = file('root.csv', 'code,parent,kind,name_ru,valid_to', 'NAT,,national,Корень,2026-01-01');
		expect(words((await importUnitFile(database.db, root)).problems)[0]).toBe('2 valid_to: NAT is the root and cannot be closed');
		expect(words((await importUnitFile(database.db, file('x.csv', 'code,colour', 'A1,red'))).problems)).toEqual([
			'1 colour: is no known column; known are code, parent, kind, name_kk, name_ru, name_en, territory, address, phone, email, valid_from, valid_to',
			'1 parent: is missing',
			'1 kind: is missing'
		]);
	});

	it('says in one sentence why a file is no table', async () => {
		const wrong = path.join(folder, 'wrong.csv');
		writeFileSync(wrong, Buffer.from([0xcf, 0xf0, 0xe8, 0xe2]));
		await expect(importUnitFile(database.db, wrong)).rejects.toThrow('is not UTF-8 text');
		await expect(importUnitFile(database.db, file('no.xlsx', 'text'))).rejects.toThrow('is no XLSX file');
		await expect(importUnitFile(database.db, file('empty.csv', ''))).rejects.toThrow('is empty');
		await expect(importUnitFile(database.db, path.join(folder, 'none.csv'))).rejects.toThrow('cannot be read');
		await expect(importUnitFile(database.db, file('u.csv', 'code'), { date: 'soon' })).rejects.toThrow('--date "soon" is no date');
	});
});

describe('people', () => {
	const database = testDatabase();
	const HEADER = 'external_id,name,email,phone,language,unit,role,title_kk,title_ru,valid_from,valid_to';
	const held = async (id: string) =>
		(
			await rows(
				database.db.reader,
				sql<{ post: string }>`SELECT concat_ws(' ', u.code, p.role, p.valid_from, p.valid_to) AS post FROM post p
					JOIN unit u ON u.id = p.unit_id JOIN person ON person.id = p.person_id WHERE external_id = ${id} ORDER BY p.valid_from, u.code`
			)
		).map((p) => p.post);
	const take = (options: { date?: string; dryRun?: boolean }, ...lines: string[]) =>
		importPeopleFile(database.db, file('people.csv', HEADER, ...lines), options);

	it('makes people with their posts, and the second time changes nothing', async () => {
		await importUnitFile(
			database.db,
			file('u.csv', 'code,parent,kind,name_ru,valid_from', 'ALA,NAT,regional,Алматы,2020-01-01', 'JET,NAT,regional,Жетісу,2022-06-08')
		);
		const people = [
			'1,Айгүл Сәрсенова,Aigul@Example.org,+7 701 000 00 01,kk,ALA,оператор,Қабылдау операторы,,2024-01-01,',
			'1,Айгүл Сәрсенова,Aigul@Example.org,+7 701 000 00 01,kk,JET,aide,Көмекші,Помощник,2025-01-01,2025-12-31',
			'2,Иван Петров,,,русский,ALA,head,,Руководитель,2024-01-01,'
		];
		expect(await take({ dryRun: true }, ...people)).toMatchObject({ problems: [], made: 2, given: 3 });
		expect(await held('1')).toEqual([]);
		expect(await take({}, ...people)).toMatchObject({ problems: [], made: 2, given: 3, ended: 0 });
		expect(await take({}, ...people)).toMatchObject({ problems: [], made: 0, changed: 0, unchanged: 2, given: 0, ended: 0 });
		expect(await held('1')).toEqual(['ALA operator 2024-01-01', 'JET aide 2025-01-01 2025-12-31']);
		const acts = await rows(
			database.db.reader,
			sql<{ act: string; n: number }>`SELECT act, count(*)::int AS n FROM journal WHERE act LIKE 'person.%' GROUP BY act ORDER BY act`
		);
		expect(acts).toEqual([
			{ act: 'person.made', n: 2 },
			{ act: 'person.post_given', n: 3 }
		]);
	});

	it('changes, moves and ends', async () => {
		const done = await take(
			{ date: '2026-03-01' },
			'1,Айгүл Сәрсенова,aigul@example.org,,kk,JET,operator,Қабылдау операторы,,,',
			'2,Иван Петрович Петров,ivan@example.org,,ru,ALA,head,Басшы,Руководитель,2024-01-01,2026-12-31'
		);
		expect(done).toMatchObject({ problems: [], made: 0, changed: 2, given: 1, ended: 1 });
		expect(await held('1')).toEqual(['ALA operator 2024-01-01 2026-02-28', 'JET aide 2025-01-01 2025-12-31', 'JET operator 2026-03-01']);
		expect(await held('2')).toEqual(['ALA head 2024-01-01 2026-12-31']);
		expect(await take({ date: '2026-03-02' }, '1,Айгүл Сәрсенова,aigul@example.org,,kk,JET,operator,Қабылдау операторы,,,')).toMatchObject({
			unchanged: 1,
			ended: 0
		});
	});

	it('knows somebody written down by hand by their address, and takes the account along', async () => {
		await database.db.write(async (tx) => {
			const id = '00000000-0000-4000-8000-000000000001';
			await tx.insertInto('person').values({ id, name: 'Admin', email: 'admin@example.org' }).execute();
			await tx.insertInto('account').values({ id, kind: 'staff', email: 'admin@example.org', person_id: id }).execute();
		});
		expect(await take({}, '3,Дана Ахметова,admin@example.org,,kk,NAT,administrator,Әкімші,,2026-01-01,')).toMatchObject({
			problems: [],
			made: 0,
			changed: 1
		});
		await take({}, '3,Дана Ахметова,dana@example.org,,ru,NAT,administrator,Әкімші,,2026-01-01,');
		const [account] = await rows(database.db.reader, sql`SELECT email, language FROM account`);
		expect(account).toEqual({ email: 'dana@example.org', language: 'ru' });
	});

	it('lists every problem by row and column, and changes nothing', async () => {
		const before = await rows(database.db.reader, sql`SELECT count(*)::int AS n FROM journal`);
		const result = await take(
			{},
			',Безымянный,,,kk,ALA,head,Басшы,,,',
			'4,,no mail,1,xx,NOPE,king,,,32.01.2026,',
			'5,Асан,asan@example.org,,kk,ALA,head,Басшы,,2026-01-01,2025-01-01',
			'6,Үсен,asan@example.org,,kk,JET,head,Басшы,,2021-01-01,',
			'6,Басқа,asan@example.org,,kk,JET,head,Басшы,,2026-01-01,',
			'2,Иван Петрович Петров,dana@example.org,,ru,ALA,head,Басшы,Руководитель,2024-01-01,2026-12-31',
			'3,Дана Ахметова,,,ru,NAT,administrator,Әкімші,,2026-01-01,',
			'1,Айгүл Сәрсенова,aigul@example.org,,kk,JET,aide,Көмекші,,2025-06-01,'
		);
		expect(words(result.problems)).toEqual([
			'2 external_id: is empty',
			'3 name: is empty',
			'3 email: "no mail" is no mail address',
			'3 phone: "1" is no phone number',
			'3 language: "xx" is none of kk, ru, en',
			'3 role: "king" is none of operator, executor, head, deputy, aide, branch_head, central, auditor, administrator',
			'3 unit: there is no unit "NOPE"',
			'3 valid_from: "32.01.2026" is no date such as 2026-01-31 or 31.01.2026',
			'3 title_kk: is empty, and so are title_ru and title_en',
			'4 valid_to: 2025-01-01 is before valid_from 2026-01-01',
			'6 name: differs from row 5, the same person',
			'5 valid_from: the unit JET begins on 2022-06-08',
			'6 role: is the same post in the same time as row 5',
			'7 email: "dana@example.org" belongs to Дана Ахметова (3)',
			'8 email: is empty, and the person signs in with it',
			'9 valid_from: the person already holds this post from 2025-01-01 to 2025-12-31',
			'5 email: "asan@example.org" is also the address of 5'
		]);
		expect(await rows(database.db.reader, sql`SELECT count(*)::int AS n FROM journal`)).toEqual(before);
	});

	it('does not close a unit under people who stay in it', async () => {
		const table = file('u.csv', 'code,parent,kind,name_ru,valid_to', 'JET,NAT,regional,Жетісу,2026-03-31');
		expect(words((await importUnitFile(database.db, table)).problems)).toEqual([
			'2 valid_to: people hold posts in it after 2026-03-31: end them first'
		]);
	});
});
