import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { cancelInput, proposedInput, stopInput, visitInput } from '#modules/visits/input.ts';
import { messages } from '#modules/visits/messages/index.ts';
import { addProposed, addStop, cancelVisit, changeVisit, presentVisit, publishVisit } from '#modules/visits/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** A visit for who keeps it and for who may read it; `region` and `district` choose where need is looked at. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name) ?? undefined;
	const wish = { region: asked('region'), district: asked('district'), all: asked('all') === '1' };
	return { page: await presentVisit(reader(), lang, actor, event.params.id, wish), done: messages[lang].done[asked('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => messages[lang].errors,
	about: (_, { id }) => id,
	next: ({ id }, done) => (done === 'cancel' ? paths.desk.visits() : paths.desk.visit(id, { done }))
});

export const actions = {
	change: act('changed', visitInput, changeVisit),
	add: act('add', stopInput, addStop),
	proposed: act('proposed', proposedInput, addProposed),
	publish: act('publish', z.object({}), (tx, actor, id) => publishVisit(tx, actor, id)),
	cancel: act('cancel', cancelInput, cancelVisit)
} satisfies Actions;
