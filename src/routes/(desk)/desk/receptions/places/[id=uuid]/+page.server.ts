import { paths } from '#lib/paths.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { placeInput } from '#modules/receptions/input.ts';
import { changePlace, presentPlace, READING, weekAsked } from '#modules/receptions/server/index.ts';
import { actOn, doneText } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read where it is written: what was just changed shows. */
export const load: PageServerLoad = (event) => {
	const staff = requireRole(event, ...READING);
	const monday = weekAsked(event.url.searchParams.get('week'));
	return write(async (tx) => ({
		place: await presentPlace(asReader(tx), staff, event.locals.lang, event.params.id, monday),
		done: doneText(event)
	}));
};

export const actions = {
	default: actOn(
		placeInput,
		(tx, staff, event, input) => changePlace(tx, staff, event.params.id ?? '', input),
		(event) => paths.desk.receptionPlace(event.params.id ?? '', { done: 'saved' })
	)
} satisfies Actions;
