import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { CommandError } from './sentence.ts';

/** One line of a file: its number as a spreadsheet shows it, and its cells as trimmed text by column. */
interface TableRow {
	row: number;
	cells: Record<string, string>;
}

export interface Table {
	columns: string[];
	rows: TableRow[];
}

const DELIMITERS = [';', ',', '\t', '|'];

/** The separator of a CSV: the one that its first line has most of. */
function sniff(text: string): string {
	const [first = ''] = text.split(/\r?\n/, 1);
	const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
	return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

function csvLines(file: string, bytes: Buffer): string[][] {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new CommandError(`${file} is not UTF-8 text; save it as "CSV UTF-8" or as XLSX.`);
	}
	try {
		return parse(text, { bom: true, delimiter: sniff(text), relax_column_count: true, relax_quotes: true, trim: true });
	} catch (error) {
		if (error instanceof CsvError) throw new CommandError(`${file} is no CSV: ${error.message}.`);
		throw error;
	}
}

type Cell = string | number | boolean | Date | null | undefined;

function cellText(value: Cell): string {
	if (value === null || value === undefined) return '';
	// A spreadsheet's date has no zone: the library gives it as midnight UTC.
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	return String(value).trim();
}

async function xlsxLines(file: string, bytes: Buffer): Promise<string[][]> {
	try {
		return (await readSheet(bytes)).map((line) => (line as Cell[]).map(cellText));
	} catch (error) {
		throw new CommandError(`${file} is no XLSX file: ${(error as Error).message}.`);
	}
}

/**
 * Reads a CSV (separator found by itself, UTF-8) or the first sheet of an XLSX. The first line names the columns; empty
 * lines are passed over. Throws CommandError.
 */
export async function readTable(file: string): Promise<Table> {
	let bytes: Buffer;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		throw new CommandError(`${file} cannot be read: ${(error as Error).message}.`);
	}
	const lines = path.extname(file).toLowerCase() === '.xlsx' ? await xlsxLines(file, bytes) : csvLines(file, bytes);
	const [header = [], ...rest] = lines;
	if (header.every((name) => name === '')) throw new CommandError(`${file} is empty: its first line must name the columns.`);
	const rows = rest.map((line, i) => ({ row: i + 2, cells: Object.fromEntries(header.map((name, c) => [name, line[c] ?? ''])) }));
	return { columns: header, rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
}
