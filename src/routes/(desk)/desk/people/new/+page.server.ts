import { redirect } from '@sveltejs/kit';
import { paths, withQuery } from '#lib/paths.ts';
import { fail } from '@sveltejs/kit';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { originOf, requireRole } from '#platform/identity/http.ts';
import { invite } from '#platform/identity/invitations.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { makePerson } from '#platform/identity/people/commands.ts';
import { personInput, postInput } from '#platform/identity/people/input.ts';
import { presentChoices } from '#platform/identity/people/present.ts';
import { manageableUnits } from '#platform/identity/people/queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireRole(event, 'administrator');
	const choices = presentChoices(lang, await manageableUnits(reader(), staff));
	return { choices, today: dayOf(now()).toString(), t: messages[lang].people };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const staff = requireRole(event, 'administrator');
		const form = await event.request.formData();
		const person = parseForm(form, personInput, lang);
		const post = parseForm(form, postInput, lang);
		if (!person.ok || !post.ok) {
			const errors = { ...(person.ok ? {} : person.failure.data.errors), ...(post.ok ? {} : post.failure.data.errors) };
			return fail(422, { values: person.ok ? person.values : person.failure.data.values, errors });
		}
		const inviteNow = form.get('inviteNow') === 'on';
		const made = await write(async (tx) => {
			const id = await makePerson(tx, staff, person.input, post.input);
			if (inviteNow) await invite(tx, staff, id, originOf(event));
			return { id };
		}).catch((error: unknown) => refusedForm(error, lang, person.values));
		if (!('id' in made)) return made;
		redirect(303, withQuery(paths.desk.person(made.id), { done: inviteNow ? 'invited' : 'saved' }));
	}
};
