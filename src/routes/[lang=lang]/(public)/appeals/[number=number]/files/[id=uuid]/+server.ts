import { applicantFile, smallPhoto } from '#modules/appeals/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { downloadHeaders } from '#platform/files/index.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { applicantOn } from '../../../access.ts';
import type { RequestHandler } from './$types';

/** A file of the appeal for its applicant; `small=1` gives a small copy of a photo. */
export const GET: RequestHandler = async (event) => {
	const { lang } = event.locals;
	const { number, id } = event.params;
	try {
		const { row, bytes } = await applicantFile(reader(), await applicantOn(event, number), number, id);
		const headers = downloadHeaders(row);
		if (!event.url.searchParams.has('small') || !row.mime.startsWith('image/')) return new Response(new Uint8Array(bytes), { headers });
		const small = await smallPhoto(bytes);
		return new Response(new Uint8Array(small), {
			headers: { ...headers, 'Content-Type': 'image/webp', 'Content-Length': String(small.length), 'Content-Disposition': 'inline' }
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return new Response(refusalText(lang, error.code, error.data), {
			status: error.status,
			headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
		});
	}
};
