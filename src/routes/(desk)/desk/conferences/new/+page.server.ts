import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { planInput } from '#modules/events/input.ts';
import { hostUnitIds } from '#modules/events/server/index.ts';
import { convene, presentPlanForm } from '#modules/conferences/server/index.ts';
import { planForm, planWords, previewWhom } from '../plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const host = z.object({ hostId: z.guid('choose') });

/** Who leads a unit convenes in its name. */
function leader(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const actor = requireRole(event, 'head', 'branch_head', 'central');
	const units = hostUnitIds(actor);
	if (units.length === 0) throw forbidden();
	return { actor, units };
}

export const load: PageServerLoad = async (event) => {
	const { units } = leader(event);
	return presentPlanForm(reader(), event.locals.lang, units);
};

export const actions = {
	preview: async (event) => {
		leader(event);
		return previewWhom(await planForm(event.request), event.locals.lang);
	},
	plan: async (event) => {
		const { actor } = leader(event);
		const { lang } = event.locals;
		const form = await planForm(event.request);
		const [where, parsed] = [parseForm(form, host, lang), parseForm(form, planInput, lang, ...planWords(lang))];
		if (!parsed.ok) return parsed.failure;
		if (!where.ok) return where.failure;
		let id: string;
		try {
			id = await write((tx) => convene(tx, actor, where.input.hostId, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...planWords(lang));
		}
		redirect(303, paths.desk.conference(id, { done: 'planned' }));
	}
} satisfies Actions;
