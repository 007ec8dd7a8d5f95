import { json } from '@sveltejs/kit';
import { notePresence, othersAt } from '#modules/desk/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { RequestHandler } from './$types';

/** The heartbeat of an open case; the answer is who else has it open, in words. */
export const POST: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const writing = (await event.request.formData()).get('writing') === '1';
	await write((tx) => notePresence(tx, actor, event.params.id, writing));
	const others = await othersAt(reader(), event.locals.lang, actor, event.params.id);
	return json(others, { headers: { 'cache-control': 'private, no-store' } });
};
