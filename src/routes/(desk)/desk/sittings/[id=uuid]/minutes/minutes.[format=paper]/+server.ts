import { minutesFile } from '#modules/minutes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { isLang } from '#platform/i18n/lang.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { PAPER_TYPES } from '#platform/paper/formats.ts';
import type { RequestHandler } from './$types';

/** The minutes as a document, in the language asked for. */
export const GET: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const asked = event.url.searchParams.get('lang');
	const { format, id } = event.params;
	const { name, bytes } = await minutesFile(reader(), isLang(asked) ? asked : event.locals.lang, actor, id, format);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': PAPER_TYPES[format],
			'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
};
