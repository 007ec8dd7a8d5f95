import type { Handle } from '@sveltejs/kit/hooks';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { DEFAULT_LANG, isLang } from '#platform/i18n/lang.ts';
import { newId } from '#platform/ids.ts';

export const handle: Handle = async ({ event, resolve }) => {
	const first = event.url.pathname.split('/')[1];
	event.locals.requestId = newId();
	event.locals.lang = isLang(first) ? first : DEFAULT_LANG;
	event.locals.actor = ANONYMOUS;
	return resolve(event, { transformPageChunk: ({ html }) => html.replace('%jauap.lang%', event.locals.lang) });
};
