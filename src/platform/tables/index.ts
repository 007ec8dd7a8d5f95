/** Tables to take away, as CSV and as XLSX. Whatever stands in a cell, a spreadsheet runs nothing. */
import { stringify } from 'csv-stringify/sync';
import { escaped, OFFICE, officeFile, relations, XML } from '../ooxml.ts';
import type { TableFormat } from './formats.ts';

export type Cell = string | number | Temporal.PlainDate | null;

export interface Sheet {
	name: string;
	head: readonly string[];
	rows: readonly (readonly Cell[])[];
}

/** RFC 4180, UTF-8 with a mark for spreadsheets. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function toCsv({ head, rows }: Sheet): Buffer {
	const lines = [head, ...rows].map((row) => row.map((cell) => (cell instanceof Temporal.PlainDate ? cell.toString() : cell)));
	return Buffer.from(stringify(lines, { bom: true, record_delimiter: 'windows', escape_formulas: true }));
}

const MOST_LETTERS = 32_767;
// A formula's first letters, wide forms included.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** Styles by their place in STYLES below. */
const [PLAIN, DAY, HEAD, QUOTED] = [0, 1, 2, 3];

/** Days since 30 December 1899, as spreadsheets count. */
function serial(day: Temporal.PlainDate): number {
	return Temporal.PlainDate.from('1899-12-30').until(day).total('days');
}

/** 0 -> A, 26 -> AA. */
function column(at: number): string {
	return at < 26 ? String.fromCharCode(65 + at) : column(Math.floor(at / 26) - 1) + column(at % 26);
}

function cellXml(cell: Cell, place: string, style: number): string {
	if (cell === null || cell === '') return '';
	if (typeof cell === 'number') return `<c r="${place}" s="${String(style)}"><v>${String(cell)}</v></c>`;
	if (cell instanceof Temporal.PlainDate) return `<c r="${place}" s="${String(DAY)}"><v>${String(serial(cell))}</v></c>`;
	const quoted = FORMULA.test(cell) ? QUOTED : style;
	return `<c r="${place}" s="${String(quoted)}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, MOST_LETTERS))}</t></is></c>`;
}

function rowXml(cells: readonly Cell[], at: number): string {
	const inside = cells.map((cell, index) => cellXml(cell, `${column(index)}${String(at + 1)}`, at === 0 ? HEAD : PLAIN));
	return `<row r="${String(at + 1)}">${inside.join('')}</row>`;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`;

/** One sheet whose texts are typed as text, so that no cell is ever a formula; the head stays in sight. */
function toXlsx({ name, head, rows }: Sheet): Buffer {
	const lines = [head, ...rows].map(rowXml);
	const view = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
	// A sheet's name has at most 31 letters and none of these.
	const title = escaped(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
	const parts = {
		'_rels/.rels': relations(['rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml']),
		'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relations(
			['rId1', `${OFFICE}/worksheet`, 'worksheets/sheet1.xml'],
			['rId2', `${OFFICE}/styles`, 'styles.xml']
		),
		'xl/styles.xml': STYLES,
		'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews><sheetData>${lines.join('')}</sheetData></worksheet>`
	};
	return officeFile(parts, {
		'xl/workbook.xml': `${SHEET}.sheet.main+xml`,
		'xl/worksheets/sheet1.xml': `${SHEET}.worksheet+xml`,
		'xl/styles.xml': `${SHEET}.styles+xml`
	});
}

const TYPES: Record<TableFormat, string> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: `${SHEET}.sheet`
};

/** The file of a sheet. */
export function tableFile(sheet: Sheet, format: TableFormat): Buffer {
	return format === 'csv' ? toCsv(sheet) : toXlsx(sheet);
}

/** Headers of a table that only its reader gets. `name` is plain Latin, without its ending. */
export function tableHeaders(name: string, format: TableFormat): Record<string, string> {
	return {
		'Content-Type': TYPES[format],
		'Content-Disposition': `attachment; filename="${name}.${format}"`,
		'Cache-Control': 'private, no-store',
		'X-Content-Type-Options': 'nosniff'
	};
}
