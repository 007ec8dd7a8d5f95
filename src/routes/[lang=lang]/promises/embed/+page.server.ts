import { presentEmbed } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { askedOf } from '../../(public)/promises/asked.ts';
import type { PageServerLoad } from './$types';

/** Promises of a place or a programme, for frames of other sites: the only page that may stand in one (hooks.server.ts). */
export const load: PageServerLoad = async ({ locals: { lang }, url, setHeaders }) => {
	const { place, programme } = askedOf(url);
	setHeaders({ 'cache-control': 'public, max-age=600' });
	return { embed: await presentEmbed(reader(), lang, { place, programme }) };
};
