import { presentShare } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { askedOf } from '../asked.ts';
import type { PageServerLoad } from './$types';

/** The HTML with which another site shows promises of a place or a programme. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const { place, programme } = askedOf(url);
	return { share: await presentShare(reader(), lang, { place, programme }) };
};
