import { asReader, write } from '#platform/db/index.ts';
import { originOf, requireStaffSession } from '#platform/identity/http.ts';
import { passkeyRegistration } from '#platform/identity/passkeys.ts';
import { getSetting } from '#platform/settings/index.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to make a passkey for who is signed in. */
export const POST: RequestHandler = async (event) => {
	const session = requireStaffSession(event);
	const options = await write(async (tx) => {
		const { name } = await getSetting(asReader(tx), 'organisation');
		return passkeyRegistration(tx, session, { origin: originOf(event), name: name[event.locals.lang] });
	});
	return Response.json(options, { headers: { 'cache-control': 'no-store' } });
};
