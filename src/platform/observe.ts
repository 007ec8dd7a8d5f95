import type { Handle } from '@sveltejs/kit/hooks';
import { log } from './log.ts';
import { countRequest } from './metrics.ts';

// Asked every few seconds by machines: counted, not logged.
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Measures and logs each answer. The route's id, never the path: a path may hold a number, a code or a token. Comes
 * right after the hook that gives the request its number.
 */
export const observed: Handle = async ({ event, resolve }) => {
	const started = performance.now();
	const route = event.route.id ?? 'none';
	const note = (status: number) => {
		const ms = performance.now() - started;
		countRequest(event.request.method, route, status, ms / 1000);
		if (QUIET.has(route)) return;
		const { requestId, actor } = event.locals;
		log.info({ requestId, method: event.request.method, route, status, ms: Math.round(ms), actor: actor.kind }, 'request');
	};
	try {
		const response = await resolve(event);
		note(response.status);
		return response;
	} catch (error) {
		note(500);
		throw error;
	}
};
