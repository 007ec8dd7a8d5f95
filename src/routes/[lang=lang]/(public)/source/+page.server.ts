import { config } from '#platform/config.ts';
import type { PageServerLoad } from './$types';

/** Where the source of this deployment is, when it says so. */
export const load: PageServerLoad = () => ({ address: config().SOURCE_URL });
