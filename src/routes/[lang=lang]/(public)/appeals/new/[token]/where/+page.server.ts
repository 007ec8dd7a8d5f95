import { redirect } from '@sveltejs/kit';
import { formatPoint } from '#modules/appeals/input.ts';
import { paths, withQuery } from '#lib/paths.ts';
import { after, frameOf, keep, openDraft } from '../draft.ts';
import { read } from './answer.ts';
import { browse, offers } from './places.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const { lang } = event.locals;
	const q = event.url.searchParams.get('q')?.trim() ?? '';
	const within = event.url.searchParams.get('in') ?? '';
	const to = event.url.searchParams.get('to') ?? undefined;
	const { territoryId, place, latitude, longitude } = draft.body;
	const point = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
	return {
		frame: frameOf(event, draft, 'where'),
		q,
		// What a post carries on, so that a refused form comes back to the same list.
		keeps: withQuery('', { q, to }).replace('?', '&'),
		...(await offers(lang, { q, within, chosen: territoryId })),
		browse:
			within === ''
				? undefined
				: await browse(lang, within, (id) => paths.appeals.draft(lang, event.params.token, 'where', { in: id, ...(to && { to }) })),
		browseAll: paths.appeals.draft(lang, event.params.token, 'where', { in: 'all', ...(to && { to }) }),
		place,
		point: point === undefined ? '' : formatPoint(point)
	};
};

function results(event: RequestEvent, q: string): string {
	const to = event.url.searchParams.get('to');
	return `${paths.appeals.draft(event.locals.lang, event.params.token, 'where', { q, ...(to && { to }) })}#territoryId`;
}

export const actions: Actions = {
	search: async (event) => {
		const answer = read(event.locals.lang, await event.request.formData());
		if (!('body' in answer)) return answer;
		// A place chosen before is not unchosen by looking for another.
		const { place, latitude, longitude } = answer.body;
		await keep(event, { place, latitude, longitude });
		redirect(303, results(event, answer.q));
	},
	save: async (event) => {
		const answer = read(event.locals.lang, await event.request.formData());
		if (!('body' in answer)) return answer;
		const { q, body } = answer;
		const searched = event.url.searchParams.get('q')?.trim() ?? '';
		// Typed a name and pressed "next" without looking for it: that is a search.
		if (q !== '' && q !== searched && body.territoryId === undefined) {
			await keep(event, { place: body.place, latitude: body.latitude, longitude: body.longitude });
			redirect(303, results(event, q));
		}
		// Nothing in the list fits: the words that were typed are enough.
		const place = body.territoryId === undefined ? (body.place ?? (q === '' ? undefined : q)) : body.place;
		await keep(event, { ...body, territoryId: body.territoryId, place });
		redirect(303, after(event, 'where'));
	}
};
