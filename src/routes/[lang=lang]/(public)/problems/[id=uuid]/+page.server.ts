import { presentProblem, publicProblem } from '#modules/problems/server/index.ts';
import { promisesOfProblem } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One public problem; one that is not public is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	problem: await presentProblem(reader(), lang, await publicProblem(reader(), params.id)),
	promised: await promisesOfProblem(reader(), lang, params.id)
});
