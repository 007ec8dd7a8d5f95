import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { RequestHandler } from './$types.js';

/** The `type` of a problem document leads to the words about it. */
export const GET: RequestHandler = ({ locals, params }) => {
	redirect(303, `${paths.api.guide(locals.lang)}#problem-${encodeURIComponent(params.code)}`);
};
