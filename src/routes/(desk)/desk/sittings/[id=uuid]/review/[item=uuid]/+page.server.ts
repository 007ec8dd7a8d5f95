import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages } from '#modules/minutes/messages/index.ts';
import { presentReviewPage, resolvePromise } from '#modules/minutes/server/index.ts';
import { resolutionInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { messages as promiseMessages } from '#modules/promises/messages/index.ts';
import { messages as sittingMessages } from '#modules/sittings/messages/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const uuid = z.guid().optional().catch(undefined);

/** Promises of the place of an item; with `promise` one of them. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const { id, item } = event.params;
	const query = event.url.searchParams;
	const wish = { promise: uuid.parse(query.get('promise') ?? undefined), cursor: query.get('after') ?? undefined };
	return {
		page: await presentReviewPage(reader(), lang, actor, id, item, wish),
		back: paths.desk.minutes(id),
		list: paths.desk.promiseReview(id, item),
		done: messages[lang].done[query.get('done') ?? '']
	};
};

/** The promise is in the address as well, so that a refused form comes back to it. */
export const actions = {
	resolve: (event: RequestEvent) => {
		const act = deskActs<{ id: string; item: string }>({
			words: (lang) => [messages[lang].errors, assessMessages[lang].errors, promiseMessages[lang].errors, sittingMessages[lang].errors],
			about: (_, { id }) => id,
			next: ({ id, item }, done) => paths.desk.promiseReview(id, item, { done })
		});
		const { item } = event.params;
		return act('resolve', resolutionInput, (tx, actor, id, input) => resolvePromise(tx, actor, { eventId: id, itemId: item }, input))(
			event
		);
	}
} satisfies Actions;
