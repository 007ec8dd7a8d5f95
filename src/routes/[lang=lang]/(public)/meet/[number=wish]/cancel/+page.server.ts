import { redirect } from '@sveltejs/kit';
import { withdrawInput } from '#modules/wishes/input.ts';
import { withdrawWish, wishForVisitor } from '#modules/wishes/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import { visitorOf } from '../../access.ts';
import { visitorAct } from '../../act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const wish = await wishForVisitor(reader(), await visitorOf(event, number), number);
	// Given up already (a button pressed twice): the page says how it stands.
	if (wish.state === 'withdrawn') redirect(303, paths.meet.status(event.locals.lang, number));
	return { number };
};

export const actions: Actions = {
	default: visitorAct('cancelled', withdrawInput, (tx, actor, id, { reason }) => withdrawWish(tx, actor, id, reason))
};
