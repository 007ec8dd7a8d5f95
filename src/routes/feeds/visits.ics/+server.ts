import { z } from 'zod';
import { visitsCalendar } from '#modules/visits/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { isLang } from '#platform/i18n/lang.ts';
import type { RequestHandler } from './$types';

const id = z.guid().optional();

/** Stops of visits for anybody's calendar program: `lang`, `place` (KATO), `deputy` (mandate), or one `visit`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const asked = (name: string) => url.searchParams.get(name) || undefined;
	const [deputy, visit, lang] = [id.safeParse(asked('deputy')), id.safeParse(asked('visit')), asked('lang')];
	if (!deputy.success || !visit.success) throw notFound();
	const wish = { place: asked('place'), deputy: deputy.data, visit: visit.data };
	return new Response(await visitsCalendar(reader(), isLang(lang) ? lang : locals.lang, wish), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="visits.ics"',
			// Programs ask once an hour.
			'cache-control': 'public, max-age=600'
		}
	});
};
