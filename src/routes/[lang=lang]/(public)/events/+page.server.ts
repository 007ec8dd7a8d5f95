import { z } from 'zod';
import { GATHERING_LISTS, presentCalendar } from '#modules/participation/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** Events that citizens come to: of the country, a region, a district, a settlement; of a deputy, a kind, a month. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const asked = (name: string) => url.searchParams.get(name) || undefined;
	return presentCalendar(reader(), lang, {
		list: GATHERING_LISTS.find((one) => one === asked('list')) ?? 'ahead',
		place: asked('place'),
		deputy: z.guid().safeParse(asked('deputy')).data,
		kind: asked('kind'),
		month: asked('month'),
		cursor: asked('cursor')
	});
};
