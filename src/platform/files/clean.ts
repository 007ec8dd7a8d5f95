import { Refusal } from '../errors.ts';
import type { FileKind } from './kinds.ts';
import { inspectOffice } from './office.ts';
import { inspectPdf } from './pdf.ts';

const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 5000;
/** No honest picture takes so long. */
const MOST_SECONDS = 20;

/**
 * Writes an image anew from its pixels, turned upright: position, camera, thumbnails and whatever was hidden in it
 * stay behind, and so does a second file in the same bytes. Throws file.pixels for one too large to open, file.broken
 * for what is no readable image.
 */
async function cleanImage(kind: FileKind, bytes: Buffer): Promise<Buffer> {
	// Loaded when the first image comes: the library takes 30 MB.
	const { default: sharp } = await import('sharp');
	sharp.cache(false);
	sharp.concurrency(1);
	try {
		const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
			.timeout({ seconds: MOST_SECONDS })
			.autoOrient()
			.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
		if (kind.extension === 'jpg') return await image.jpeg({ quality: 85 }).toBuffer();
		return kind.extension === 'png' ? await image.png().toBuffer() : await image.webp({ quality: 85 }).toBuffer();
	} catch (error) {
		if (error instanceof Error && error.message.includes('pixel limit'))
			throw new Refusal('file.pixels', 422, { field: 'files', data: { max: MOST_PIXELS / 1_000_000 } });
		throw new Refusal('file.broken', 422, { field: 'files' });
	}
}

const OFFICE = new Set(['docx', 'xlsx', 'odt']);

// Boxes of an MP4 file (ISO/IEC 14496-12) that hold others, down to where telephones write the place.
const HOLDERS = new Set(['moov', 'trak', 'mdia']);

/**
 * Telephones write the place into `udta` and `meta` boxes of a film: those become `free`, which players skip.
 * Sizes stay as they were, so that nothing else in the file moves.
 */
function blankPlaces(bytes: Buffer, from = 0, to = bytes.length, depth = 0): void {
	for (let at = from; at + 8 <= to;) {
		const short = bytes.readUInt32BE(at);
		const type = bytes.toString('latin1', at + 4, at + 8);
		const long = short === 1 && at + 16 <= to;
		const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
		const head = long ? 16 : 8;
		if (size < head || at + size > to) return;
		if (type === 'udta' || type === 'meta' || type === 'uuid') {
			bytes.write('free', at + 4, 'latin1');
			bytes.fill(0, at + head, at + size);
		} else if (HOLDERS.has(type) && depth < 4) blankPlaces(bytes, at + head, at + size, depth + 1);
		at += size;
	}
}

/**
 * The bytes to keep: an image or a film without the place where it was made, a document looked through for what could
 * run, everything else as it came.
 */
export async function clean(kind: FileKind, bytes: Buffer): Promise<Buffer> {
	if (kind.mime.startsWith('image/')) return cleanImage(kind, bytes);
	if (kind.extension === 'pdf') inspectPdf(bytes);
	if (OFFICE.has(kind.extension)) await inspectOffice(kind.extension, bytes);
	if (kind.mime !== 'video/mp4') return bytes;
	const film = Buffer.from(bytes);
	blankPlaces(film);
	return film;
}
