import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { asReader, database, write } from '#platform/db/index.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { requireStaffSession, setSessionCookie, wantedPath } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { secondFactors, showTotp } from '#platform/identity/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

const input = z.object({ code: z.string({ error: 'required' }).trim().min(1).max(20) });

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const to = wantedPath(event.url.searchParams.get('to'), paths.desk.home);
	const session = requireStaffSession(event);
	if (session.complete) redirect(303, to);
	const has = await write((tx) => secondFactors(asReader(tx), session.accountId));
	if (!has.totp && has.passkeys === 0) redirect(303, paths.account.enrol(lang, to));
	return {
		to,
		has: { totp: has.totp, passkey: has.passkeys > 0 },
		t: messages[lang].second,
		staff: messages[lang].staff,
		passkeyRefused: refusalText(lang, 'passkey_refused')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const session = requireStaffSession(event);
		const form = await event.request.formData();
		const parsed = parseForm(form, input, lang);
		if (!parsed.ok) return parsed.failure;
		const issued = await showTotp(database(), session, parsed.input.code).catch((error: unknown) =>
			refusedForm(error, lang, parsed.values)
		);
		if (!('token' in issued)) return issued;
		setSessionCookie(event, issued);
		redirect(303, wantedPath(form.get('to'), paths.desk.home));
	}
};
