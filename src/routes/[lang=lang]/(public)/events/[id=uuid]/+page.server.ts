import { presentEvent } from '#modules/participation/server/index.ts';
import { lookup } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One event that was announced; any other is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({ event: await presentEvent(lookup(), lang, params.id) });
