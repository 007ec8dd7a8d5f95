import { presentDeskRecords } from '#modules/reports/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** The records behind a figure, for the deputy's side. */
export const load: PageServerLoad = async (event) => ({
	records: await presentDeskRecords(reader(), event.locals.lang, requireStaff(event), event.params.id, event.params.figure)
});
