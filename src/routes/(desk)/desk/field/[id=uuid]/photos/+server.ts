import { photoInput } from '#modules/field/input.ts';
import { landPhoto } from '#modules/field/server/index.ts';
import { answer } from '../../answer.ts';
import type { RequestHandler } from './$types';

/** One photo of a record that has landed: its bytes are the body, what it is stands in the query. */
export const POST: RequestHandler = async (event) => {
	const bytes = Buffer.from(await event.request.arrayBuffer());
	return answer(event, photoInput, Object.fromEntries(event.url.searchParams), (tx, actor, input) =>
		landPhoto(tx, actor, event.params.id, input, bytes)
	);
};
