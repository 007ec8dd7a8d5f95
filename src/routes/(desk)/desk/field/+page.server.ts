import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { kitInput, revokeInput } from '#modules/field/input.ts';
import { messages } from '#modules/field/messages/index.ts';
import { makeKit, presentKitForm, presentKits, revokeKit } from '#modules/field/server/index.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** Kits for field receptions, and how much still lies on each device alone. Read where it is written: what was just made shows. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const [page, form] = await write(async (tx) => [
		await presentKits(asReader(tx), lang, actor, query.get('after') ?? undefined),
		await presentKitForm(asReader(tx), lang, actor)
	]);
	if (form.units.length === 0) throw forbidden();
	return { ...page, form, done: messages[lang].desk.done[query.get('done') ?? ''] };
};

export const actions = {
	make: async (event) => {
		const actor = requireStaff(event);
		let id = '';
		const refused = await writeForm(event, kitInput, messages[event.locals.lang].errors, async (tx, input) => {
			id = await makeKit(tx, actor, input);
		});
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.fieldDevice(id));
	},
	revoke: async (event) => {
		const actor = requireStaff(event);
		const refused = await writeForm(event, revokeInput, messages[event.locals.lang].errors, (tx, input) => revokeKit(tx, actor, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.field({ done: 'revoked' }));
	}
} satisfies Actions;
