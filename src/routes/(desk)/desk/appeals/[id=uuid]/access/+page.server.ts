import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { joinTicked } from '#lib/server/forms.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { againstInput, reasonInput, restrictInput } from '#modules/appeals/input.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import {
	appealForStaff,
	deskContext,
	nameAgainst,
	removeAgainst,
	restrictAppeal,
	unrestrictAppeal
} from '#modules/appeals/server/index.ts';
import { messages } from '#modules/privacy/messages/index.ts';
import { presentAccess } from '#modules/privacy/server/index.ts';
import { actsOf } from '../perform.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who may read one appeal: the named readers, and whom it complains of. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	const asked = event.url.searchParams.get('name')?.trim() ?? '';
	const done: Partial<Record<string, string>> = messages[lang].desk.done;
	return { access: await presentAccess(context, row, asked), done: done[event.url.searchParams.get('done') ?? ''] };
};

/** Who may no longer read the appeal is led to the desk. */
const page = actsOf({
	words: (lang) => [appealMessages[lang].errors],
	// A list of people comes as several fields of one name.
	prepare: (form) => {
		if (form.has('readers')) joinTicked(form, 'readers');
	},
	next: async (event, done) => {
		const still = await appealForStaff(reader(), requireStaff(event), event.params.id).catch(() => undefined);
		return still === undefined ? paths.desk.home : paths.desk.appealAccess(event.params.id, { done });
	}
});
const act = <S extends z.ZodType>(schema: S, run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<void>, done: string) =>
	page(done, schema, ({ tx, actor, id, input }) => run(tx, actor, id, input));

export const actions = {
	restrict: act(restrictInput, restrictAppeal, 'restricted'),
	unrestrict: act(reasonInput, unrestrictAppeal, 'unrestricted'),
	against: act(againstInput, nameAgainst, 'named'),
	remove: act(againstInput, removeAgainst, 'removed')
} satisfies Actions;
