import { lookup } from '#platform/db/index.ts';
import { presentFloor, presentFrame, publicFloor } from '#modules/floor/server/index.ts';
import type { PageServerLoad } from './$types';

// The screen follows the sitting; without scripts it loads itself anew.
export const csr = true;

/** The screen of the hall in which a body sits: what everybody may see. */
export const load: PageServerLoad = async ({ params: { id } }) => {
	const floor = await publicFloor(lookup(), id);
	return { view: presentFloor(floor, 'public'), frame: presentFrame(floor, 'public') };
};
