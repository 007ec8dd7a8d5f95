import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { asReader, write } from '#platform/db/index.ts';
import { clearSessionCookie, requireCitizen } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { presentSessions } from '#platform/identity/present.ts';
import { endSessions, sessionsOf } from '#platform/identity/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang, session } = event.locals;
	const citizen = requireCitizen(event);
	// Read where it is written: a session that was just opened or ended shows.
	const open = await write((tx) => sessionsOf(asReader(tx), citizen.accountId));
	return { email: citizen.email, sessions: presentSessions(lang, open, session?.id), t: messages[lang].account };
};

export const actions: Actions = {
	endAll: async (event) => {
		const citizen = requireCitizen(event);
		await write((tx) => endSessions(tx, citizen, citizen.accountId));
		clearSessionCookie(event);
		redirect(303, paths.account.signIn(event.locals.lang));
	}
};
