import { presentDeputies } from '#modules/duties/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { dutyQuery } from './asked.ts';
import type { PageServerLoad } from './$types';

/** Deputies by place and body, with what each owes and what was held. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({ list: await presentDeputies(reader(), lang, dutyQuery(url)) });
