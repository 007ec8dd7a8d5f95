import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { database } from '#platform/db/index.ts';
import { askerOf, setSessionCookie, wantedPath } from '#platform/identity/http.ts';
import { sendSignInCode, signInWithCode } from '#platform/identity/mail-code.ts';
import { messages } from '#platform/identity/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

const email = z.string({ error: 'required' }).trim().min(1).max(254).pipe(z.email('email'));
const addressInput = z.object({ email });
const codeInput = z.object({ email, code: z.string({ error: 'required' }).trim().min(1).max(20) });

export const load: PageServerLoad = ({ locals, url }) => {
	const { lang, actor } = locals;
	const to = wantedPath(url.searchParams.get('to'), paths.account.home(lang));
	if (actor.kind === 'citizen') redirect(303, to);
	return { to, t: messages[lang].citizen };
};

/** The code was sent: the same page goes on with its second field, the address is kept in the form. */
async function send(event: RequestEvent) {
	const { lang } = event.locals;
	const parsed = parseForm(await event.request.formData(), addressInput, lang);
	if (!parsed.ok) return parsed.failure;
	try {
		await sendSignInCode(database(), { email: parsed.input.email, lang, address: askerOf(event).address });
	} catch (error) {
		return refusedForm(error, lang, parsed.values);
	}
	return { sent: true, values: parsed.values, errors: {} as Record<string, string> };
}

async function enter(event: RequestEvent) {
	const { lang } = event.locals;
	const form = await event.request.formData();
	const parsed = parseForm(form, codeInput, lang);
	if (!parsed.ok) return fail(422, { sent: true, ...parsed.failure.data });
	const input = { ...parsed.input, lang, client: askerOf(event).client };
	const issued = await signInWithCode(database(), input).catch((error: unknown) => refusedForm(error, lang, parsed.values));
	if (!('token' in issued)) return fail(issued.status, { sent: true, ...issued.data });
	setSessionCookie(event, issued);
	redirect(303, wantedPath(form.get('to'), paths.account.home(lang)));
}

export const actions: Actions = { send, enter };
