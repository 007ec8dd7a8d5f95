import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { presentEarlierAt } from '#modules/minutes/server/index.ts';
import { messages as events } from '#modules/events/messages/index.ts';
import {
	announceInput,
	cancelSittingInput,
	itemInput,
	moveItemInput,
	oneItemInput,
	sittingInput,
	withdrawItemInput
} from '#modules/sittings/agenda-input.ts';
import { deskMessages } from '#modules/sittings/desk-messages/index.ts';
import { messages } from '#modules/sittings/messages/index.ts';
import {
	addItem,
	announce,
	beginCheckIn,
	cancelSitting,
	changeItem,
	changeSitting,
	endSitting,
	moveItem,
	openDiscussion,
	presentSitting,
	sittingFor,
	withdrawItem
} from '#modules/sittings/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** A sitting for who runs it and for who may read of it. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const { id } = event.params;
	return {
		page: await presentSitting(reader(), lang, requireStaff(event), id),
		/** How what the body decided before stands: the head of its next sitting. */
		earlier: await presentEarlierAt(reader(), lang, id),
		/** The item whose form is open. */
		edit: query.get('edit') ?? undefined,
		withdraw: query.get('withdraw') ?? undefined,
		done: deskMessages[lang].done[query.get('done') ?? '']
	};
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages[lang].errors, events[lang].errors],
	about: async (actor, { id }) => (await sittingFor(reader(), actor, id)).id,
	next: ({ id }, done) => paths.desk.sitting(id, done)
});
const none = z.object({});

export const actions = {
	change: act('change', sittingInput, changeSitting, 'changed'),
	item: act('item', itemInput, addItem),
	edit: act('edit', itemInput.and(oneItemInput), (tx, actor, id, { itemId, ...input }) => changeItem(tx, actor, id, itemId, input)),
	move: act('move', moveItemInput, moveItem),
	withdraw: act('withdraw', withdrawItemInput, withdrawItem),
	discuss: act('discuss', none, (tx, actor, id) => openDiscussion(tx, actor, id)),
	announce: act('announce', announceInput, announce),
	check_in: act('check_in', none, (tx, actor, id) => beginCheckIn(tx, actor, id)),
	stop: act('stop', none, (tx, actor, id) => endSitting(tx, actor, id)),
	cancel: act('cancel', cancelSittingInput, cancelSitting)
} satisfies Actions;
