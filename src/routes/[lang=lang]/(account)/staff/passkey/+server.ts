import { database, write } from '#platform/db/index.ts';
import { askerOf, originOf } from '#platform/identity/http.ts';
import { passkeySignIn } from '#platform/identity/passkeys.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to sign in with a passkey; asked for when the button is pressed. */
export const POST: RequestHandler = async (event) => {
	await throttle(database(), `passkey_address:${askerOf(event).address}`, 120, 15 * 60);
	return Response.json(await write((tx) => passkeySignIn(tx, originOf(event))), { headers: { 'cache-control': 'no-store' } });
};
