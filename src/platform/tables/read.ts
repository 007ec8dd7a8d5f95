/** Tables that people hand in: a CSV, the first sheet of an XLSX, the first table of a DOCX. */
import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { ArchiveError, partsOf } from '../files/archive.ts';

/** The file is not what its name says; the message is for whoever made it. */
export class TableFault extends Error {
	readonly kind: 'text' | 'csv' | 'xlsx' | 'docx';
	constructor(kind: TableFault['kind'], message: string) {
		super(message);
		this.kind = kind;
	}
}

/** One line of a table: its number as a spreadsheet shows it, and its cells as trimmed text by column. */
export interface TableRow {
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

function csvLines(bytes: Buffer): string[][] {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new TableFault('text', 'not UTF-8');
	}
	try {
		return parse(text, { bom: true, delimiter: sniff(text), relax_column_count: true, relax_quotes: true, trim: true });
	} catch (error) {
		if (error instanceof CsvError) throw new TableFault('csv', error.message);
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

async function xlsxLines(bytes: Buffer): Promise<string[][]> {
	try {
		// What unpacks to more than we look through is refused before the library unpacks it.
		for await (const part of partsOf(bytes)) void part;
		return (await readSheet(bytes)).map((line) => (line as Cell[]).map(cellText));
	} catch (error) {
		throw new TableFault('xlsx', (error as Error).message);
	}
}

const MAIN = 'word/document.xml';
// A tag of the few that matter here, or the text before the next tag.
const PIECE = /<(\/?)w:(tbl|tr|tc|p|t|tab|br)(?:\s[^>]*?)?(\/?)>|<[^>]*>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string) =>
	text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
		const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
		if (name !== undefined) return ENTITIES[name] ?? whole;
		return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
	});

/** The cells of the first table; a table in a cell is part of its text. */
function tableLines(xml: string): string[][] {
	const lines: string[][] = [];
	let [depth, cell, written]: [number, string | undefined, boolean] = [0, undefined, false];
	for (const [, closing, tag, alone, text] of xml.matchAll(PIECE)) {
		if (text !== undefined) {
			if (written && cell !== undefined) cell += plain(text);
			continue;
		}
		const opens = closing === '' && alone === '';
		if (tag === 't') written = opens;
		else if ((tag === 'p' && closing === '/') || tag === 'br' || tag === 'tab') cell = cell === undefined ? undefined : `${cell} `;
		else if (tag === 'tbl') {
			depth += opens ? 1 : -1;
			if (depth === 0) return lines;
		} else if (depth === 1 && tag === 'tr' && opens) lines.push([]);
		else if (depth === 1 && tag === 'tc') {
			if (!opens) lines.at(-1)?.push((cell ?? '').replace(/\s+/g, ' ').trim());
			cell = opens ? '' : undefined;
		}
	}
	return lines;
}

async function docxLines(bytes: Buffer): Promise<string[][]> {
	try {
		for await (const part of partsOf(bytes)) {
			if (part.depth === 0 && part.name === MAIN) return tableLines(part.bytes.toString('utf8'));
		}
	} catch (error) {
		if (!(error instanceof ArchiveError)) throw error;
	}
	throw new TableFault('docx', 'not a DOCX file');
}

const READERS: Readonly<Record<string, (bytes: Buffer) => string[][] | Promise<string[][]>>> = { xlsx: xlsxLines, docx: docxLines };

/**
 * Reads a table by the ending of its name; what is no XLSX and no DOCX is a CSV (separator found by itself, UTF-8). The first line names the
 * columns, empty lines are passed over; undefined when there is no such line. Throws TableFault.
 */
export async function readTableFile(name: string, bytes: Buffer): Promise<Table | undefined> {
	const ending = name.toLowerCase().split('.').at(-1) ?? '';
	const [header = [], ...rest] = await (READERS[ending] ?? csvLines)(bytes);
	if (header.every((column) => column === '')) return undefined;
	const rows = rest.map((line, i) => ({ row: i + 2, cells: Object.fromEntries(header.map((column, c) => [column, line[c] ?? ''])) }));
	return { columns: header, rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
}
