import { ArchiveError, MOST_UNPACKED, partsOf, type Part } from './archive.ts';
import { Refusal } from '../errors.ts';

/** The part without which a document is only an archive that calls itself so. */
const MAIN: Readonly<Record<string, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', odt: 'content.xml' };

// Macros of Office and LibreOffice, controls, and objects of other programs, which may be anything at all.
const ACTIVE_PART = /vba\w*\.(bin|xml)$|(^|\/)(activex|macrosheets|dialogsheets)\/|\/embeddings\/[^/]*\.bin$|^(basic|scripts)\//i;
const ACTIVE_NAME = /\.(exe|dll|com|scr|pif|bat|cmd|ps1|vbs|vbe|jse?|ws[fh]|hta|x?html?|mht|jar|lnk|msi|chm|class|sh|swf)$/i;
// A page, a script or a program under an innocent name.
const ACTIVE_START = /^(MZ|\x7fELF|#!|\s*<(!doctype html|html|script|hta:))/i;
// What Office fetches from elsewhere by itself when the document is opened: it may bring macros, and tells who reads.
const FETCHED = /Type=["'][^"']*\/(attachedTemplate|oleObject|frame|subDocument)["']/;

function isActive({ name, bytes }: Part): boolean {
	if (ACTIVE_PART.test(name) || ACTIVE_NAME.test(name)) return true;
	if (ACTIVE_START.test(bytes.toString('latin1', 0, 64))) return true;
	if (name === '[Content_Types].xml') return /macroEnabled/i.test(bytes.toString('utf8'));
	if (!name.endsWith('.rels')) return false;
	const links = bytes.toString('utf8').match(/<Relationship\b[^>]*>/g) ?? [];
	return links.some((link) => FETCHED.test(link) && /TargetMode=["']External["']/i.test(link));
}

/** Looks through an office document, which is an archive. Throws file.active, file.swollen or file.broken. */
export async function inspectOffice(extension: string, bytes: Buffer): Promise<void> {
	let main = false;
	try {
		for await (const part of partsOf(bytes)) {
			if (isActive(part)) throw new Refusal('file.active', 415, { field: 'files' });
			main ||= part.depth === 0 && part.name === MAIN[extension];
		}
	} catch (error) {
		if (!(error instanceof ArchiveError)) throw error;
		throw new Refusal(`file.${error.fault}`, 422, { field: 'files', data: { max: MOST_UNPACKED / 1024 / 1024 } });
	}
	if (!main) throw new Refusal('file.broken', 422, { field: 'files' });
}
