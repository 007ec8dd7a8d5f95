import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { hostUnitIds } from '#modules/events/server/index.ts';
import { planGatheringInput } from '#modules/participation/input.ts';
import { planGathering, presentGatheringForm } from '#modules/participation/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { planWords } from '../plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who leads a unit holds events in its name. */
function leader(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const actor = requireRole(event, 'head', 'branch_head', 'central');
	const units = hostUnitIds(actor);
	if (units.length === 0) throw forbidden();
	return { actor, units };
}

export const load: PageServerLoad = async (event) => {
	const { units } = leader(event);
	return { choices: await presentGatheringForm(reader(), event.locals.lang, units) };
};

export const actions = {
	plan: async (event) => {
		const { actor } = leader(event);
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), planGatheringInput, lang, ...planWords(lang));
		if (!parsed.ok) return parsed.failure;
		let id: string;
		try {
			id = await write((tx) => planGathering(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...planWords(lang));
		}
		redirect(303, paths.desk.gathering(id, 'planned'));
	}
} satisfies Actions;
