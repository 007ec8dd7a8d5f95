import { redirect } from '@sveltejs/kit';
import { paths, withQuery } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { asReader, write } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import {
	apiTokensOf,
	makeApiToken,
	revokeApiToken,
	revokeInput,
	TOKEN_LIVES,
	tokenInput,
	type ApiToken
} from '#platform/identity/api-tokens.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages } from '../../../../../api/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

function present(lang: Lang, { id, name, createdAt, expiresAt, usedAt }: ApiToken) {
	const used = usedAt === null ? messages[lang].tokens.never : formatDateTime(lang, usedAt);
	return { id, name, created: formatDate(lang, dayOf(createdAt)), expires: formatDate(lang, dayOf(expiresAt)), used };
}

export const load: PageServerLoad = async (event) => {
	const { accountId } = requireStaff(event);
	const { lang } = event.locals;
	// Read where it is written: what was just made or revoked shows.
	const tokens = await write((tx) => apiTokensOf(asReader(tx), accountId));
	return {
		t: messages[lang].tokens,
		lives: TOKEN_LIVES.map((days) => ({ value: days, label: messages[lang].tokens.lives[days] })),
		tokens: tokens.map((token) => present(lang, token)),
		revoked: event.url.searchParams.has('revoked')
	};
};

export const actions = {
	/** The answer shows the key: it is kept nowhere, so there is nothing to redirect to. */
	make: async (event) => {
		requireStaff(event);
		const { lang, session } = event.locals;
		const words = messages[lang].tokens.errors;
		const parsed = parseForm(await event.request.formData(), tokenInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		return write((tx) => makeApiToken(tx, session, parsed.input)).then(
			(token) => ({ token }),
			(error: unknown) => refusedForm(error, lang, parsed.values, words)
		);
	},
	revoke: async (event) => {
		requireStaff(event);
		const { lang, session } = event.locals;
		const parsed = parseForm(await event.request.formData(), revokeInput, lang);
		if (!parsed.ok) return parsed.failure;
		await write((tx) => revokeApiToken(tx, session, parsed.input.tokenId));
		redirect(303, withQuery(paths.desk.tokens, { revoked: 1 }));
	}
} satisfies Actions;
