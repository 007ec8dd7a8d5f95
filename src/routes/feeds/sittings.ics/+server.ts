import { sittingsCalendar } from '#modules/sittings/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { KEPT, sittingWishOf } from '../wish.ts';
import type { RequestHandler } from './$types';

/** Sittings for calendar programs: `lang`, a `body` (a unit's id), or one `sitting`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const { lang, ...wish } = sittingWishOf(url, locals.lang);
	return new Response(await sittingsCalendar(reader(), lang, wish), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="sittings.ics"',
			'cache-control': KEPT
		}
	});
};
