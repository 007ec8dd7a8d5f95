import { appealsOfAccount } from '#modules/appeals/server/index.ts';
import { heldOfAccount, takeHeld, zipHeaders, zipStream } from '#modules/privacy/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import type { RequestHandler } from './$types';

/** All we hold of a citizen's account and its appeals, as one archive. A POST: each taking is journalled. */
export const POST: RequestHandler = async (event) => {
	const citizen = requireCitizen(event);
	const { lang } = event.locals;
	const own = await appealsOfAccount(reader(), citizen.accountId);
	await write(async (tx) => {
		for (const { number } of own) await takeHeld(tx, citizen, lang, number);
	});
	return new Response(zipStream(heldOfAccount(reader(), citizen, lang)), { headers: zipHeaders('jauap.zip') });
};
