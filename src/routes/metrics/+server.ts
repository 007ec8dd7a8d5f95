import { timingSafeEqual } from 'node:crypto';
import { config } from '#platform/config.ts';
import { registry } from '#platform/metrics.ts';
import { sha256 } from '#platform/secrets.ts';
import type { RequestHandler } from './$types.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** With METRICS_TOKEN set, whoever shows it; else this machine only, and not what a proxy on it passes on. */
function mayRead(headers: Headers, address: string): boolean {
	const { METRICS_TOKEN } = config();
	if (METRICS_TOKEN === undefined) return LOOPBACK.has(address) && !headers.has('x-forwarded-for') && !headers.has('forwarded');
	return timingSafeEqual(sha256(headers.get('authorization') ?? ''), sha256(`Bearer ${METRICS_TOKEN}`));
}

/** Figures of this process for Prometheus. To others the page is not there. */
export const GET: RequestHandler = async ({ request, getClientAddress }) => {
	if (!mayRead(request.headers, getClientAddress())) return new Response('Not found\n', { status: 404 });
	return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' } });
};
