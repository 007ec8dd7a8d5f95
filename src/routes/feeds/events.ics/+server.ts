import { eventsCalendar } from '#modules/participation/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { KEPT, wishOf } from '../wish.ts';
import type { RequestHandler } from './$types';

/** Events that citizens come to, for their calendar program: `lang`, `place` (KATO), `deputy` (mandate), or one `event`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const { lang, ...wish } = wishOf(url, locals.lang);
	return new Response(await eventsCalendar(reader(), lang, wish), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="events.ics"',
			'cache-control': KEPT
		}
	});
};
