import { isRedirect } from '@sveltejs/kit';
import { sequence, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit/hooks';
import { building } from '$app/env';
import { nameErrors } from '#lib/ui/error-names.ts';
import { database } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { DEFAULT_LANG, isLang, negotiate, type Lang } from '#platform/i18n/lang.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { chosenLanguage, clearSessionCookie, originOf, requireStaff, sessionToken } from '#platform/identity/http.ts';
import { sessionOf } from '#platform/identity/sessions.ts';
import { newId } from '#platform/ids.ts';
import { log } from '#platform/log.ts';
import { observed } from '#platform/observe.ts';
import { startServer } from '#platform/server.ts';
import { openRooms } from './rooms.ts';

/** Before the first request: every room is open and the jobs run. The build analyses this file without a database. */
export const init: ServerInit = async () => {
	if (building) return;
	openRooms();
	await startServer();
};

/** Every request has a number: the log line, the error page and the answer carry it. */
const numbered: Handle = async ({ event, resolve }) => {
	const first = event.url.pathname.split('/')[1];
	Object.assign(event.locals, { requestId: newId(), actor: ANONYMOUS, lang: isLang(first) ? first : DEFAULT_LANG });
	const response = await resolve(event);
	const { requestId, retryAfter } = event.locals;
	response.headers.set('x-request-id', requestId);
	if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter));
	return response;
};

/** Whose cookie it is. A token that is worth nothing any more is taken from the browser. */
const signedIn: Handle = async ({ event, resolve }) => {
	const token = sessionToken(event);
	if (token !== undefined) {
		const found = await sessionOf(database(), token);
		if (found === undefined) clearSessionCookie(event);
		else Object.assign(event.locals, found);
	}
	return resolve(event);
};

/** Public addresses begin with their language; the desk has the one that was chosen, else the account's, else the browser's. */
const inLanguage: Handle = ({ event, resolve }) => {
	const { actor } = event.locals;
	const wishes = [event.url.pathname.split('/')[1], chosenLanguage(event.cookies), actor.kind === 'staff' ? actor.language : undefined];
	const lang: Lang = wishes.find(isLang) ?? negotiate(event.request.headers.get('accept-language'));
	event.locals.lang = lang;
	return resolve(event, { transformPageChunk: ({ html }) => nameErrors(html.replace('%jauap.lang%', lang)) });
};

/** No page of the desk opens without staff, whether or not its own load remembers to ask. */
const guarded: Handle = ({ event, resolve }) => {
	if (/^\/\((desk|field)\)/.test(event.route.id ?? '')) requireStaff(event);
	return resolve(event);
};

/** Addresses with a secret in them are not told to anybody, nor kept by search engines. */
const hasSecret = (params: Partial<Record<string, string>>) => params.token !== undefined || params.code !== undefined;

/** The one page that other sites may show in a frame: it has no form and no script. */
const FRAMED = '/[lang=lang]/promises/embed';

const headed: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	const secret = hasSecret(event.params);
	headers.set('x-content-type-options', 'nosniff');
	// Not `no-referrer`: under it a form is posted with `Origin: null` (Fetch 3.2.5), which the check of origins refuses.
	headers.set('referrer-policy', secret ? 'same-origin' : 'strict-origin-when-cross-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()');
	if (secret) headers.set('x-robots-tag', 'noindex');
	const policy = headers.get('content-security-policy');
	if (event.route.id === FRAMED && response.ok && policy !== null)
		headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
	if (originOf(event).startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
	const { mediaOrigin } = event.locals;
	if (policy !== null && mediaOrigin !== undefined) headers.set('content-security-policy', `${policy}; media-src ${mediaOrigin}`);
	// What a signed-in person reads stays out of shared caches and off a shared computer's disk.
	if (event.locals.session !== undefined || secret) {
		if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	}
	return response;
};

export const handle: Handle = sequence(numbered, observed, headed, signedIn, inLanguage, guarded);

/** Refusals become their status and words; anything else is logged under the request's number, which the page shows. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { requestId, lang } = event.locals;
	if (kind === 'unknown' && error instanceof Refusal) {
		if (error.status === 429) event.locals.retryAfter = Number(error.data.seconds ?? 60);
		return { status: error.status, message: refusalText(lang, error.code, error.data), code: error.code, requestId };
	}
	if (kind === 'framework' && error.status === 404) return { message: refusalText(lang, 'not_found'), requestId };
	if (kind !== 'unknown') return { requestId };
	if (!isRedirect(error)) log.error({ requestId, route: event.route.id, method: event.request.method, err: error }, 'request failed');
	return { status: 500, message: refusalText(lang, 'unexpected'), requestId };
};
