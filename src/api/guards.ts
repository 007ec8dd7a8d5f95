/** What stands before every operation: who asks, how often, and whether it was really they who asked. */
import type { MiddlewareHandler } from 'hono';
import { config } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import { database } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { negotiate } from '#platform/i18n/lang.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { actorOfToken, TOKEN_PREFIX } from '#platform/identity/api-tokens.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { ApiContext, ApiEnv } from './context.ts';

type Guard = MiddlewareHandler<ApiEnv>;

const isRead = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** The reader's language: what the request asks for, else what the server around knows. */
export const speak: Guard = async (c, next) => {
	const wish = c.req.header('accept-language');
	c.set('lang', wish === undefined || wish.trim() === '*' ? c.env.lang : negotiate(wish));
	await next();
};

/** A bearer speaks before the cookie: a staff token for its person, anything else as an access code and for nobody. */
export const identify: Guard = async (c, next) => {
	const bearer = /^bearer +(\S.{0,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
	c.set('code', undefined);
	if (bearer === undefined) {
		c.set('actor', c.env.actor);
		c.set('via', c.env.actor.kind === 'anonymous' ? 'nobody' : 'cookie');
	} else if (bearer.startsWith(TOKEN_PREFIX)) {
		const actor = await actorOfToken(database(), bearer);
		c.set('actor', actor ?? ANONYMOUS);
		c.set('via', actor === undefined ? 'nobody' : 'token');
		if (actor === undefined) throw new Refusal('api.token', 401);
	} else {
		c.set('actor', ANONYMOUS);
		c.set('via', 'nobody');
		c.set('code', bearer);
	}
	await next();
};

/**
 * A browser sends the session's cookie whoever wrote the request; so a change made by cookie must come from our own
 * pages (Origin, Sec-Fetch-Site), or carry a header that another site cannot add without our leave.
 */
export const sameSite: Guard = async (c, next) => {
	if (!isRead(c.req.method) && c.get('via') === 'cookie' && !isOurs(c)) throw new Refusal('api.cross_site', 403);
	await next();
};

function isOurs(c: ApiContext): boolean {
	const origin = c.req.header('origin');
	if (origin !== undefined) return origin === c.env.origin;
	return c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('x-requested-with') !== undefined;
}

const WINDOW = 60;
/** Signed-in people and reads get this many times the limit of an unknown address. */
const KNOWN = 10;

/** At most so many requests a minute. Changes are counted across nodes in the database, reads in this process. */
export const limited: Guard = async (c, next) => {
	const limit = config().API_LIMIT;
	if (limit > 0) {
		const actor = c.get('actor');
		const known = actor.kind === 'staff' || actor.kind === 'citizen';
		const who = known ? `account:${actor.accountId}` : c.env.address;
		if (isRead(c.req.method)) countRead(who, limit * KNOWN);
		else await throttle(database(), `api:${who}`, known ? limit * KNOWN : limit, WINDOW);
	}
	await next();
};

const reads = new Map<string, { hits: number; ends: number }>();
/** Beyond this many readers in a minute the oldest are forgotten: memory has an end. */
const MOST_READERS = 50_000;

function countRead(who: string, limit: number): void {
	const at = now().epochMilliseconds;
	let bucket = reads.get(who);
	if (bucket === undefined || bucket.ends <= at) {
		reads.delete(who);
		bucket = { hits: 0, ends: at + WINDOW * 1000 };
		reads.set(who, bucket);
		const oldest = reads.size > MOST_READERS ? reads.keys().next().value : undefined;
		if (oldest !== undefined) reads.delete(oldest);
	}
	bucket.hits += 1;
	if (bucket.hits > limit) throw new Refusal('throttled', 429, { data: { seconds: Math.max(1, Math.ceil((bucket.ends - at) / 1000)) } });
}

const PUBLIC_READS = /^\/api\/v1\/(territories|themes|kinds|grounds|calendar|deadline|statistics|openapi\.json)(\/|$)/;

/** Public reads may be used by pages of other sites; nothing else may. */
export const openToSites: Guard = async (c, next) => {
	const open = PUBLIC_READS.test(c.req.path);
	if (c.req.method === 'OPTIONS') {
		const cors = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, HEAD', 'access-control-max-age': '86400' };
		return new Response(null, { status: 204, headers: open ? { ...cors, 'access-control-allow-headers': 'Accept-Language' } : {} });
	}
	await next();
	if (open && isRead(c.req.method)) c.res.headers.set('access-control-allow-origin', '*');
	c.res.headers.append('vary', 'Accept-Language');
	if (!c.res.headers.has('content-language')) c.res.headers.set('content-language', c.get('lang'));
	if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};
