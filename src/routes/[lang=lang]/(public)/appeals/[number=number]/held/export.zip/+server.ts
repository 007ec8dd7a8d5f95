import { heldOfAppeal, takeHeld, zipHeaders, zipStream } from '#modules/privacy/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { applicantOn } from '../../../access.ts';
import type { RequestHandler } from './$types';

/** All we hold of an appeal, for its applicant, as one archive. A POST: each taking is journalled. */
export const POST: RequestHandler = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	const actor = await applicantOn(event, number);
	await write((tx) => takeHeld(tx, actor, lang, number));
	return new Response(zipStream(heldOfAppeal(reader(), actor, lang, number)), { headers: zipHeaders(`${number}.zip`) });
};
