import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { followerBy, unfollow } from '#modules/promises/server/index.ts';
import { write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { RequestHandler } from './$types';

/** Whoever opens the address that is for mail programs sees what they follow, and nothing is ended. */
export const GET: RequestHandler = ({ params, locals }) => {
	found(followerBy(params.token));
	redirect(303, paths.promises.following(locals.lang, params.token));
};

/** Ends all letters with one tap (RFC 8058, 3.1): a mail program posts `List-Unsubscribe=One-Click` and shows its reader no page. */
export const POST: RequestHandler = async ({ params, request }) => {
	const follower = found(followerBy(params.token));
	const form = await request.formData();
	if (form.get('List-Unsubscribe') !== 'One-Click') return new Response(null, { status: 400 });
	await write((tx) => unfollow(tx, follower));
	return new Response(null, { status: 204 });
};
