import type { Lang } from '../i18n/lang.ts';
import { drawFeet, makePdf, say, type Pdf } from './document.ts';

/** Numbers as they are printed and filed. Every text is ready in the reader's language. */
export interface Report {
	lang: Lang;
	organisation: string;
	title: string;
	/** What it is about, a line each: whose, of which period, as of when. */
	lines: readonly string[];
	tables: readonly ReportTable[];
}

export interface ReportTable {
	caption: string;
	/** The first column is a name, the others are numbers. */
	head: readonly string[];
	rows: readonly (readonly string[])[];
	/** The last row is the sum of the others. */
	total?: boolean;
}

// A4 lying, in points.
const PAGE = { width: 841.89, height: 595.28 };
const MARGIN = { left: 40, right: 40, top: 40, bottom: 46 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const BODY = 8.5;
const PADDING = 3;
const NAME_SHARE = 0.26;

const roomLeft = (pdf: Pdf) => PAGE.height - MARGIN.bottom - pdf.y;

function widths(columns: number): number[] {
	const name = columns === 1 ? WIDTH : WIDTH * NAME_SHARE;
	return Array.from({ length: columns }, (_, at) => (at === 0 ? name : (WIDTH - name) / (columns - 1)));
}

function rowHeight(pdf: Pdf, cells: readonly string[]): number {
	const wide = widths(cells.length);
	return Math.max(...cells.map((text, at) => pdf.heightOfString(text, { width: (wide[at] ?? 0) - 2 * PADDING }))) + 2 * PADDING;
}

/** One row at the present height, its cells in the document's structure. */
function row(pdf: Pdf, table: PDFKit.PDFStructureElement, cells: readonly string[], kind: 'head' | 'body' | 'total'): void {
	pdf.font(kind === 'body' ? 'plain' : 'bold').fontSize(kind === 'head' ? BODY - 1 : BODY);
	const [top, height, wide] = [pdf.y, rowHeight(pdf, cells), widths(cells.length)];
	const tr = pdf.struct('TR');
	table.add(tr);
	let x = MARGIN.left;
	cells.forEach((text, at) => {
		const [left, width] = [x + PADDING, (wide[at] ?? 0) - 2 * PADDING];
		tr.add(
			pdf.struct(kind === 'head' || at === 0 ? 'TH' : 'TD', {}, () => {
				pdf.text(text, left, top + PADDING, { width, align: at === 0 ? 'left' : 'right' });
			})
		);
		x += wide[at] ?? 0;
	});
	tr.end();
	const y = top + height;
	pdf
		.moveTo(MARGIN.left, y)
		.lineTo(MARGIN.left + WIDTH, y)
		.lineWidth(kind === 'body' ? 0.4 : 1)
		.strokeColor(kind === 'body' ? '#ccc' : '#0b6b63')
		.stroke();
	pdf.y = y;
}

function drawTable(pdf: Pdf, { caption, head, rows, total = false }: ReportTable): void {
	// A heading never stands alone at the foot of a page.
	if (roomLeft(pdf) < 90) pdf.addPage();
	pdf.font('bold').fontSize(11);
	say(pdf, 'H2', caption);
	pdf.moveDown(0.3);
	const table = pdf.struct('Table');
	pdf.addStructure(table);
	row(pdf, table, head, 'head');
	rows.forEach((cells, at) => {
		if (roomLeft(pdf) < rowHeight(pdf, cells)) {
			pdf.addPage();
			row(pdf, table, head, 'head');
		}
		row(pdf, table, cells, total && at === rows.length - 1 ? 'total' : 'body');
	});
	table.end();
	pdf.x = MARGIN.left;
	pdf.y += 14;
}

/** Numbers of pages, and whose report it is. */
function foot(pdf: Pdf, { title, organisation }: Report): void {
	drawFeet(pdf, (index, count) => {
		pdf.font('plain').fontSize(8).fillColor('#444');
		const text = `${organisation} · ${title} · ${String(index + 1)} / ${String(count)}`;
		pdf.text(text, MARGIN.left, PAGE.height - 30, { width: WIDTH, align: 'center', lineBreak: false });
	});
}

/** The report as a PDF: A4 lying, tagged, its language named, headings of tables again on each page. */
export function reportPdf(report: Report): Promise<Buffer> {
	const { lang, title, organisation } = report;
	return makePdf({ lang, title, author: organisation, margins: MARGIN, layout: 'landscape' }, (pdf) => {
		pdf.font('bold').fontSize(15);
		say(pdf, 'H1', title);
		pdf.font('plain').fontSize(10);
		for (const line of report.lines) say(pdf, 'P', line);
		pdf.moveDown(1);
		for (const table of report.tables) drawTable(pdf, table);
		foot(pdf, report);
	});
}
