/** What the pages that write a draft have in common. */
import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { refusedForm, typedValues, type FormRefusal } from '#lib/server/forms.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { fieldErrors } from '#platform/i18n/refusals/index.ts';
import { messages as assignments } from '#modules/assignments/messages/index.ts';
import { draftFields, draftInput, type DraftInput } from '#modules/directives/input.ts';
import { messages } from '#modules/directives/messages/index.ts';
import { messages as organisation } from '#modules/organisation/messages/index.ts';

/** The words of every room whose rules a draft meets. */
export const wordsOf = (lang: Lang) => [messages[lang].errors, assignments[lang].errors, organisation[lang].errors] as const;

/** Criteria and the rule are parts of what is read, but fields of their own in the form. */
function fieldOf(path: string): string {
	const criterion = /^criteria(?:\.(\d+))?/.exec(path);
	if (criterion !== null) return `criterion${String(Number(criterion[1] ?? '0') + 1)}`;
	return path.replace(/^audience\.(\w+).*$/, '$1');
}

/** Reads the form and runs the act in one transaction; returns what the form gets back when it was refused. */
export async function writeDraft<T>(
	event: RequestEvent,
	act: (tx: Tx, input: DraftInput) => Promise<T>
): Promise<{ done: T } | { failure: ActionFailure<FormRefusal> }> {
	const { lang } = event.locals;
	const form = await event.request.formData();
	const values = typedValues(form);
	const read = draftInput.safeParse(draftFields(form));
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
