import { drawFeet, makePdf, roomLeft, say, type Pdf } from '../pdf/document.ts';
import { drawTable } from '../pdf/table.ts';
import type { Paper, PaperBlock } from './index.ts';

// A4 in points; a wide left side, so that the sheet can be filed.
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { left: 70, right: 42, top: 50, bottom: 56 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const BODY = 10.5;
const SMALL = 9;
const TERM = 130;

/** A heading never stands alone at the foot of a page. */
function keep(pdf: Pdf, height: number): void {
	if (roomLeft(pdf) < height) pdf.addPage();
}

function drawFacts(pdf: Pdf, { rows }: Extract<PaperBlock, { kind: 'facts' }>): void {
	for (const { term, value } of rows) {
		pdf.font('plain').fontSize(BODY);
		keep(pdf, pdf.heightOfString(value, { width: WIDTH - TERM }));
		const y = pdf.y;
		pdf.fillColor('#444');
		say(pdf, 'P', term, { width: TERM - 10 });
		const below = pdf.y;
		pdf.y = y;
		pdf.x = MARGIN.left + TERM;
		pdf.fillColor('#000');
		say(pdf, 'P', value, { width: WIDTH - TERM });
		pdf.y = Math.max(below, pdf.y) + 2;
		pdf.x = MARGIN.left;
	}
}

function drawPoints(pdf: Pdf, { points }: Extract<PaperBlock, { kind: 'points' }>): void {
	for (const { number, text, notes } of points) {
		pdf.font('plain').fontSize(BODY);
		keep(pdf, 40);
		say(pdf, 'P', `${number} ${text}`, { width: WIDTH, lineGap: 2 });
		pdf.fontSize(SMALL).fillColor('#444');
		for (const note of notes) {
			pdf.x = MARGIN.left + 14;
			say(pdf, 'P', note, { width: WIDTH - 14 });
		}
		pdf.x = MARGIN.left;
		pdf.fillColor('#000').moveDown(0.5);
	}
}

function drawBlock(pdf: Pdf, block: PaperBlock): void {
	switch (block.kind) {
		case 'heading':
			pdf.moveDown(0.6);
			keep(pdf, 70);
			pdf.font('bold').fontSize(block.minor ? BODY : 12);
			say(pdf, block.minor ? 'H3' : 'H2', block.text);
			pdf.moveDown(0.3);
			return;
		case 'text':
			pdf.font('plain').fontSize(BODY);
			say(pdf, 'P', block.text, { width: WIDTH, lineGap: 2 });
			pdf.moveDown(0.3);
			return;
		case 'facts':
			drawFacts(pdf, block);
			return;
		case 'points':
			drawPoints(pdf, block);
			return;
		case 'table':
			keep(pdf, 60);
			drawTable(pdf, { ...block, size: SMALL });
			pdf.y += 6;
	}
}

/** The document as a PDF: A4, tagged, its language named, heads of tables again on each page. */
export function paperPdf(paper: Paper): Promise<Buffer> {
	const { lang, title, organisation, foot } = paper;
	return makePdf({ lang, title, author: organisation, margins: MARGIN }, (pdf) => {
		pdf.font('plain').fontSize(10).fillColor('#444');
		say(pdf, 'P', organisation);
		pdf.fillColor('#000').moveDown(0.5).font('bold').fontSize(16);
		say(pdf, 'H1', title);
		pdf.moveDown(0.5);
		for (const block of paper.blocks) drawBlock(pdf, block);
		drawFeet(pdf, (index, count) => {
			pdf.font('plain').fontSize(8).fillColor('#444');
			const text = `${foot} · ${String(index + 1)} / ${String(count)}`;
			pdf.text(text, MARGIN.left, PAGE.height - 36, { width: WIDTH, align: 'center', lineBreak: false, ellipsis: true, height: 10 });
		});
	});
}
