import { lookup } from '#platform/db/index.ts';
import { presentHall } from '#modules/tickets/server/index.ts';
import type { PageServerLoad } from './$types';

// The screen follows the line; without scripts it loads itself anew.
export const csr = true;

/** The screen of a reception's hall: numbers only, for everybody. */
export const load: PageServerLoad = async ({ params: { id } }) => ({ id, hall: await presentHall(lookup(), id) });
