import { json } from '@sveltejs/kit';
import { lookup } from '#platform/db/index.ts';
import { watch } from '#platform/live/index.ts';
import { hallTopic, presentHall } from '#modules/tickets/server/index.ts';
import type { RequestHandler } from './$types';

/** What a hall's screen shows: once, or as a stream of server-sent events for whoever asks for one. */
export const GET: RequestHandler = async ({ params: { id }, request }) => {
	if (request.headers.get('accept')?.includes('text/event-stream') !== true) return json(await presentHall(lookup(), id));
	return watch(hallTopic(id), () => presentHall(lookup(), id));
};
