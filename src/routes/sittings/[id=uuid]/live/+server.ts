import { follow } from '#lib/server/follow.ts';
import { lookup } from '#platform/db/index.ts';
import { presentFloor, publicFloor } from '#modules/floor/server/index.ts';
import { topicOf } from '#modules/sittings/server/index.ts';
import type { RequestHandler } from './$types';

/** A sitting as it goes, for everybody: once, or as a stream. */
export const GET: RequestHandler = ({ params: { id }, request }) =>
	follow(request, topicOf(id), async () => presentFloor(await publicFloor(lookup(), id), 'public'));
