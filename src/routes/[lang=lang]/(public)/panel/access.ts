/** Which seat of a panel this browser speaks from: it showed the code once, and keeps a signed grant for a while; the address never tells it. */
import type { RequestEvent } from '@sveltejs/kit';
import { addGrant, grantedIds } from '#platform/identity/grants.ts';
import { originOf } from '#platform/identity/http.ts';

const COOKIE = 'panel';

type Seen = Pick<RequestEvent, 'cookies' | 'url'>;

const options = (event: Seen) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: originOf(event).startsWith('https:') }) as const;

/** Lets this browser speak from the seat from now on, and from no other: one phone may go round a village. */
export function sit(event: Seen, seatId: string): void {
	event.cookies.set(COOKIE, addGrant(undefined, seatId), options(event));
}

export function leave(event: Seen): void {
	event.cookies.delete(COOKIE, options(event));
}

/** The seat; undefined where no code was shown. */
export const seatIn = (event: Seen): string | undefined => grantedIds(event.cookies.get(COOKIE))[0];
