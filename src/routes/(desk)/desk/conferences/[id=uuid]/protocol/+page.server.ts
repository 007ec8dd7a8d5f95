import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { amendInput, judgeInput } from '#modules/conferences/input.ts';
import { messages } from '#modules/conferences/messages/index.ts';
import { approveProtocol, judgeAmendment, presentProtocol, proposeAmendment } from '#modules/conferences/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The protocol of a conference that is over. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentProtocol(reader(), lang, actor, event.params.id);
	return { page, back: paths.desk.conference(event.params.id), done: messages[lang].done[event.url.searchParams.get('done') ?? ''] };
};

function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), schema, lang, words);
		if (!parsed.ok) return fail(parsed.failure.status, { ...parsed.failure.data, act: name });
		try {
			await write((tx) => run(tx, actor, event.params.id, parsed.input));
		} catch (error) {
			const refused = refusedForm(error, lang, parsed.values, words);
			return fail(refused.status, { ...refused.data, act: name });
		}
		redirect(303, paths.desk.protocol(event.params.id, name));
	};
}

export const actions = {
	propose: act('propose', amendInput, proposeAmendment),
	judge: act('judge', judgeInput, judgeAmendment),
	approve: act('approve', z.object({}), approveProtocol)
} satisfies Actions;
