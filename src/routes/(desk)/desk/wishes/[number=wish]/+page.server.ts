import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { askedInput, askedReasonInput, askedSlotInput, metInput, reasonInput, referInput } from '#modules/wishes/input.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import * as wishes from '#modules/wishes/server/index.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { writeForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { database, reader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const wish = await wishes.wishForDesk(reader(), actor, event.params.number);
	const page = await wishes.presentDeskWish(reader(), lang, actor, wish);
	return { wish: page, targets: page.may.refer ? await wishes.referTargets(reader(), lang) : [], done: event.url.searchParams.get('done') };
};

const nothing = z.object({});

const act = deskActs<{ number: string }>({
	words: (lang) => [messages[lang].errors, receptionMessages[lang].errors],
	about: async (actor, { number }) => (await wishes.wishForDesk(reader(), actor, number)).id,
	next: ({ number }, done) => paths.desk.wish(number, done)
});

export const actions = {
	offer: act('offer', nothing, wishes.offerByHand),
	arrive: act('arrive', nothing, wishes.markArrived),
	miss: act('miss', nothing, wishes.markMissed),
	again: act('again', nothing, wishes.waitAgain),
	meet: act('meet', metInput, wishes.markMet),
	refer: act('refer', referInput, wishes.referWish),
	excuse: act('excuse', reasonInput, (tx, actor, id, { reason }) => wishes.excuseWish(tx, actor, id, reason)),
	// What the person asked for, by telephone or at the desk.
	choose: act('behalf', askedSlotInput, (tx, actor, id, { slotId, ...asked }) => wishes.bookTime(tx, actor, id, { slotId, asked })),
	confirm: act('behalf', askedInput, wishes.confirmTime),
	decline: act('behalf', askedInput, wishes.declineOffer),
	withdraw: act('behalf', askedReasonInput, (tx, actor, id, { reason, ...asked }) => wishes.withdrawWish(tx, actor, id, reason, asked)),
	code: act(
		'behalf',
		askedInput,
		async (tx, actor, id, asked) => {
			await wishes.sendCode(tx, actor, id, asked);
			// A box must not be flooded with our letters, whoever presses.
			await throttle(database(), `wish-code:${id}`, 5, 3600);
		},
		'code'
	),
	/** Shown once, to who has the person before them. */
	showCode: async (event) => {
		const actor = requireStaff(event);
		const { id } = await wishes.wishForDesk(reader(), actor, event.params.number);
		let issued: string | undefined;
		const refused = await writeForm(event, askedInput, messages[event.locals.lang].errors, async (tx, asked) => {
			issued = (await wishes.showCode(tx, actor, id, asked)).accessCode;
		});
		return refused === undefined
			? { values: {}, errors: {}, act: 'behalf', issued }
			: fail(refused.status, { ...refused.data, act: 'behalf' });
	},
	/** Who it is, is shown once, and the look is journalled. */
	look: async (event) => {
		const actor = requireStaff(event);
		const { id } = await wishes.wishForDesk(reader(), actor, event.params.number);
		const { firstName, lastName, phone, email, topic, needs, note } = await write((tx) => wishes.lookAtPerson(tx, actor, id));
		const name = [firstName, lastName].filter(Boolean).join(' ');
		return { person: { name, phone, email, topic, needs, note }, values: {}, errors: {}, act: 'look' };
	}
} satisfies Actions;
