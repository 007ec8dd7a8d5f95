/** How a case and the pages beside it act: a form is read, its command runs in one transaction, a refusal comes back beside its field. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { parseForm, refusedForm, type FormRefusal } from '#lib/server/forms.ts';
import { formWithFiles, typedBeforeFiles, uploadsOf, type Upload } from '#lib/server/uploads.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { RefusalWords } from '#platform/i18n/refusals/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { expectVersion } from '#modules/appeals/server/index.ts';

export type CaseEvent = RequestEvent<{ id: string }>;

export interface Call<T> {
	tx: Tx;
	actor: Staff;
	id: string;
	input: T;
	form: FormData;
	files: Upload[];
}

export type Run<T, R> = (call: Call<T>) => Promise<R>;

/** A refused form, and which of the page's forms it was. */
export type ActRefusal = FormRefusal & { act: string };

export type Performed<R> =
	| { ok: true; result: R; form: FormData }
	/** `error` and `form` are there when the command itself refused. */
	| { ok: false; status: number; refusal: ActRefusal; error?: unknown; form?: FormData };

export interface Page {
	/** Whose words tell a refusal, the nearest room first. */
	words: (lang: Lang) => RefusalWords[];
	/** What a form of several fields of one name needs before it is read. */
	prepare?: (form: FormData) => void;
}

/** An act with a guard of its own is not stopped by what somebody else did to the case meanwhile. */
export interface Act<S extends z.ZodType, R> {
	name: string;
	schema: S;
	run: Run<z.output<S>, R>;
	ownGuard?: boolean;
}

/** Reads a form and runs its command on the version that the form showed: what one signs must be what one saw. */
export async function perform<S extends z.ZodType, R>(
	event: CaseEvent,
	{ words, prepare }: Page,
	{ name, schema, run, ownGuard = false }: Act<S, R>
): Promise<Performed<R>> {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const { id } = event.params;
	const form = await formWithFiles(event.request);
	if (form === undefined) {
		const values = await typedBeforeFiles(event.request, event.platform?.req);
		const errors = { files: pageMessages[lang].intake.files.tooHeavy };
		return { ok: false, status: 422, refusal: { values, errors, act: name } };
	}
	prepare?.(form);
	const parsed = parseForm(form, schema, lang, ...words(lang));
	if (!parsed.ok) return { ok: false, status: 422, refusal: { ...parsed.failure.data, act: name } };
	try {
		const files = await uploadsOf(form, 'files');
		const result = await write(async (tx) => {
			if (!ownGuard && form.has('version')) await expectVersion(tx, actor, id, Number(form.get('version')));
			return run({ tx, actor, id, input: parsed.input, form, files });
		});
		return { ok: true, result, form };
	} catch (error) {
		const { status, data } = refusedForm(error, lang, parsed.values, ...words(lang));
		return { ok: false, status, refusal: { ...data, act: name }, error, form };
	}
}

/** Acts of a page beside a case, after which it leads on: to itself with a word of what was done, as a rule. */
export function actsOf(page: Page & { next: (event: CaseEvent, name: string) => string | Promise<string> }) {
	return <S extends z.ZodType>(name: string, schema: S, run: Run<z.output<S>, unknown>) =>
		async (event: CaseEvent) => {
			const performed = await perform(event, page, { name, schema, run });
			if (!performed.ok) return fail(performed.status, performed.refusal);
			redirect(303, await page.next(event, name));
		};
}
