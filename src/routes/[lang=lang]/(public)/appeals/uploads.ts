/** Files out of a posted form. */
import type { Readable } from 'node:stream';
import { typedValues } from '#lib/server/forms.ts';
import { Refusal } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';

/** Most files at an appeal when it is sent, and in one later addition. */
export const MOST_FILES = 10;

/** The files that were chosen; a field left empty sends one without a name. */
export function chosenFiles(form: FormData): File[] {
	return form.getAll('files').filter((file): file is File => file instanceof File && (file.name !== '' || file.size > 0));
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

/** Why a file was not taken, in words, with its name. What is no refusal of the file is thrown on. */
export function fileRefusal(lang: Lang, name: string, error: unknown): string {
	if (!(error instanceof Refusal) || !error.code.startsWith('file.')) throw error;
	return pageMessages[lang].intake.files.refused(name, refusalText(lang, error.code, error.data));
}
