import { json } from '@sveltejs/kit';
import { watch } from '#platform/live/index.ts';

/** What `look` sees of a topic: once, or as a stream of server-sent events for whoever asks for one. */
export async function follow(request: Request, topic: string, look: () => Promise<unknown>): Promise<Response> {
	if (request.headers.get('accept')?.includes('text/event-stream') !== true) return json(await look());
	return watch(topic, look);
}
