import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { Fact } from '#lib/ui/shapes.ts';
import { maskEmail, maskPhone } from '#platform/contact.ts';
import { asReader, reader, write } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Citizen } from '#platform/identity/actor.ts';
import { textCodesGoOut } from '#platform/identity/codes.ts';
import type { Way } from '#platform/identity/contacts.ts';
import { clearSessionCookie, requireCitizen } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { presentSessions } from '#platform/identity/present.ts';
import { endSessions, sessionsOf } from '#platform/identity/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

/** How the citizen signs in, masked for whoever looks over a shoulder; what can be added leads to where it is. */
async function waysOf(lang: Lang, { email, phone }: Citizen): Promise<Fact[]> {
	const { account: t, citizen } = messages[lang];
	const add = (way: Way) => ({ value: citizen.add.title[way], href: paths.account.contact(lang) });
	const asks = phone === undefined && (await textCodesGoOut(reader()));
	return [
		...(phone === undefined ? (asks ? [{ term: t.phone, ...add('phone') }] : []) : [{ term: t.phone, value: maskPhone(phone) }]),
		{ term: t.email, ...(email === undefined ? add('email') : { value: maskEmail(email) }) }
	];
}

export const load: PageServerLoad = async (event) => {
	const { lang, session } = event.locals;
	const citizen = requireCitizen(event);
	// Read where it is written: a session that was just opened or ended shows.
	const open = await write((tx) => sessionsOf(asReader(tx), citizen.accountId));
	return {
		ways: await waysOf(lang, citizen),
		sessions: presentSessions(lang, open, session?.id),
		t: messages[lang].account
	};
};

export const actions: Actions = {
	endAll: async (event) => {
		const citizen = requireCitizen(event);
		await write((tx) => endSessions(tx, citizen, citizen.accountId));
		clearSessionCookie(event);
		redirect(303, paths.account.signIn(event.locals.lang));
	}
};
