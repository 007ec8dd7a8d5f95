import { follow } from '#lib/server/follow.ts';
import { lookup } from '#platform/db/index.ts';
import { hallTopic, presentHall } from '#modules/tickets/server/index.ts';
import type { RequestHandler } from './$types';

/** What a hall's screen shows: once, or as a stream. */
export const GET: RequestHandler = ({ params: { id }, request }) => follow(request, hallTopic(id), () => presentHall(lookup(), id));
