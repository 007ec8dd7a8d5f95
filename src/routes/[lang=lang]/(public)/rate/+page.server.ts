import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { readCode } from '#modules/reports/rules/ratings.ts';
import { codeKnown } from '#modules/reports/server/index.ts';
import { database, reader } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { PRIVATE } from '../appeals/access.ts';
import type { PageServerLoad } from './$types';

/** From one address in an hour: a hall may share one, and of 2^50 codes that is nothing. */
const MANY = { limit: 300, seconds: 3600 };

/** Where a code is typed in. */
export const load: PageServerLoad = async ({ locals: { lang }, url, getClientAddress, setHeaders }) => {
	setHeaders(PRIVATE);
	const typed = url.searchParams.get('code') ?? '';
	if (typed === '') return { typed, unknown: false };
	await throttle(database(), `rate:${getClientAddress()}`, MANY.limit, MANY.seconds);
	const code = readCode(typed);
	if (code !== undefined && (await codeKnown(reader(), code))) redirect(303, paths.rate.one(lang, code));
	return { typed, unknown: true };
};
