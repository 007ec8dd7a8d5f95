import { publicMinutesFile } from '#modules/minutes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { PAPER_TYPES } from '#platform/paper/formats.ts';
import type { RequestHandler } from './$types';

/** Published minutes as a document. */
export const GET: RequestHandler = async ({ locals: { lang }, params }) => {
	const { name, bytes } = await publicMinutesFile(reader(), lang, params.id, params.format);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': PAPER_TYPES[params.format],
			'content-disposition': `${params.format === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
			'x-content-type-options': 'nosniff'
		}
	});
};
