/** A document of the office with headings, tables and numbered points: one shape, shown as a page, as a PDF and as a DOCX. */
import type { Lang } from '../i18n/lang.ts';

export { paperPdf } from './pdf.ts';
export { paperDocx } from './docx.ts';

/** A numbered point, below it who is responsible, until when. */
export interface PaperPoint {
	number: string;
	text: string;
	notes: readonly string[];
}

export type PaperBlock =
	/** `id`: its place on the page, for links; `minor`: below another heading. */
	| { kind: 'heading'; text: string; id?: string; minor?: true }
	| { kind: 'text'; text: string }
	| { kind: 'facts'; rows: readonly { term: string; value: string }[] }
	| { kind: 'points'; points: readonly PaperPoint[] }
	/** `widths` are shares of the line. */
	| { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[]; widths: readonly number[] };

/** Every text is ready in the reader's language. */
export interface Paper {
	lang: Lang;
	organisation: string;
	title: string;
	blocks: readonly PaperBlock[];
	/** At the foot of each page. */
	foot: string;
}
