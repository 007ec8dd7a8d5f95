import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { config } from '#platform/config.ts';
import { database, reader } from '#platform/db/index.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { askerOf, originOf, setSessionCookie, wantedPath } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { isRole } from '#platform/identity/posts.ts';
import { signInWithPasskey } from '#platform/identity/passkeys.ts';
import { signInWithPassword } from '#platform/identity/sign-in.ts';
import { getSetting } from '#platform/settings/index.ts';
import type { Actions, PageServerLoad } from './$types';

const input = z.object({
	email: z.string({ error: 'required' }).trim().min(1).max(254),
	password: z.string({ error: 'required' }).min(1).max(1000)
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const to = wantedPath(url.searchParams.get('to'), paths.desk.home);
	if (locals.actor.kind === 'staff') redirect(303, to);
	const { lang } = locals;
	const demo = config().JAUAP_DEMO ? await getSetting(reader(), 'demo_accounts') : [];
	return {
		to,
		t: messages[lang].staff,
		passkeyRefused: refusalText(lang, 'passkey_refused'),
		demo: demo.map((a) => ({
			email: a.email,
			password: a.password,
			role: isRole(a.role) ? messages[lang].roles[a.role] : a.role,
			name: a.name,
			unit: a.unit[lang]
		}))
	};
};

/** A session that was open here gives way to the new one: one browser, one session. */
async function password(event: RequestEvent) {
	const { lang } = event.locals;
	const form = await event.request.formData();
	const to = wantedPath(form.get('to'), paths.desk.home);
	const parsed = parseForm(form, input, lang);
	if (!parsed.ok) return parsed.failure;
	const issued = await signInWithPassword(database(), { ...parsed.input, ...askerOf(event) }).catch((error: unknown) =>
		refusedForm(error, lang, parsed.values)
	);
	if (!('token' in issued)) return issued;
	setSessionCookie(event, issued);
	if (issued.next === 'done') redirect(303, to);
	redirect(303, issued.next === 'second' ? paths.account.second(lang, to) : paths.account.enrol(lang, to));
}

async function passkey(event: RequestEvent) {
	const form = await event.request.formData();
	const response = form.get('response');
	const issued = await signInWithPasskey(database(), {
		response: typeof response === 'string' ? response : '',
		origin: originOf(event),
		client: askerOf(event).client
	}).catch((error: unknown) => refusedForm(error, event.locals.lang, {}));
	if (!('token' in issued)) return issued;
	setSessionCookie(event, issued);
	redirect(303, wantedPath(form.get('to'), paths.desk.home));
}

export const actions: Actions = { password, passkey };
