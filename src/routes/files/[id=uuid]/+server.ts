import { reader } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { downloadHeaders, readableFile } from '#platform/files/index.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ locals, params }) => {
	try {
		const { row, bytes } = await readableFile(reader(), locals.actor, params.id);
		return new Response(new Uint8Array(bytes), { headers: downloadHeaders(row) });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
		return new Response(refusalText(locals.lang, error.code, error.data), { status: error.status, headers });
	}
};
