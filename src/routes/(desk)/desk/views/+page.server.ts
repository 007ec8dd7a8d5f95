import { redirect } from '@sveltejs/kit';
import { deskContext } from '#modules/appeals/server/index.ts';
import { viewInput } from '#modules/desk/input.ts';
import { messages } from '#modules/desk/messages/index.ts';
import { presentViews, removeView, saveView, viewShares, viewsFor } from '#modules/desk/server/index.ts';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The reader's saved views, own and shared. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const [views, shares] = await Promise.all([presentViews(context, await viewsFor(context.db, actor)), viewShares(context)]);
	const done = event.url.searchParams.get('done');
	const words = messages[event.locals.lang].views;
	return { views, shares, done: done === 'saved' ? words.saved : done === 'removed' ? words.removed : undefined };
};

export const actions = {
	/** Comes from the search page; what is wrong with it is said here, with the form to mend it. */
	save: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), viewInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => saveView(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.desk.views('saved'));
	},
	remove: async (event) => {
		const actor = requireStaff(event);
		const id = (await event.request.formData()).get('id');
		await write((tx) => removeView(tx, actor, found(typeof id === 'string' && UUID.test(id) ? id : undefined)));
		redirect(303, paths.desk.views('removed'));
	}
} satisfies Actions;
