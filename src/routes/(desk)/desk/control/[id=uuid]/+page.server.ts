import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { now } from '#platform/clock.ts';
import { asReader, reader, write, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages as assignments } from '#modules/assignments/messages/index.ts';
import { declineInput, lookInput, mendInput, replyInput } from '#modules/control/input.ts';
import { messages } from '#modules/control/messages/index.ts';
import * as control from '#modules/control/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** An accepted part for whoever looks at it again; what was found, for those who read what either unit does. Read where it is written. */
export const load: PageServerLoad = (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	return write(async (tx) => ({
		page: await control.presentLook(asReader(tx), lang, actor, event.params.id),
		done: messages[lang].page.done[event.url.searchParams.get('done') ?? '']
	}));
};

/** An act with a form of its own, which then leads to where it says; without a word of it, to the list. */
function act<S extends z.ZodType>(
	name: string,
	schema: () => S | Promise<S>,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<string | undefined>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = [messages[lang].errors, assignments[lang].errors];
		const form = parseForm(await event.request.formData(), await schema(), lang, ...words);
		if (!form.ok) return form.failure;
		let next: string | undefined;
		try {
			next = await write((tx) => run(tx, actor, event.params.id, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...words);
		}
		redirect(303, next ?? paths.desk.looks({ done: name }));
	};
}

async function questions() {
	const list = await control.questionsOn(reader(), dayOf(now()));
	return lookInput(list.map((one) => one.id));
}

export const actions = {
	finish: act('finish', questions, async (tx, actor, id, input) => {
		await control.finishLook(tx, actor, id, input);
		return paths.desk.look(id, 'finish');
	}),
	decline: act(
		'decline',
		() => declineInput,
		async (tx, actor, id, input) => {
			await control.declineLook(tx, actor, id, input);
			return undefined;
		}
	),
	reply: act(
		'reply',
		() => replyInput,
		async (tx, actor, id, input) => {
			await control.replyToLook(tx, actor, id, input);
			return paths.desk.look(id, 'reply');
		}
	),
	mend: act(
		'mend',
		() => mendInput,
		async (tx, actor, id, input) => paths.desk.directive(await control.mendPart(tx, actor, id, input))
	)
} satisfies Actions;
