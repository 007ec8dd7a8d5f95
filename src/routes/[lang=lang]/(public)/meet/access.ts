/** Which bookings this browser may open: it showed their codes, and keeps a signed grant for a while. */
import type { RequestEvent } from '@sveltejs/kit';
import { visitorOn } from '#modules/wishes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { addGrant, grantedIds } from '#platform/identity/grants.ts';
import { originOf } from '#platform/identity/http.ts';

type Seen = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

const COOKIE = 'meet';
const options = (event: Seen) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: originOf(event).startsWith('https:') }) as const;

/** Lets this browser open the booking from now on. */
export function grant(event: Seen, wishId: string): void {
	event.cookies.set(COOKIE, addGrant(event.cookies.get(COOKIE), wishId), options(event));
}

/** Closes every booking in this browser. */
export function leave(event: Seen): void {
	event.cookies.delete(COOKIE, options(event));
}

/** As whom this request may open the booking of this number; the query then decides whether it may. */
export function visitorOf(event: Seen, number: string): Promise<Actor> {
	return visitorOn(reader(), event.locals.actor, number, grantedIds(event.cookies.get(COOKIE)));
}
