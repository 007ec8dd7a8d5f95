import { presentOpenRecords } from '#modules/reports/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** The records behind a figure of a published report. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	records: await presentOpenRecords(reader(), lang, params.id, params.figure)
});
