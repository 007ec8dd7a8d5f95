import { toDutiesJson } from '#modules/duties/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { dutyQuery } from '../asked.ts';
import type { RequestHandler } from './$types';

/** The ledger for programs, with the records behind each number. */
export const GET: RequestHandler = async ({ url }) => {
	const headers = { 'content-disposition': 'attachment; filename="deputies.json"', 'cache-control': 'public, max-age=300' };
	return Response.json(await toDutiesJson(reader(), dutyQuery(url)), { headers });
};
