/** Files in a request: several as a form, or one as the body itself. */
import { MAX_BYTES } from '#platform/files/index.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import type { NewFile } from '#modules/appeals/server/index.ts';
import type { ApiContext } from './context.ts';

/** More files at once come in several requests. */
const MOST = 10;

export interface Upload {
	fields: Record<string, string>;
	files: NewFile[];
}

/** Reads a multipart form (files under `files`), or a bare body whose name is in `?name=`. Throws invalid, file.too_big. */
export async function readUpload(c: ApiContext): Promise<Upload> {
	const type = c.req.header('content-type') ?? '';
	if (type.startsWith('multipart/form-data')) return readForm(c);
	const bytes = Buffer.from(await c.req.arrayBuffer());
	if (bytes.length > MAX_BYTES) throw tooBig();
	const name = c.req.query('name')?.trim() ?? '';
	if (name === '') throw invalid('name', 'required');
	return { fields: {}, files: [{ name, bytes }] };
}

async function readForm(c: ApiContext): Promise<Upload> {
	const form = await c.req.formData().catch(() => undefined);
	if (form === undefined) throw new Refusal('api.media', 400);
	const fields: Record<string, string> = {};
	const files: NewFile[] = [];
	for (const [name, value] of form) {
		if (typeof value === 'string') fields[name] = value;
		else if (value.size > 0) files.push({ name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
	}
	if (files.length > MOST) throw invalid('files', 'too_many_files', { max: MOST });
	if (files.some((file) => file.bytes.length > MAX_BYTES)) throw tooBig();
	return { fields, files };
}

function tooBig(): Refusal {
	return new Refusal('file.too_big', 413, { field: 'files', data: { max: MAX_BYTES / 1024 / 1024 } });
}
