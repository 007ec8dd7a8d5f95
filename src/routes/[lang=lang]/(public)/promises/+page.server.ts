import { redirect } from '@sveltejs/kit';
import { findPlace, presentPublicPromises } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { askedOf } from './asked.ts';
import type { PageServerLoad } from './$types';

/** What was promised: to the country, a region, a village (looked for by its name, `q`); by topic, unit, programme and how it stands. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const { cursor, ...asked } = askedOf(url);
	const place = await findPlace(reader(), lang, url.searchParams.get('q') ?? '', (code) =>
		paths.promises.list(lang, { ...asked, place: code })
	);
	if (place?.only !== undefined) redirect(303, place.only);
	return { place, list: await presentPublicPromises(reader(), lang, { ...asked, cursor }) };
};
