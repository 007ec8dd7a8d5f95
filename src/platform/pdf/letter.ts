import type { Lang } from '../i18n/lang.ts';
import { qrShape } from '../qr.ts';
import { drawFeet, makePdf, say, type Pdf } from './document.ts';

/** A letter as it is printed and handed over. Every text is ready in the reader's language; an empty one leaves no gap. */
export interface Letter {
	lang: Lang;
	/** Lines under each other at the top: the organisation, its address, its telephone. */
	letterhead: readonly string[];
	number: string;
	/** Formatted day. */
	date: string;
	place: string;
	addressee: readonly string[];
	title: string;
	paragraphs: readonly string[];
	/** Who signed: the post on the left, the name on the right, below how it was signed. */
	signature: { post: string; name: string; note: string };
	/** Small print at the foot of the first page, beside the QR code. */
	footer: string;
	/** Where the reader finds the matter; drawn as a QR code. */
	qrUrl?: string;
}

// A4 in points; a wide left side, so that the sheet can be filed (ГОСТ Р 7.0.97-2016 3.2: 20 mm, 10 mm at least).
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { left: 70, right: 48, top: 50, bottom: 110 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const QR = 68;
const BODY = 11;

function head(pdf: Pdf, letter: Letter): void {
	const [name = '', ...rest] = letter.letterhead;
	pdf.font('bold').fontSize(13);
	say(pdf, 'P', name, { align: 'center' });
	pdf.font('plain').fontSize(9).fillColor('#444');
	for (const line of rest) say(pdf, 'P', line, { align: 'center' });
	pdf.moveDown(0.6);
	const y = pdf.y;
	pdf
		.moveTo(MARGIN.left, y)
		.lineTo(MARGIN.left + WIDTH, y)
		.lineWidth(1)
		.strokeColor('#0b6b63')
		.stroke();
	pdf.fillColor('#000').fontSize(10).moveDown(0.8);
	say(pdf, 'P', [letter.date, `№ ${letter.number}`, letter.place].filter((part) => part !== '').join('    '));
	pdf.moveDown(1);
	for (const line of letter.addressee) {
		pdf.x = MARGIN.left + WIDTH * 0.5;
		say(pdf, 'P', line, { width: WIDTH * 0.5 });
	}
	pdf.x = MARGIN.left;
	pdf.moveDown(1.5);
}

function signature(pdf: Pdf, { post, name, note }: Letter['signature']): void {
	// The signature never stands alone on a page of its own without its lines.
	if (pdf.y > PAGE.height - MARGIN.bottom - 60) pdf.addPage();
	pdf.moveDown(1.5).font('bold').fontSize(BODY);
	const y = pdf.y;
	say(pdf, 'P', post, { width: WIDTH * 0.55 });
	const below = pdf.y;
	pdf.y = y;
	pdf.x = MARGIN.left + WIDTH * 0.6;
	say(pdf, 'P', name, { width: WIDTH * 0.4, align: 'right' });
	pdf.y = Math.max(below, pdf.y);
	pdf.x = MARGIN.left;
	pdf.font('plain').fontSize(9).fillColor('#444').moveDown(0.4);
	say(pdf, 'P', note);
	pdf.fillColor('#000');
}

/** What stands in the lower margin of each page. */
function foot(pdf: Pdf, letter: Letter): void {
	const top = PAGE.height - MARGIN.bottom + 24;
	drawFeet(pdf, (index, count) => {
		pdf.font('plain').fontSize(8).fillColor('#444');
		if (count > 1)
			pdf.text(`${String(index + 1)} / ${String(count)}`, MARGIN.left, PAGE.height - 30, {
				width: WIDTH,
				align: 'center',
				lineBreak: false
			});
		if (index === 0) {
			const beside = letter.qrUrl === undefined ? WIDTH : WIDTH - QR - 16;
			pdf.text(letter.footer, MARGIN.left, top, { width: beside, height: QR, ellipsis: true });
			if (letter.qrUrl !== undefined) qr(pdf, letter.qrUrl, MARGIN.left + WIDTH - QR, top - 8);
		}
	});
}

function qr(pdf: Pdf, url: string, x: number, y: number): void {
	const { size, path } = qrShape(url);
	pdf
		.save()
		.translate(x, y)
		.scale(QR / size)
		.path(path)
		.fill('#000')
		.restore();
	pdf.link(x, y, QR, QR, url);
}

/**
 * The letter as a PDF (A4, tagged, its language named). The same letter gives the same bytes but for the date of
 * making that PDF asks for.
 */
export function letterPdf(letter: Letter): Promise<Buffer> {
	const { lang, title, number, letterhead } = letter;
	return makePdf({ lang, title: `${title} № ${number}`, author: letterhead[0] ?? '', margins: MARGIN }, (pdf) => {
		head(pdf, letter);
		pdf.font('bold').fontSize(13);
		say(pdf, 'H1', title);
		pdf.font('plain').fontSize(BODY).moveDown(0.8);
		for (const paragraph of letter.paragraphs) {
			say(pdf, 'P', paragraph, { lineGap: 2.5 });
			pdf.moveDown(0.6);
		}
		signature(pdf, letter.signature);
		foot(pdf, letter);
	});
}
