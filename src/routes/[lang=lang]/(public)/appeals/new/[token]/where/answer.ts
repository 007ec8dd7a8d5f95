import { fail, type ActionFailure } from '@sveltejs/kit';
import { draftInput, parsePoint, type DraftBody } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { parseForm, type FormRefusal } from '#lib/server/forms.ts';
import type { Lang } from '#platform/i18n/lang.ts';

const input = draftInput.pick({ territoryId: true, place: true });

export interface Answer {
	q: string;
	body: DraftBody;
	values: Record<string, string>;
}

/** What was typed, or the refusal to show beside it. */
export function read(lang: Lang, form: FormData): Answer | ActionFailure<FormRefusal> {
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

/** As long as a place in words may be. */
export const MOST_WORDS = 300;

/** Nothing in the list fits: the name that was looked for and the words below it are the place, each said once. */
export function inWords(q: string, place: string | undefined): string | undefined {
	if (q === '') return place;
	if (place === undefined) return q;
	return place.toLowerCase().includes(q.toLowerCase()) ? place : `${q}, ${place}`;
}
