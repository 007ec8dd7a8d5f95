/** Between requests and identity: the cookie, the guards of pages, the site's own address. */
import { redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { config } from '../config.ts';
import { forbidden } from '../errors.ts';
import type { Citizen, Role, Staff } from './actor.ts';
import { clientLabel, localPath } from './rules.ts';
import type { Issued, Session } from './sessions.ts';

type Seen = Pick<RequestEvent, 'url' | 'cookies' | 'locals'>;

/** The address people know us by: ORIGIN when it is set, else what this request came to. */
export function originOf(event: Pick<RequestEvent, 'url'>): string {
	return config().ORIGIN ?? event.url.origin;
}

const isSecure = (event: Pick<RequestEvent, 'url'>) => originOf(event).startsWith('https:');

/** `__Host-` binds the cookie to this host, the whole path and https (RFC 6265bis 4.1.3.2); plain http cannot have it. */
const cookieName = (event: Pick<RequestEvent, 'url'>) => (isSecure(event) ? '__Host-jauap' : 'jauap');

export function sessionToken(event: Seen): string | undefined {
	const token = event.cookies.get(cookieName(event));
	return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

export function setSessionCookie(event: Seen, issued: Issued): void {
	event.cookies.set(cookieName(event), issued.token, { ...cookieOptions(event), maxAge: Math.floor(issued.seconds) });
}

export function clearSessionCookie(event: Seen): void {
	event.cookies.delete(cookieName(event), cookieOptions(event));
}

function cookieOptions(event: Pick<RequestEvent, 'url'>) {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(event) } as const;
}

const LANG_COOKIE = 'lang';

/** The language chosen at the desk, whose addresses carry none. */
export function chosenLanguage(cookies: Cookies): string | undefined {
	return cookies.get(LANG_COOKIE);
}

export function setChosenLanguage(event: Seen, lang: string): void {
	event.cookies.set(LANG_COOKIE, lang, { ...cookieOptions(event), maxAge: 365 * 24 * 60 * 60 });
}

/** Who asks, for sign-in: the address is only counted, the browser's name is shown to its owner. */
export function askerOf(event: RequestEvent): { address: string; client: string } {
	return { address: event.getClientAddress(), client: clientLabel(event.request.headers.get('user-agent')) };
}

/** Where a page should lead back to: this page for a read, the desk's front for a post (it cannot be repeated by a link). */
function returnPath(event: RequestEvent): string {
	const read = event.request.method === 'GET' || event.request.method === 'HEAD';
	return read ? event.url.pathname + event.url.search : paths.desk.home;
}

/**
 * Staff who are wholly signed in. The second factor still owed: to show it (303) and back; anybody else, a citizen
 * too: to the sign-in of staff and back.
 */
export function requireStaff(event: RequestEvent): Staff {
	const { actor, session, lang } = event.locals;
	if (actor.kind === 'staff') return actor;
	if (session?.kind === 'staff') redirect(303, paths.account.second(lang, returnPath(event)));
	redirect(303, paths.account.staff(lang, returnPath(event)));
}

/** Staff who hold one of these roles in any unit; the command checks which unit. Others are forbidden. */
export function requireRole(event: RequestEvent, ...roles: Role[]): Staff {
	const staff = requireStaff(event);
	if (!staff.posts.some((post) => roles.includes(post.role))) throw forbidden();
	return staff;
}

/** A citizen who is signed in; nobody goes to sign-in and back. */
export function requireCitizen(event: RequestEvent): Citizen {
	const { actor, lang } = event.locals;
	if (actor.kind === 'citizen') return actor;
	redirect(303, paths.account.signIn(lang, returnPath(event)));
}

/** A staff session with at least the password shown: for the pages of the second factor. Others go to sign-in. */
export function requireStaffSession(event: RequestEvent): Session {
	const { session, lang } = event.locals;
	if (session?.kind === 'staff') return session;
	redirect(303, paths.account.staff(lang));
}

/** The local path that a form or a link carries in `to`; anything else becomes the fallback. */
export function wantedPath(value: FormDataEntryValue | null, fallback: string): string {
	return localPath(typeof value === 'string' ? value : null, fallback);
}
