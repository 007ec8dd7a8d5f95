import type { Lang } from '../i18n/lang.ts';
import { font } from './fonts.ts';

export type Pdf = PDFKit.PDFDocument;

export interface PdfOptions {
	lang: Lang;
	title: string;
	author: string;
	/** In points. */
	margins: { left: number; right: number; top: number; bottom: number };
	layout?: 'landscape';
}

/** An A4 document drawn by `draw`, as its bytes: tagged, its language named, with the house's two fonts, `plain` and `bold`. */
export async function makePdf({ lang, title, author, margins, layout }: PdfOptions, draw: (pdf: Pdf) => void): Promise<Buffer> {
	// Loaded by the first one who asks for a document.
	const { default: PDFDocument } = await import('pdfkit');
	const pdf = new PDFDocument({
		size: 'A4',
		margins,
		bufferPages: true,
		pdfVersion: '1.7',
		tagged: true,
		displayTitle: true,
		lang,
		...(layout && { layout }),
		info: { Title: title, Author: author, Producer: 'Jauap', Creator: 'Jauap' }
	});
	const chunks: Buffer[] = [];
	pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
	const ended = new Promise<void>((resolve, reject) => {
		pdf.once('end', resolve);
		pdf.once('error', reject);
	});
	pdf.registerFont('plain', font('400Regular'));
	pdf.registerFont('bold', font('600SemiBold'));
	draw(pdf);
	pdf.end();
	await ended;
	return Buffer.concat(chunks);
}

/** Points between the margins of the present page. */
export const textWidth = (pdf: Pdf): number => pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;

/** Points from here to the foot of the present page. */
export const roomLeft = (pdf: Pdf): number => pdf.page.height - pdf.page.margins.bottom - pdf.y;

/** One paragraph with its place in the document's structure, so that it can be read aloud in order; an empty one leaves no gap. */
export function say(pdf: Pdf, tag: 'H1' | 'H2' | 'H3' | 'P', text: string, options: PDFKit.Mixins.TextOptions = {}): void {
	if (text === '') return;
	pdf.addStructure(
		pdf.struct(tag, {}, () => {
			pdf.text(text, options);
		})
	);
}

/** Draws the foot of every page, below the text and no part of what is read aloud. */
export function drawFeet(pdf: Pdf, draw: (index: number, count: number) => void): void {
	const { start, count } = pdf.bufferedPageRange();
	for (let index = 0; index < count; index++) {
		pdf.switchToPage(start + index);
		// Writing below the margin would begin a page.
		const { bottom } = pdf.page.margins;
		pdf.page.margins.bottom = 0;
		pdf.markContent('Artifact', { type: 'Pagination' });
		draw(index, count);
		pdf.endMarkedContent();
		pdf.page.margins.bottom = bottom;
	}
}
