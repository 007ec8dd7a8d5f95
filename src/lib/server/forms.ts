import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { write, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { fieldErrors, refusalText, type RefusalWords } from '#platform/i18n/refusals/index.ts';

/** What a form gets back when it was refused: what was typed, and sentences by field (`''` speaks for the whole form). */
export interface FormRefusal {
	values: Record<string, string>;
	errors: Record<string, string>;
}

export type ParsedForm<T> = { ok: true; input: T; values: Record<string, string> } | { ok: false; failure: ActionFailure<FormRefusal> };

/** Fields that are never sent back to the page. */
const SECRET = /^(password|newPassword|code|totp|response)$/;

/** The text fields of a form as typed, without secrets; a field that is there several times is joined by commas. */
export function typedValues(form: FormData): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [name, value] of form) {
		if (typeof value !== 'string' || SECRET.test(name)) continue;
		values[name] = name in values ? `${values[name] ?? ''},${value}` : value;
	}
	return values;
}

/** Boxes of one name that were ticked, as one field: their values joined by commas, for schemas that take a list. */
export function joinTicked(form: FormData, name: string): void {
	form.set(
		name,
		form
			.getAll(name)
			.filter((value) => typeof value === 'string')
			.join(',')
	);
}

/** Reads a posted form by a schema. Refused: 422 with sentences beside the fields and what was typed. */
export function parseForm<S extends z.ZodType>(form: FormData, schema: S, lang: Lang, ...rooms: RefusalWords[]): ParsedForm<z.output<S>> {
	const values = typedValues(form);
	const raw = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
	const result = schema.safeParse(raw);
	if (result.success) return { ok: true, input: result.data, values };
	return { ok: false, failure: fail(422, { values, errors: fieldErrors(lang, result.error.issues, ...rooms) }) };
}

/**
 * A refusal of a command as the form's answer, beside its field (or for the whole form). Anything that is not a
 * refusal of the input (not found, not allowed, unavailable, a fault, a redirect) is thrown on.
 */
export function refusedForm(
	error: unknown,
	lang: Lang,
	values: Record<string, string>,
	...rooms: RefusalWords[]
): ActionFailure<FormRefusal> {
	if (!(error instanceof Refusal) || error.status === 404 || error.status === 503) throw error;
	const status = error.status === 403 || error.status === 409 || error.status === 429 ? error.status : 422;
	const sentence = refusalText(lang, error.code, error.data, ...rooms);
	// Several files may have been chosen: say which one.
	const text = 'file' in error.data ? `${String(error.data.file)}: ${sentence}` : sentence;
	return fail(status, { values, errors: { [error.field ?? '']: text } });
}

/** A form with one act: read by its schema and done. Returns what the form gets back when it was refused. */
export async function actForm<S extends z.ZodType>(
	{ request, locals: { lang } }: Pick<RequestEvent, 'request' | 'locals'>,
	schema: S,
	words: RefusalWords | readonly RefusalWords[],
	/** The form itself is for its files. */
	run: (input: z.output<S>, form: FormData) => Promise<unknown>,
	/** Boxes of one name, as `joinTicked`. */
	ticked?: string
): Promise<ActionFailure<FormRefusal> | undefined> {
	const rooms = [words].flat();
	const form = await request.formData();
	if (ticked !== undefined) joinTicked(form, ticked);
	const parsed = parseForm(form, schema, lang, ...rooms);
	if (!parsed.ok) return parsed.failure;
	try {
		await run(parsed.input, form);
	} catch (error) {
		return refusedForm(error, lang, parsed.values, ...rooms);
	}
	return undefined;
}

/** The same with an act that has a transaction of its own. */
export function writeForm<S extends z.ZodType>(
	event: Pick<RequestEvent, 'request' | 'locals'>,
	schema: S,
	words: RefusalWords | readonly RefusalWords[],
	run: (tx: Tx, input: z.output<S>, form: FormData) => Promise<unknown>,
	ticked?: string
): Promise<ActionFailure<FormRefusal> | undefined> {
	return actForm(event, schema, words, (input, form) => write((tx) => run(tx, input, form)), ticked);
}
