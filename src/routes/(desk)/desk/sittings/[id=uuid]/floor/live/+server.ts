import { follow } from '#lib/server/follow.ts';
import { lookup, reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { checkInside, insideView } from '#modules/floor/server/index.ts';
import { insideTopicOf } from '#modules/sittings/server/index.ts';
import type { RequestHandler } from './$types';

/** A sitting as it goes, for who reads of it at the desk and for staff who sit in it: once, or as a stream. */
export const GET: RequestHandler = async (event) => {
	const { id } = event.params;
	await checkInside(reader(), requireStaff(event), id);
	return follow(event.request, insideTopicOf(id), () => insideView(lookup(), id));
};
