import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths, withQuery } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { database, write } from '#platform/db/index.ts';
import { clearSessionCookie, originOf, requireStaff, requireStaffSession, setSessionCookie } from '#platform/identity/http.ts';
import { changePassword, renewTotp } from '#platform/identity/own-account.ts';
import { registerPasskey, removePasskey } from '#platform/identity/passkeys.ts';
import { endSession, endSessions } from '#platform/identity/sessions.ts';
import type { Actions } from './$types';

const secret = z.string({ error: 'required' }).min(1).max(1000);
const passwordInput = z.object({ password: secret, newPassword: secret });
const passkeyInput = z.object({ response: z.string().max(20_000), label: z.string({ error: 'required' }).trim().min(1).max(60) });
const idInput = z.object({ id: z.guid() });
const sessionInput = z.object({ sessionId: z.guid() });

/** What the page can say was done. */
export const DONE = ['changed', 'ended', 'passkeyAdded', 'passkeyRemoved', 'totpSet'] as const;
const done = (what: (typeof DONE)[number]) => withQuery(paths.desk.account, { done: what });

export const accountActions = {
	password: async (event) => {
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), passwordInput, lang);
		if (!parsed.ok) return parsed.failure;
		const issued = await changePassword(database(), requireStaffSession(event), parsed.input).catch((error: unknown) =>
			refusedForm(error, lang, {})
		);
		if (!('token' in issued)) return issued;
		setSessionCookie(event, issued);
		redirect(303, done('changed'));
	},
	totp: async (event) => {
		await write((tx) => renewTotp(tx, requireStaffSession(event)));
		redirect(303, paths.account.enrol(event.locals.lang, done('totpSet')));
	},
	addPasskey: async (event) => {
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), passkeyInput, lang);
		if (!parsed.ok) return parsed.failure;
		requireStaff(event);
		const input = { ...parsed.input, origin: originOf(event) };
		const refused = await registerPasskey(database(), requireStaffSession(event), input).then(
			() => undefined,
			(error: unknown) => refusedForm(error, lang, parsed.values)
		);
		if (refused !== undefined) return refused;
		redirect(303, done('passkeyAdded'));
	},
	removePasskey: async (event) => {
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), idInput, lang);
		if (!parsed.ok) return parsed.failure;
		const refused = await write((tx) => removePasskey(tx, requireStaff(event), parsed.input.id)).catch((error: unknown) =>
			refusedForm(error, lang, {})
		);
		if (refused !== undefined) return refused;
		redirect(303, done('passkeyRemoved'));
	},
	endSession: async (event) => {
		const staff = requireStaff(event);
		const parsed = parseForm(await event.request.formData(), sessionInput, event.locals.lang);
		if (!parsed.ok) return parsed.failure;
		await write((tx) => endSession(tx, staff, { accountId: staff.accountId, sessionId: parsed.input.sessionId }));
		redirect(303, done('ended'));
	},
	endOthers: async (event) => {
		const staff = requireStaff(event);
		await write((tx) => endSessions(tx, staff, staff.accountId, requireStaffSession(event).id));
		redirect(303, done('ended'));
	},
	endAll: async (event) => {
		const staff = requireStaff(event);
		await write((tx) => endSessions(tx, staff, staff.accountId));
		clearSessionCookie(event);
		redirect(303, paths.account.staff(event.locals.lang));
	}
} satisfies Actions;
