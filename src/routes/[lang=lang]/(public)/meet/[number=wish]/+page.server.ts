import { redirect } from '@sveltejs/kit';
import { slotInput } from '#modules/wishes/input.ts';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { bookTime, confirmTime, declineOffer, presentWish, waitAgain, wishForVisitor } from '#modules/wishes/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { PRIVATE } from '../../appeals/access.ts';
import { leave, visitorOf } from '../access.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['booked', 'confirmed', 'declined', 'cancelled', 'again'] as const;

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const wish = await wishForVisitor(reader(), await visitorOf(event, number), number);
	return { wish: await presentWish(reader(), lang, wish), done: DONE.find((act) => act === event.url.searchParams.get('done')) };
};

/** One act without words of its own. */
const act = (done: (typeof DONE)[number], run: (tx: Tx, actor: Actor, id: string) => Promise<void>) => async (event: RequestEvent) => {
	const { lang } = event.locals;
	const { number } = event.params;
	const actor = await visitorOf(event, number);
	const { id } = await wishForVisitor(reader(), actor, number);
	try {
		await write((tx) => run(tx, actor, id));
	} catch (error) {
		return refusedForm(error, lang, {}, messages[lang].errors);
	}
	redirect(303, paths.meet.status(lang, number, done));
};

export const actions: Actions = {
	confirm: act('confirmed', confirmTime),
	decline: act('declined', declineOffer),
	again: act('again', waitAgain),
	choose: async (event) => {
		const { lang } = event.locals;
		const words = [messages[lang].errors, receptionMessages[lang].errors];
		const parsed = parseForm(await event.request.formData(), slotInput, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		const actor = await visitorOf(event, event.params.number);
		const { id } = await wishForVisitor(reader(), actor, event.params.number);
		try {
			await write((tx) => bookTime(tx, actor, id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
		redirect(303, paths.meet.status(lang, event.params.number, 'booked'));
	},
	leave: (event) => {
		leave(event);
		redirect(303, paths.meet.find(event.locals.lang, { left: '1' }));
	}
};
