import type { RequestHandler } from './$types.js';

/** The process is up and answers. */
export const GET: RequestHandler = () => new Response('ok\n', { headers: { 'cache-control': 'no-store' } });
