import { redirect } from '@sveltejs/kit';
import { longPath } from '#modules/wishes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { RequestHandler } from './$types';

/** A link of a text message, short, leads to its page. It changes nothing. */
export const GET: RequestHandler = async ({ params: { token } }) => redirect(303, await longPath(reader(), token));
