import { heldOfMeeting, zipHeaders, zipStream } from '#modules/privacy/server/index.ts';
import { noteTaken } from '#modules/wishes/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { visitorOf } from '../../../access.ts';
import type { RequestHandler } from './$types';

/** All we hold of a booking, for the person, as one archive. A POST: each taking is journalled. */
export const POST: RequestHandler = async (event) => {
	const { number } = event.params;
	const actor = await visitorOf(event, number);
	await write((tx) => noteTaken(tx, actor, number));
	return new Response(zipStream(heldOfMeeting(reader(), actor, event.locals.lang, number)), { headers: zipHeaders(`${number}.zip`) });
};
