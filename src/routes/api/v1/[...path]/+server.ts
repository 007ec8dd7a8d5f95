import { api } from '../../../../api/app.ts';
import { originOf } from '#platform/identity/http.ts';
import type { RequestHandler } from './$types.js';

const answer: RequestHandler = (event) => {
	const { actor, lang, requestId } = event.locals;
	const address = event.getClientAddress();
	return api.fetch(event.request, { actor, lang, requestId, address, origin: originOf(event) });
};

export const GET = answer;
export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const DELETE = answer;
export const OPTIONS = answer;
