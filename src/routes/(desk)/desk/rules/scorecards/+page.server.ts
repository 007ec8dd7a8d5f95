import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import {
	endTriggerInput,
	indicatorInput,
	indicatorWishInput,
	retireInput,
	triggerInput,
	triggerWishInput
} from '#modules/scorecards/input.ts';
import { messages } from '#modules/scorecards/messages/index.ts';
import { addIndicator, addTrigger, endTrigger, presentMethod, retireIndicator } from '#modules/scorecards/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** The method and the triggers; with `try` in the address, what an indicator or a trigger of these fields would do now. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	const tried: Record<string, string> = Object.fromEntries(event.url.searchParams);
	const indicator = tried.try === 'indicator' ? indicatorWishInput.safeParse(tried).data : undefined;
	const trigger = tried.try === 'trigger' ? triggerWishInput.safeParse(tried).data : undefined;
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentMethod(asReader(tx), lang, { indicator, trigger }));
	return { page, tried, mayEdit: canEdit(staff), done: messages[lang].method.done[tried.done ?? ''] };
};

/** Several forms of the page have fields of one name: refused, the page is told which was sent. */
function act<S extends z.ZodType>(
	name: string,
	done: 'added' | 'retired',
	schema: S,
	run: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input) => run(tx, actor, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.scorecardRules({ done }));
	};
}

export const actions = {
	add: act('indicator', 'added', indicatorInput, addIndicator),
	retire: act('retire', 'retired', retireInput, retireIndicator),
	trigger: act('trigger', 'added', triggerInput, addTrigger),
	end: act('end', 'retired', endTriggerInput, endTrigger)
} satisfies Actions;
