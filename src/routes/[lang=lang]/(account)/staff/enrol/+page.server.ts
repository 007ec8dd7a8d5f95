import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { asReader, database, write } from '#platform/db/index.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { askerOf, originOf, requireStaffSession, setSessionCookie, wantedPath } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { registerPasskey } from '#platform/identity/passkeys.ts';
import { confirmTotp, pendingTotp } from '#platform/identity/sign-in.ts';
import { qrImage, readableSecret, totpUri } from '#platform/identity/totp.ts';
import { getSetting } from '#platform/settings/index.ts';
import type { Actions, PageServerLoad } from './$types';

const input = z.object({ code: z.string({ error: 'required' }).trim().min(1).max(20) });

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const to = wantedPath(event.url.searchParams.get('to'), paths.desk.home);
	const session = requireStaffSession(event);
	const [pending, organisation] = await write((tx) =>
		Promise.all([pendingTotp(asReader(tx), session), getSetting(asReader(tx), 'organisation')])
	);
	if (pending === undefined) redirect(303, session.complete ? to : paths.account.second(lang, to));
	const qr = await qrImage(totpUri(pending.secret, pending.email, organisation.name[lang]));
	const passkeyRefused = refusalText(lang, 'passkey_refused');
	return { to, qr, secret: readableSecret(pending.secret), first: !session.complete, t: messages[lang].enrol, passkeyRefused };
};

export const actions: Actions = {
	code: async (event) => {
		const { lang } = event.locals;
		const session = requireStaffSession(event);
		const form = await event.request.formData();
		const parsed = parseForm(form, input, lang);
		if (!parsed.ok) return parsed.failure;
		const issued = await confirmTotp(database(), session, parsed.input.code).catch((error: unknown) =>
			refusedForm(error, lang, parsed.values)
		);
		if (!('token' in issued)) return issued;
		setSessionCookie(event, issued);
		redirect(303, wantedPath(form.get('to'), paths.desk.home));
	},
	passkey: async (event) => {
		const session = requireStaffSession(event);
		const form = await event.request.formData();
		const response = form.get('response');
		const issued = await registerPasskey(database(), session, {
			response: typeof response === 'string' ? response : '',
			origin: originOf(event),
			label: askerOf(event).client
		}).catch((error: unknown) => refusedForm(error, event.locals.lang, {}));
		if (issued !== undefined && !('token' in issued)) return issued;
		if (issued !== undefined) setSessionCookie(event, issued);
		redirect(303, wantedPath(form.get('to'), paths.desk.home));
	}
};
