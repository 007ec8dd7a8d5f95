import { fail, redirect } from '@sveltejs/kit';
import { formatPoint, type DraftBody } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { paths, withQuery } from '#lib/paths.ts';
import type { FormRefusal } from '#lib/server/forms.ts';
import { after, frameOf, keep, openDraft, wantsBack } from '../draft.ts';
import { inWords, MOST_WORDS, read } from './answer.ts';
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
		keeps: withQuery('', { q, in: within, to }).replace('?', '&'),
		...(await offers(lang, { q, within, chosen: territoryId })),
		browse: within === '' ? undefined : await browse(lang, within),
		place,
		point: point === undefined ? '' : formatPoint(point)
	};
};

/** Keeps what is typed and shows the page again with what was asked for; a place chosen before is not unchosen by looking for another. */
async function look(event: RequestEvent, body: DraftBody, asked: { q: string; in?: string }, at: string): Promise<never> {
	await keep(event, { place: body.place, latitude: body.latitude, longitude: body.longitude });
	const to = event.url.searchParams.get('to');
	redirect(303, `${paths.appeals.draft(event.locals.lang, event.params.token, 'where', { ...asked, ...(to && { to }) })}#${at}`);
}

export const actions: Actions = {
	search: async (event) => {
		const answer = read(event.locals.lang, await event.request.formData());
		if (!('body' in answer)) return answer;
		return look(event, answer.body, { q: answer.q }, 'territoryId');
	},
	browse: async (event) => {
		const form = await event.request.formData();
		const answer = read(event.locals.lang, form);
		if (!('body' in answer)) return answer;
		const within = form.get('in');
		const id = typeof within === 'string' && within !== '' ? within : 'all';
		return look(event, answer.body, { q: answer.q, in: id }, id === 'all' ? 'places' : 'territoryId');
	},
	save: async (event) => {
		const { lang } = event.locals;
		const form = await event.request.formData();
		const answer = read(lang, form);
		if (!('body' in answer)) return answer;
		const { q, body } = answer;
		const searched = event.url.searchParams.get('q')?.trim() ?? '';
		// Typed a name and pressed "next" without looking for it: that is a search.
		if (q !== '' && q !== searched && !wantsBack(form)) return look(event, body, { q }, 'territoryId');
		// A name that is in no list is where it is, in the writer's words, also beside the region chosen for it.
		const own = body.territoryId === undefined || (await offers(lang, { q, within: '', chosen: undefined })).nothing;
		const place = own ? inWords(q, body.place) : body.place;
		if (place !== undefined && place.length > MOST_WORDS)
			return fail<FormRefusal>(422, { values: answer.values, errors: { place: messages[lang].errors.too_long } });
		await keep(event, { ...body, territoryId: body.territoryId, place });
		redirect(303, after(event, 'where', form));
	}
};
