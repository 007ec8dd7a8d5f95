import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { seatOf } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { sit } from '../access.ts';
import type { RequestHandler } from './$types';

/** The link that is printed with a code: exchanged for a grant at once, so that no page has the code in its address. */
export const GET: RequestHandler = async (event) => {
	const { id } = await seatOf(reader(), event.params.code);
	sit(event, id);
	redirect(303, paths.panel.voice(event.locals.lang));
};
