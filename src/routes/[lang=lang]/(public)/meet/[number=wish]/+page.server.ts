import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { slotInput } from '#modules/wishes/input.ts';
import { bookTime, confirmTime, declineOffer, presentWish, waitAgain, wishForVisitor } from '#modules/wishes/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { PRIVATE } from '../../appeals/access.ts';
import { leave, visitorOf } from '../access.ts';
import { visitorAct } from '../act.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['booked', 'confirmed', 'declined', 'cancelled', 'again'] as const;

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const wish = await wishForVisitor(reader(), await visitorOf(event, number), number);
	return { wish: await presentWish(reader(), lang, wish), done: DONE.find((act) => act === event.url.searchParams.get('done')) };
};

const nothing = z.object({});

export const actions: Actions = {
	confirm: visitorAct('confirmed', nothing, (tx, actor, id) => confirmTime(tx, actor, id)),
	decline: visitorAct('declined', nothing, (tx, actor, id) => declineOffer(tx, actor, id)),
	again: visitorAct('again', nothing, waitAgain),
	choose: visitorAct('booked', slotInput, bookTime),
	leave: (event) => {
		leave(event);
		redirect(303, paths.meet.find(event.locals.lang, { left: '1' }));
	}
};
