import { presentTimeline } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { askedOf } from '../asked.ts';
import type { PageServerLoad } from './$types';

/** Promises of a place or a programme along the years. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({ line: await presentTimeline(reader(), lang, askedOf(url)) });
