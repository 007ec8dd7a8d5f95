import { presentPaper } from '#modules/sittings/server/index.ts';
import { versionOf } from './version.ts';
import { lookup } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** A paper of a sitting in one version, the latest where none is asked for. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => ({
	paper: await presentPaper(lookup(), lang, params.id, params.paper, versionOf(url, 'version'))
});
