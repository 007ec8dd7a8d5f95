/** What the pages of directives and of series have in common: how a form is read, and an act done. */
import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { parseForm, refusedForm, typedValues, type FormRefusal } from '#lib/server/forms.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { fieldErrors } from '#platform/i18n/refusals/index.ts';
import { messages as assignments } from '#modules/assignments/messages/index.ts';
import { draftFields, draftInput, seriesFields, seriesInput, type DraftInput, type SeriesInput } from '#modules/directives/input.ts';
import { messages } from '#modules/directives/messages/index.ts';
import { messages as organisation } from '#modules/organisation/messages/index.ts';

/** The words of every room whose rules a draft meets. */
export const wordsOf = (lang: Lang) => [messages[lang].errors, assignments[lang].errors, organisation[lang].errors] as const;

/** Criteria, the rule and the rhythm are parts of what is read, but fields of their own in the form. */
function fieldOf(path: string): string {
	const criterion = /^criteria(?:\.(\d+))?/.exec(path);
	if (criterion !== null) return `criterion${String(Number(criterion[1] ?? '0') + 1)}`;
	return path.replace(/^(?:audience|rhythm)\.(\w+).*$/, '$1');
}

/** Reads the form and runs the act in one transaction; returns what the form gets back when it was refused. */
async function writeFields<S extends z.ZodType, T>(
	event: RequestEvent,
	schema: S,
	fields: (form: FormData) => Record<string, unknown>,
	act: (tx: Tx, input: z.output<S>) => Promise<T>
): Promise<{ done: T } | { failure: ActionFailure<FormRefusal> }> {
	const { lang } = event.locals;
	const form = await event.request.formData();
	const values = typedValues(form);
	const read = schema.safeParse(fields(form));
	if (!read.success) {
		const found = fieldErrors(lang, read.error.issues, ...wordsOf(lang));
		const errors = Object.fromEntries(Object.entries(found).map(([path, text]) => [fieldOf(path), text]));
		return { failure: fail(422, { values, errors }) };
	}
	try {
		return { done: await write((tx) => act(tx, read.data)) };
	} catch (error) {
		return { failure: refusedForm(error, lang, values, ...wordsOf(lang)) };
	}
}

export const writeDraft = <T>(event: RequestEvent, act: (tx: Tx, input: DraftInput) => Promise<T>) =>
	writeFields(event, draftInput, draftFields, act);
export const writeSeries = <T>(event: RequestEvent, act: (tx: Tx, input: SeriesInput) => Promise<T>) =>
	writeFields(event, seriesInput, seriesFields, act);

/** An act of the issuing side on one thing: parse, act in one transaction, back to its page. */
export function actionOn<S extends z.ZodType>(
	page: (id: string) => string,
	input: S,
	act: (tx: Tx, staff: Staff, id: string, values: z.output<S>) => Promise<unknown>
) {
	return async (event: RequestEvent<{ id: string }>) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const form = parseForm(await event.request.formData(), input, lang, ...wordsOf(lang));
		if (!form.ok) return form.failure;
		try {
			await write((tx) => act(tx, staff, event.params.id, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...wordsOf(lang));
		}
		redirect(303, page(event.params.id));
	};
}
