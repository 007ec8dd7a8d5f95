import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from '../errors.ts';
import { extensionOf } from './name.ts';

/** Most bytes of one file. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** Most of a request, in MB: some files of the largest size, base64 in JSON included. */
export const MAX_REQUEST_MB = 120;

/** What may be attached: type by content -> extension. What can run in a browser or an office program is not here. */
const ALLOWED = new Map([
	['application/pdf', 'pdf'],
	['image/jpeg', 'jpg'],
	['image/png', 'png'],
	['image/webp', 'webp'],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
	['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
	['application/vnd.oasis.opendocument.text', 'odt'],
	['video/mp4', 'mp4'],
	['audio/mpeg', 'mp3']
]);

/** For `accept` of a file field; telephones then turn HEIC photos into JPEG by themselves. */
export const ACCEPT = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt,.txt,.mp4,.mp3';

export interface FileKind {
	mime: string;
	extension: string;
}

/** Text has no marks of its own: it must be called .txt, be UTF-8 and hold no control characters. */
function isText(bytes: Buffer): boolean {
	try {
		return !/[^\P{Cc}\t\n\f\r]/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return false;
	}
}

/** What a file is by its content. Throws file.empty, file.too_big, file.heic or file.type. */
export async function kindOf(name: string, bytes: Buffer): Promise<FileKind> {
	const refuse = (code: string, status: 413 | 415 | 422, data = {}) => new Refusal(code, status, { field: 'files', data });
	if (bytes.length === 0) throw refuse('file.empty', 422);
	if (bytes.length > MAX_BYTES) throw refuse('file.too_big', 413, { max: MAX_BYTES / 1024 / 1024 });
	const found = await fileTypeFromBuffer(bytes);
	if (found === undefined) {
		if (extensionOf(name) === 'txt' && isText(bytes)) return { mime: 'text/plain', extension: 'txt' };
		throw refuse('file.type', 415);
	}
	if (found.mime.startsWith('image/hei')) throw refuse('file.heic', 415);
	const extension = ALLOWED.get(found.mime);
	if (extension === undefined) throw refuse('file.type', 415);
	return { mime: found.mime, extension };
}
