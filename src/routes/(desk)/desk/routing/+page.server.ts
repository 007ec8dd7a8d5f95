import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { routeInput } from '#modules/appeals/desk-input.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import {
	chosenPlace,
	deskContext,
	presentPlaces,
	presentRouting,
	presentRoutes,
	removeRoute,
	setRoute,
	tryRoute
} from '#modules/appeals/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOf = (value: string | null) => (UUID.test(value ?? '') ? (value ?? undefined) : undefined);

/** The rules of routing, a form for one more, and where an appeal with a given place and theme would go. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator', 'auditor');
	const context = await deskContext(reader(), event.locals.lang, actor);
	const query = event.url.searchParams;
	const asked = { territoryId: idOf(query.get('territoryId')), themeId: idOf(query.get('themeId')), unitId: idOf(query.get('unitId')) };
	const placeQuery = asked.territoryId === undefined ? (query.get('placeQuery') ?? '') : '';
	const [lists, rules, chosen, matches, answer] = await Promise.all([
		presentRouting(context),
		presentRoutes(context),
		chosenPlace(context, asked.territoryId),
		placeQuery === '' ? [] : presentPlaces(context, placeQuery),
		query.has('try') && placeQuery === '' ? tryRoute(context, asked) : undefined
	]);
	const { saved, removed } = deskMessages[event.locals.lang].routing;
	const done = query.get('done');
	return {
		...lists,
		rules,
		asked,
		placeQuery,
		places: [...chosen, ...matches],
		answer,
		mayChange: actor.posts.some((post) => post.role === 'administrator'),
		done: done === 'saved' ? saved : done === 'removed' ? removed : undefined
	};
};

export const actions = {
	save: async (event) => {
		const actor = requireRole(event, 'administrator');
		const { lang } = event.locals;
		const words = [deskMessages[lang].errors, messages[lang].errors];
		const parsed = parseForm(await event.request.formData(), routeInput, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		// A place that was typed but not chosen must not become a rule for everywhere.
		if ((parsed.values.placeQuery ?? '').trim() !== '' && parsed.input.territoryId === undefined) {
			return fail(422, { values: parsed.values, errors: { territoryId: deskMessages[lang].errors.place } });
		}
		try {
			await write((tx) => setRoute(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
		redirect(303, paths.desk.routingDone('saved'));
	},
	remove: async (event) => {
		const actor = requireRole(event, 'administrator');
		const typed = (await event.request.formData()).get('id');
		const id = found(idOf(typeof typed === 'string' ? typed : null));
		await write((tx) => removeRoute(tx, actor, id));
		redirect(303, paths.desk.routingDone('removed'));
	}
} satisfies Actions;
