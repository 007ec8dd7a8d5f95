import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireRole } from '#platform/identity/http.ts';
import { unitCodeInput, unitInput } from '#modules/organisation/input.ts';
import { messages } from '#modules/organisation/messages/index.ts';
import { can, makeUnit, unitFor } from '#modules/organisation/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireRole(event, 'administrator');
	const parent = await unitFor(reader(), staff, event.params.id);
	if (!can(staff, 'manage', parent.path)) throw forbidden();
	return { parent: { id: parent.id, name: parent.name[lang] }, today: dayOf(now()).toString() };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const staff = requireRole(event, 'administrator');
		const form = await event.request.formData();
		const words = messages[lang].errors;
		const [code, unit] = [parseForm(form, unitCodeInput, lang, words), parseForm(form, unitInput, lang, words)];
		if (!code.ok || !unit.ok) {
			const errors = { ...(code.ok ? {} : code.failure.data.errors), ...(unit.ok ? {} : unit.failure.data.errors) };
			return fail(422, { values: unit.ok ? unit.values : unit.failure.data.values, errors });
		}
		const made = await write(async (tx) => ({ id: await makeUnit(tx, staff, event.params.id, code.input.code, unit.input) })).catch(
			(error: unknown) => refusedForm(error, lang, unit.values, words)
		);
		if (!('id' in made)) return made;
		redirect(303, paths.desk.unitDone(made.id, 'made'));
	}
};
