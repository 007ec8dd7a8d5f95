import { roomLeft, textWidth, type Pdf } from './document.ts';

export interface PdfTable {
	head: readonly string[];
	rows: readonly (readonly string[])[];
	/** How wide each column is, as shares of the page's width. */
	widths: readonly number[];
	/** Points of its letters. */
	size: number;
	/** All columns but the first are numbers, which end at the right. */
	numbers?: boolean;
	/** The last row is the sum of the others. */
	total?: boolean;
}

type RowKind = 'head' | 'body' | 'total';

interface RowLook {
	kind: RowKind;
	numbers: boolean;
}

const PADDING = 3;

function rowHeight(pdf: Pdf, cells: readonly string[], wide: readonly number[]): number {
	return Math.max(...cells.map((text, at) => pdf.heightOfString(text || ' ', { width: (wide[at] ?? 0) - 2 * PADDING }))) + 2 * PADDING;
}

/** One row at the present height, its cells in the document's structure, a line below. */
function drawRow(pdf: Pdf, into: PDFKit.PDFStructureElement, cells: readonly string[], wide: readonly number[], look: RowLook): void {
	const { kind, numbers } = look;
	const [top, height, start] = [pdf.y, rowHeight(pdf, cells, wide), pdf.page.margins.left];
	const tr = pdf.struct('TR');
	into.add(tr);
	let x = start;
	cells.forEach((text, at) => {
		const [left, width] = [x + PADDING, (wide[at] ?? 0) - 2 * PADDING];
		tr.add(
			pdf.struct(kind === 'head' || at === 0 ? 'TH' : 'TD', {}, () => {
				pdf.text(text, left, top + PADDING, { width, align: numbers && at > 0 ? 'right' : 'left' });
			})
		);
		x += wide[at] ?? 0;
	});
	tr.end();
	pdf.y = top + height;
	pdf
		.moveTo(start, pdf.y)
		.lineTo(start + textWidth(pdf), pdf.y)
		.lineWidth(kind === 'body' ? 0.4 : 1)
		.strokeColor(kind === 'body' ? '#ccc' : '#0b6b63')
		.stroke();
}

/** A table from the left margin to the right, its head again on each page it goes on to. */
export function drawTable(pdf: Pdf, { head, rows, widths, size, numbers = false, total = false }: PdfTable): void {
	const whole = widths.reduce((sum, one) => sum + one, 0);
	const wide = widths.map((one) => (one / whole) * textWidth(pdf));
	const table = pdf.struct('Table');
	pdf.addStructure(table);
	const write = (cells: readonly string[], kind: RowKind) => {
		pdf.font(kind === 'body' ? 'plain' : 'bold').fontSize(size);
		if (kind !== 'head' && roomLeft(pdf) < rowHeight(pdf, cells, wide)) {
			pdf.addPage();
			write(head, 'head');
			pdf.font(kind === 'body' ? 'plain' : 'bold');
		}
		drawRow(pdf, table, cells, wide, { kind, numbers });
	};
	write(head, 'head');
	rows.forEach((cells, at) => {
		write(cells, total && at === rows.length - 1 ? 'total' : 'body');
	});
	table.end();
	pdf.x = pdf.page.margins.left;
}
