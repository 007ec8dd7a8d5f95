import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { enterForm, sendForm } from '#lib/server/code-forms.ts';
import { database, reader } from '#platform/db/index.ts';
import { textCodesGoOut } from '#platform/identity/codes.ts';
import type { Way } from '#platform/identity/contacts.ts';
import { askerOf, setSessionCookie, wantedPath } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { sendSignInCode, signInWithCode } from '#platform/identity/sign-in-code.ts';
import type { Actions, PageServerLoad } from './$types';

/** More people have a telephone than a mail address: it is asked for where text messages are sent, by the keys that a number needs. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { lang, actor } = locals;
	const to = wantedPath(url.searchParams.get('to'), paths.account.home(lang));
	if (actor.kind === 'citizen') redirect(303, to);
	const texts = await textCodesGoOut(reader());
	const by: Way = texts && url.searchParams.get('by') !== 'email' ? 'phone' : 'email';
	return { to, texts, by, t: messages[lang].citizen };
};

export const actions: Actions = {
	send: (event) => sendForm(event, (to) => sendSignInCode(database(), to)),
	enter: async (event) => {
		const { lang } = event.locals;
		const form = await event.request.formData();
		const entered = await enterForm(event, form, (input) => signInWithCode(database(), { ...input, lang, client: askerOf(event).client }));
		if (!entered.ok) return entered.failure;
		setSessionCookie(event, entered.result);
		redirect(303, wantedPath(form.get('to'), paths.account.home(lang)));
	}
};
