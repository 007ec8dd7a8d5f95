import { readiness } from '#platform/server.ts';
import type { RequestHandler } from './$types.js';

/** Whether to send people here: the database is reachable and migrated, jobs run. */
export const GET: RequestHandler = async () => {
	const state = await readiness();
	const headers = { 'cache-control': 'no-store' };
	return state.ready ? new Response('ready\n', { headers }) : new Response(`not ready: ${state.reason}\n`, { status: 503, headers });
};
