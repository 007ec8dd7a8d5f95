import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { appealForStaff } from '#modules/appeals/server/index.ts';
import { holdInput } from '#modules/privacy/input.ts';
import { messages } from '#modules/privacy/messages/index.ts';
import { holdAppeal, holdOf, liftHold, mayHold } from '#modules/privacy/server/index.ts';
import { actsOf } from '../perform.ts';
import type { Actions, PageServerLoad } from './$types';

/** Keeps one case from removal by the rules of retention, or lets it go. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const row = await appealForStaff(reader(), actor, event.params.id);
	if (!mayHold(actor, row.unit_path)) throw forbidden();
	const hold = await holdOf(reader(), row.id);
	const done: Partial<Record<string, string>> = messages[lang].hold.done;
	return {
		appeal: { id: row.id, number: row.number, title: row.title },
		hold: hold && { by: hold.by ?? '', at: formatDateTime(lang, hold.at), reason: hold.reason },
		done: done[event.url.searchParams.get('done') ?? '']
	};
};

const act = actsOf({
	words: (lang) => [messages[lang].errors],
	next: (event, done) => paths.desk.appealHold(event.params.id, done)
});

export const actions = {
	hold: act('held', holdInput, ({ tx, actor, id, input }) => holdAppeal(tx, actor, id, input)),
	lift: act('lifted', z.object({}), ({ tx, actor, id }) => liftHold(tx, actor, id))
} satisfies Actions;
