import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { inspectOffice } from '../files/office.ts';
import { tableFile, tableHeaders, type Sheet } from './index.ts';

const FORMULAS = ['=HYPERLINK("https://evil.example","x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'];
const SHEET: Sheet = {
	name: 'Өтініштер: [1/2]',
	head: ['Нөмірі', 'Түскені', 'Саны'],
	rows: [
		['ALA-2026-000001', Temporal.PlainDate.from('2026-03-25'), 7],
		['Қатар "тырнақшада"; <b>&\u0000\n1', null, 0],
		...FORMULAS.map((text) => [text, null, 1])
	]
};

describe('CSV', () => {
	it('defuses what a spreadsheet would take for a formula, and keeps the rest as it is', () => {
		const bytes = tableFile(SHEET, 'csv');
		expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
		const lines = parse(bytes, { bom: true });
		expect(lines[1]).toEqual(['ALA-2026-000001', '2026-03-25', '7']);
		expect(lines[2]?.[0]).toBe('Қатар "тырнақшада"; <b>&\u0000\n1');
		expect(lines.slice(3).map((line) => line[0])).toEqual(FORMULAS.map((text) => `'${text}`));
	});
});

describe('XLSX', () => {
	it('is read back as it was: days as days, numbers as numbers, texts as texts', async () => {
		const rows = await readSheet(tableFile(SHEET, 'xlsx'), 1);
		expect(rows[0]).toEqual(SHEET.head);
		expect(rows[1]).toEqual(['ALA-2026-000001', new Date('2026-03-25'), 7]);
		expect(rows[2]?.[0]).toBe('Қатар "тырнақшада"; <b>&\n1');
	});

	it('holds no formula, and passes our own look into office documents', async () => {
		const bytes = tableFile(SHEET, 'xlsx');
		const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
		expect(xml).not.toContain('<f');
		expect(xml.match(/s="3" t="inlineStr"/g)?.length).toBe(FORMULAS.length);
		await expect(inspectOffice('xlsx', bytes)).resolves.toBeUndefined();
	});

	it('is a download that nobody keeps or guesses at', () => {
		expect(tableHeaders('x', 'xlsx')).toMatchObject({
			'Content-Disposition': 'attachment; filename="x.xlsx"',
			'X-Content-Type-Options': 'nosniff'
		});
	});
});
