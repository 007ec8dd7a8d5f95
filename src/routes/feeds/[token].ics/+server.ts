import { database } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { sha256 } from '#platform/secrets.ts';
import { calendarFor } from '#modules/debts/server/index.ts';
import type { RequestHandler } from './$types';

/** Wrong addresses from one place, and reads of one calendar: a program asks once an hour, and several people share a server that asks. */
const WRONG = { limit: 30, seconds: 600 };
const READS = { limit: 60, seconds: 3600 };

/** What somebody owes, for their calendar program. An address that nobody has, or has no more, is not there. */
export const GET: RequestHandler = async ({ params, getClientAddress }) => {
	const db = database();
	await throttle(db, `feed:${sha256(params.token).toString('hex')}`, READS.limit, READS.seconds);
	const calendar = await calendarFor(db, params.token);
	if (calendar === undefined) {
		await throttle(db, `feed_address:${getClientAddress()}`, WRONG.limit, WRONG.seconds);
		throw notFound();
	}
	return new Response(calendar, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="jauap.ics"',
			'cache-control': 'private, max-age=0, must-revalidate'
		}
	});
};
