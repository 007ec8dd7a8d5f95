import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { showPhone } from '#platform/contact.ts';
import { database, reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Citizen } from '#platform/identity/actor.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { joinByLinkInput } from '#modules/structure/input.ts';
import { messages } from '#modules/structure/messages/index.ts';
import { joinByLink, linkByToken, presentJoinPage } from '#modules/structure/server/index.ts';
import { redirect } from '@sveltejs/kit';
import { grant, PRIVATE } from '../../appeals/access.ts';
import type { Actions, PageServerLoad } from './$types';

/** What somebody signed in by; `phone` when their telephone is known and need not be asked for. */
const provedBy = ({ email, phone }: Citizen) => ({
	shown: [email, phone === undefined ? undefined : showPhone(phone)].filter((one) => one !== undefined).join(', '),
	phone: phone !== undefined
});

/** A collective appeal as whoever has its link may read it. A link that nobody made and one of a hidden appeal are not there. */
export const load: PageServerLoad = async (event) => {
	const { lang, actor } = event.locals;
	const link = found(await linkByToken(reader(), event.params.token));
	event.setHeaders({ ...PRIVATE, 'referrer-policy': 'no-referrer' });
	return {
		page: await presentJoinPage(reader(), lang, link),
		here: paths.appeals.join(lang, event.params.token),
		proved: actor.kind === 'citizen' ? provedBy(actor) : undefined
	};
};

export const actions: Actions = {
	/** Joins: who has proved a mail address or a telephone. Their number and code are shown once, and mailed to whom they can be. */
	default: async (event) => {
		const { lang, actor } = event.locals;
		const { token } = event.params;
		found(await linkByToken(reader(), token));
		if (actor.kind !== 'citizen') redirect(303, paths.account.signIn(lang, paths.appeals.join(lang, token)));
		const words = [messages[lang].errors, appealMessages[lang].errors];
		const parsed = parseForm(await event.request.formData(), joinByLinkInput, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		try {
			await throttle(database(), `join:${event.getClientAddress()}`, 30, 60 * 60);
			const received = await write((tx) => joinByLink(tx, actor, token, { ...parsed.input, language: lang }));
			grant(event, received.id);
			return {
				joined: { number: received.number, accessCode: received.accessCode, told: actor.email === undefined ? 'phone' : 'email' } as const
			};
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
	}
};
