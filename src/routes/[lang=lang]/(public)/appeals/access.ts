/** Which appeals this browser may open: it showed their codes, and keeps a signed grant for a while. */
import type { RequestEvent } from '@sveltejs/kit';
import { actorOnAppeal } from '#modules/appeals/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { addGrant, grantedIds } from '#platform/identity/grants.ts';
import { originOf } from '#platform/identity/http.ts';

const COOKIE = 'appeal';

type Seen = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

const options = (event: Seen) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: originOf(event).startsWith('https:') }) as const;

/** Lets this browser open the appeal from now on. */
export function grant(event: Seen, appealId: string): void {
	event.cookies.set(COOKIE, addGrant(event.cookies.get(COOKIE), appealId), options(event));
}

/** Closes every appeal in this browser. */
export function leave(event: Seen): void {
	event.cookies.delete(COOKIE, options(event));
}

/** As whom this request may open the appeal of this number; the query then decides whether it may. */
export async function applicantOn(event: Seen, number: string): Promise<Actor> {
	return actorOnAppeal(reader(), event.locals.actor, number, grantedIds(event.cookies.get(COOKIE)));
}

/** What only its applicant may read stays out of every cache, also the browser's on a shared computer. */
export const PRIVATE = { 'cache-control': 'private, no-store' };
