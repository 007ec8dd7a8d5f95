import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { tableFile, tableHeaders } from '#platform/tables/index.ts';
import { drawnPool } from '#modules/control/server/index.ts';
import type { RequestHandler } from './$types';

/** What a month was drawn from, in the order of the draw: ids of parts and the units that accepted them, for all staff. */
export const GET: RequestHandler = async (event) => {
	requireStaff(event);
	const { name, sheet } = await drawnPool(reader(), event.locals.lang, event.params.id);
	return new Response(new Uint8Array(tableFile(sheet, 'csv')), { headers: tableHeaders(name, 'csv') });
};
