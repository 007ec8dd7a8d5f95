/** Files out of a posted form. */
import type { Readable } from 'node:stream';
import { typedValues } from './forms.ts';

export interface Upload {
	name: string;
	bytes: Buffer;
}

/** The files of a form's field, in order; an empty file input sends one without a name, which is no file. */
export async function uploadsOf(form: FormData, field: string): Promise<Upload[]> {
	const files = form.getAll(field).filter((value) => value instanceof File && value.name !== '');
	return Promise.all((files as File[]).map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })));
}

/** The posted form, or undefined when it is heavier than the server takes at once. */
export async function formWithFiles(request: Request): Promise<FormData | undefined> {
	try {
		return await request.formData();
	} catch (error) {
		if ((error as { status?: unknown }).status === 413) return undefined;
		throw error;
	}
}

/** More than the longest words of a form take. */
const HEAD = 256 * 1024;

/**
 * What was typed before the files, out of a form that is too heavy to be taken: its beginning is read and closed as
 * if it ended there. Without the raw request (a development server) nothing is known.
 */
export async function typedBeforeFiles(request: Request, raw: Readable | undefined): Promise<Record<string, string>> {
	const type = request.headers.get('content-type') ?? '';
	const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
	if (raw === undefined || boundary === undefined) return {};
	const head: Buffer[] = [];
	let size = 0;
	// The connection stays open for the answer.
	for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
		head.push(chunk as Buffer);
		size += (chunk as Buffer).length;
		if (size >= HEAD) break;
	}
	const whole = new Response(Buffer.concat([...head, Buffer.from(`\r\n--${boundary}--\r\n`)]), { headers: { 'content-type': type } });
	return typedValues(await whole.formData().catch(() => new FormData()));
}
