import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { database, reader } from '#platform/db/index.ts';
import { askerOf, setSessionCookie } from '#platform/identity/http.ts';
import { acceptInvitation, readInvitation } from '#platform/identity/invitations.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { Actions, PageServerLoad } from './$types';

const password = z.string({ error: 'required' }).min(1).max(1000);
const forPerson = z.object({ password });
const forFirst = z.object({
	name: z.string({ error: 'required' }).trim().min(1).max(200),
	email: z.string({ error: 'required' }).trim().toLowerCase().min(1).max(254).pipe(z.email('email')),
	password
});

export const load: PageServerLoad = async ({ params, locals }) => {
	const invitation = await readInvitation(reader(), params.token);
	return { invitation, t: messages[locals.lang].invite };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const { token } = event.params;
		await throttle(database(), `invite_address:${askerOf(event).address}`, 60, 15 * 60);
		const invitation = await readInvitation(reader(), token);
		const parsed = parseForm(await event.request.formData(), invitation.kind === 'first' ? forFirst : forPerson, lang);
		if (!parsed.ok) return parsed.failure;
		const input = { ...parsed.input, lang, client: askerOf(event).client };
		const issued = await acceptInvitation(database(), token, input).catch((error: unknown) => refusedForm(error, lang, parsed.values));
		if (!('token' in issued)) return issued;
		setSessionCookie(event, issued);
		redirect(303, paths.account.enrol(lang));
	}
};
