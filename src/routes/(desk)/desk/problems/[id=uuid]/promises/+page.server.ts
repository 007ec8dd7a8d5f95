import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { linkInput, unlinkInput } from '#modules/promises/link-input.ts';
import { linkMessages } from '#modules/promises/link-messages/index.ts';
import { linkPromise, presentProblemPromises, unlinkPromise } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which promises one problem is about. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, requireStaff(event));
	return {
		page: await presentProblemPromises(context, event.params.id),
		done: linkMessages[lang].done[event.url.searchParams.get('done') ?? '']
	};
};

function act(name: string, schema: z.ZodType<string>, run: typeof linkPromise) {
	return async (event: RequestEvent<{ id: string }>) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		const refused = await writeForm(event, schema, linkMessages[event.locals.lang].errors, (tx, input) =>
			run(tx, actor, { kind: 'problem', id }, input)
		);
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.problemPromises(id, name));
	};
}

export const actions = {
	link: act('link', linkInput, linkPromise),
	unlink: act('unlink', unlinkInput, unlinkPromise)
} satisfies Actions;
