import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { now } from '#platform/clock.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { declineInput, recheckInput, replyInput } from '#modules/quality/input.ts';
import { messages } from '#modules/quality/messages/index.ts';
import * as quality from '#modules/quality/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A closed case for whoever was drawn to check it; its result for those who may read the case. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await quality.presentRecheck(await deskContext(reader(), lang, actor), event.params.id);
	const done: Partial<Record<string, string>> = messages[lang].recheck.page.done;
	return { page, done: done[event.url.searchParams.get('done') ?? ''] };
};

const wordsOf = ({ locals: { lang } }: RequestEvent) => [messages[lang].errors, appealMessages[lang].errors];

/** An act with a form of its own, which then leads to where `next` says. */
function act<S extends z.ZodType>(
	name: string,
	schema: () => S | Promise<S>,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<void>,
	next: (id: string) => string = (id) => paths.desk.recheck(id, name)
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const form = parseForm(await event.request.formData(), await schema(), lang, ...wordsOf(event));
		if (!form.ok) return form.failure;
		try {
			await write((tx) => run(tx, actor, event.params.id, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...wordsOf(event));
		}
		redirect(303, next(event.params.id));
	};
}

async function rubric() {
	const criteria = await quality.rubricOn(reader(), dayOf(now()));
	return recheckInput(criteria.map((one) => one.id));
}

export const actions = {
	take: async (event) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		try {
			await write((tx) => quality.takeRecheck(tx, actor, id));
		} catch (error) {
			return refusedForm(error, event.locals.lang, {}, ...wordsOf(event));
		}
		redirect(303, paths.desk.recheck(id, 'take'));
	},
	decline: act(
		'decline',
		() => declineInput,
		quality.declineRecheck,
		() => paths.desk.rechecks({ done: 'decline' })
	),
	look: async (event) => {
		const actor = requireStaff(event);
		try {
			const applicant = await write((tx) => quality.lookForRecheck(tx, actor, event.params.id));
			return { values: {}, errors: {}, applicant: { name: applicant?.name ?? '', phone: applicant?.phone ?? '' } };
		} catch (error) {
			return refusedForm(error, event.locals.lang, {}, ...wordsOf(event));
		}
	},
	submit: act('submit', rubric, quality.submitRecheck, () => paths.desk.rechecks({ done: 'submit' })),
	reply: act('reply', () => replyInput, quality.replyToRecheck)
} satisfies Actions;
