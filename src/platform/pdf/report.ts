import type { Lang } from '../i18n/lang.ts';
import { drawFeet, makePdf, roomLeft, say, textWidth, type Pdf } from './document.ts';
import { drawTable } from './table.ts';

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
const HEIGHT = 595.28;
const MARGIN = { left: 40, right: 40, top: 40, bottom: 46 };
const BODY = 8.5;
const NAME_SHARE = 0.26;

function widths(columns: number): number[] {
	return columns === 1 ? [1] : [NAME_SHARE, ...Array.from({ length: columns - 1 }, () => (1 - NAME_SHARE) / (columns - 1))];
}

function captioned(pdf: Pdf, { caption, head, rows, total = false }: ReportTable): void {
	// A heading never stands alone at the foot of a page.
	if (roomLeft(pdf) < 90) pdf.addPage();
	pdf.font('bold').fontSize(11);
	say(pdf, 'H2', caption);
	pdf.moveDown(0.3);
	drawTable(pdf, { head, rows, widths: widths(head.length), size: BODY, numbers: true, total });
	pdf.y += 14;
}

/** Numbers of pages, and whose report it is. */
function foot(pdf: Pdf, { title, organisation }: Report): void {
	drawFeet(pdf, (index, count) => {
		pdf.font('plain').fontSize(8).fillColor('#444');
		const text = `${organisation} · ${title} · ${String(index + 1)} / ${String(count)}`;
		pdf.text(text, MARGIN.left, HEIGHT - 30, { width: textWidth(pdf), align: 'center', lineBreak: false });
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
		for (const table of report.tables) captioned(pdf, table);
		foot(pdf, report);
	});
}
