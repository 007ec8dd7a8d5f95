import { json } from '@sveltejs/kit';
import { countViews } from '#modules/desk/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { RequestHandler } from './$types';

/** How many appeals each saved view finds for the reader, by id; "99+" where counting stopped. */
export const GET: RequestHandler = async (event) => {
	const counts = await countViews(reader(), requireStaff(event));
	const words = [...counts].map(([id, { count, more }]) => [id, `${formatNumber(event.locals.lang, count)}${more ? '+' : ''}`]);
	return json(Object.fromEntries(words), { headers: { 'cache-control': 'private, no-store' } });
};
