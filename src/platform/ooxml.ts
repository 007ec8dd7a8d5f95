/** What the house's own office documents (ECMA-376), tables and papers, have in common: an archive of a few parts of XML. */
import { strToU8, zipSync } from 'fflate';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 can hold it. */
export function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
		.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}

/** The part that says how parts hang together; `type` is a whole address. */
export function relations(...list: readonly [id: string, type: string, target: string][]): string {
	const lines = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
	return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

/** The archive: the parts by their path, and the list of what they are, `types` by path, where it is not plain XML. */
export function officeFile(parts: Readonly<Record<string, string>>, types: Readonly<Record<string, string>>): Buffer {
	const overrides = Object.entries(types).map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
	const contents = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
	const all = Object.entries({ '[Content_Types].xml': contents, ...parts });
	return Buffer.from(zipSync(Object.fromEntries(all.map(([path, text]) => [path, strToU8(text)]))));
}
