import { popoloOf } from '#modules/oparl/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import type { RequestHandler } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who sits where and who voted how, as Popolo: of our own bodies, or of one (`body`, its id in OParl). */
export const GET: RequestHandler = async ({ url }) => {
	const body = url.searchParams.get('body') ?? undefined;
	if (body !== undefined && !UUID.test(body)) throw notFound();
	const headers = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' };
	return Response.json(await popoloOf(reader(), body), { headers });
};
