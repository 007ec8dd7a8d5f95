import { follow } from '#lib/server/follow.ts';
import { lookup } from '#platform/db/index.ts';
import { insideView, seatByKey } from '#modules/floor/server/index.ts';
import { insideTopicOf } from '#modules/sittings/server/index.ts';
import type { RequestHandler } from './$types';

/** A sitting as it goes, for who sits in it: once, or as a stream. */
export const GET: RequestHandler = async ({ params: { token }, request }) => {
	const { eventId } = await seatByKey(lookup(), token);
	return follow(request, insideTopicOf(eventId), () => insideView(lookup(), eventId));
};
