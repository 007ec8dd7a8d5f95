import { reader } from '#platform/db/index.ts';
import { isLang } from '#platform/i18n/lang.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { PAPER_TYPES } from '#platform/paper/formats.ts';
import { protocolFile } from '#modules/conferences/server/index.ts';
import type { RequestHandler } from './$types';

/** The protocol as a document, in the language asked for. */
export const GET: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const asked = event.url.searchParams.get('lang');
	const lang = isLang(asked) ? asked : event.locals.lang;
	const format = event.params.format;
	const { name, bytes } = await protocolFile(reader(), lang, actor, event.params.id, format);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': PAPER_TYPES[format],
			'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
};
