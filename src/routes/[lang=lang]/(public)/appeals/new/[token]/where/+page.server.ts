import { fail, redirect } from '@sveltejs/kit';
import { draftInput, formatPoint, parsePoint, type DraftBody } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { parseForm, type FormRefusal } from '#lib/server/forms.ts';
import { paths, withQuery } from '#lib/paths.ts';
import { after, frameOf, keep, openDraft } from '../draft.ts';
import { browse, offers } from './places.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const input = draftInput.pick({ territoryId: true, place: true });

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

interface Answer {
	q: string;
	body: DraftBody;
	values: Record<string, string>;
}

/** What was typed, or the refusal to show beside it. */
async function read(event: RequestEvent): Promise<Answer | ReturnType<typeof fail<FormRefusal>>> {
	const { lang } = event.locals;
	const form = await event.request.formData();
	if (form.get('territoryId') === 'none') form.set('territoryId', '');
	const parsed = parseForm(form, input, lang, messages[lang].errors);
	if (!parsed.ok) return parsed.failure;
	const typed = (parsed.values.point ?? '').trim();
	const point = parsePoint(typed);
	if (typed !== '' && point === undefined)
		return fail(422, { values: parsed.values, errors: { point: pageMessages[lang].intake.where.pointBad } });
	const body = { ...parsed.input, latitude: point?.latitude, longitude: point?.longitude };
	return { q: (parsed.values.q ?? '').trim().slice(0, 100), body, values: parsed.values };
}

function results(event: RequestEvent, q: string): string {
	const to = event.url.searchParams.get('to');
	return `${paths.appeals.draft(event.locals.lang, event.params.token, 'where', { q, ...(to && { to }) })}#territoryId`;
}

export const actions: Actions = {
	search: async (event) => {
		const answer = await read(event);
		if (!('body' in answer)) return answer;
		// A place chosen before is not unchosen by looking for another.
		const { place, latitude, longitude } = answer.body;
		await keep(event, { place, latitude, longitude });
		redirect(303, results(event, answer.q));
	},
	save: async (event) => {
		const answer = await read(event);
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
