import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { followInput } from '#modules/promises/follow-input.ts';
import { askToFollow, presentFollow } from '#modules/promises/server/index.ts';
import { database, reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { askedOf } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

/** Letters from one asker in an hour, and to one box in a day: nobody's box is flooded with ours. */
const MANY = { asker: { limit: 20, seconds: 3600 }, box: { limit: 10, seconds: 86_400 } };

/** What the address names. Throws not_found for what cannot be an id. */
function whatOf(url: URL) {
	const { place, programme } = askedOf(url);
	const promise = z
		.guid()
		.optional()
		.safeParse(url.searchParams.get('promise') ?? undefined);
	if (!promise.success) throw notFound();
	return { promise: promise.data, programme, place };
}

/** Asks for letters about a promise, a programme or a place. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({
	text: (await presentFollow(reader(), lang, whatOf(url))).text,
	done: url.searchParams.get('done') === 'sent'
});

export const actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const asked = whatOf(event.url);
		const { what } = await presentFollow(reader(), lang, asked);
		const address = event.getClientAddress();
		const refused = await writeForm(event, followInput, [], async (tx, { email }) => {
			await throttle(database(), `follow:${address}`, MANY.asker.limit, MANY.asker.seconds);
			await throttle(database(), `follow_box:${email}`, MANY.box.limit, MANY.box.seconds);
			await askToFollow(tx, lang, what, email);
		});
		if (refused !== undefined) return refused;
		redirect(303, paths.promises.follow(lang, asked, 'sent'));
	}
} satisfies Actions;
