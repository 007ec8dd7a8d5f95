import { z } from 'zod';
import { presentSittings, SITTING_LISTS } from '#modules/sittings/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** Sittings of factions and councils, of all or of one body. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const asked = (name: string) => url.searchParams.get(name) || undefined;
	return presentSittings(reader(), lang, {
		list: SITTING_LISTS.find((one) => one === asked('list')) ?? 'ahead',
		bodyId: z.guid().safeParse(asked('body')).data,
		cursor: asked('cursor')
	});
};
