import { inflateSync } from 'node:zlib';
import { Refusal } from '../errors.ts';

/** Most bytes that all packed lists of objects together may unpack to. */
const MOST_OBJECTS = 64 * 1024 * 1024;
/** Readers look for the end of a PDF this far from the end of the file, and for its beginning this far from the start. */
const EDGE = 1024;
/** An archive ends with a record of 22 bytes and a remark of at most this many. */
const ARCHIVE_EDGE = 65_557;

// Actions that run or send something (ISO 32000-1, 12.6.4): scripts, programs, forms that post themselves, films and 3D.
const ACTIVE = /\/(JavaScript|Launch|SubmitForm|ImportData|RichMedia|Rendition|XFA)(?=[\s/<>[\]()%]|$)/;
// A page at the start or an archive at the end: a second file in the same bytes.
const PAGE = /<(html|script|svg|body|!doctype html)\b/i;
const ARCHIVE_END = 'PK\x05\x06';

function refuse(code: string, status: 415 | 422, data = {}): Refusal {
	return new Refusal(code, status, { field: 'files', data });
}

/** A letter of a name may be written by its number: `/Java#53cript`. */
function plainNames(text: string): string {
	return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The lists of objects that a PDF keeps packed, unpacked; what does not unpack is no list for a reader either. */
function* packedObjects(bytes: Buffer, text: string): Generator<string> {
	let left = MOST_OBJECTS;
	for (const { index, 0: found } of text.matchAll(/\/ObjStm[\s\S]{0,400}?stream\r?\n/g)) {
		try {
			const objects = inflateSync(bytes.subarray(index + found.length), { maxOutputLength: left });
			left = Math.max(1, left - objects.length);
			yield objects.toString('latin1');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
				throw refuse('file.swollen', 422, { max: MOST_OBJECTS / 1024 / 1024 });
		}
	}
}

/**
 * Looks through a PDF. Throws file.active for one with scripts, programs to start or forms that send themselves, or that
 * is another file as well; file.broken for one that does not end. Files attached inside are let through: signed state
 * documents carry their originals so, and a reader opens none by itself. What nobody can see into (encrypted) is let
 * through too: every file is served as a download that no page of ours runs.
 */
export function inspectPdf(bytes: Buffer): void {
	const text = bytes.toString('latin1');
	if (!text.slice(-EDGE).includes('%%EOF')) throw refuse('file.broken', 422);
	if (PAGE.test(text.slice(0, EDGE)) || text.slice(-ARCHIVE_EDGE).includes(ARCHIVE_END)) throw refuse('file.active', 415);
	if (ACTIVE.test(plainNames(text))) throw refuse('file.active', 415);
	for (const objects of packedObjects(bytes, text)) if (ACTIVE.test(plainNames(objects))) throw refuse('file.active', 415);
}
