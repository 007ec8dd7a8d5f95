import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm } from '#lib/server/forms.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { feedInput, letterInput } from '#modules/debts/input.ts';
import { chooseLetter, endFeed, feedUrl, makeFeed, presentDebtSettings } from '#modules/debts/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	// Read where it is written: what was just made or turned off shows.
	const settings = await write((tx) => presentDebtSettings(asReader(tx), event.locals.lang, actor));
	return { ...settings, done: event.url.searchParams.get('done') ?? undefined };
};

export const actions = {
	/** The answer shows the address: it is kept nowhere, so there is nothing to redirect to. */
	make: async (event) => {
		const actor = requireStaff(event);
		const parsed = parseForm(await event.request.formData(), feedInput, event.locals.lang);
		if (!parsed.ok) return parsed.failure;
		return { address: feedUrl(await write((tx) => makeFeed(tx, actor, parsed.input))) };
	},
	end: async (event) => {
		const actor = requireStaff(event);
		await write((tx) => endFeed(tx, actor));
		redirect(303, paths.desk.debtSettings('ended'));
	},
	letter: async (event) => {
		const actor = requireStaff(event);
		const parsed = parseForm(await event.request.formData(), letterInput, event.locals.lang);
		if (!parsed.ok) return parsed.failure;
		await write((tx) => chooseLetter(tx, actor, parsed.input));
		redirect(303, paths.desk.debtSettings('saved'));
	}
} satisfies Actions;
