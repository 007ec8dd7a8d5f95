import { redirect } from '@sveltejs/kit';
import { standOfTap } from '#modules/wishes/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import type { RequestHandler } from './$types';

/** A link of a text message, short, leads to its page in the language of the message. It changes nothing. */
export const GET: RequestHandler = async ({ params: { token } }) => {
	const { wish } = await standOfTap(reader(), token);
	redirect(303, paths.meet.tap(wish.language, token));
};
