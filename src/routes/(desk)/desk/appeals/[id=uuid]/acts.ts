/** The acts of a case page: a form, a command, an answer. Every one of them checks again what the page showed. */
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm, typedValues, type FormRefusal } from '#lib/server/forms.ts';
import { formWithFiles, typedBeforeFiles, uploadsOf, type Upload } from '#lib/server/uploads.ts';
import type { TimelineItem } from '#lib/ui/shapes.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { formatTime } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import * as input from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { templatesFor } from '#modules/desk/server/index.ts';
import { messages as procedureMessages } from '#modules/procedure/messages/index.ts';
import type { Actions, RequestEvent } from './$types';

interface Call<T> {
	tx: Tx;
	actor: Staff;
	id: string;
	input: T;
	form: FormData;
	files: Upload[];
}

/** A refused act: whose form it was, and what happened while it was being typed. */
type CaseRefusal = FormRefusal & { act: string; meanwhile: TimelineItem[] };

const refused = (data: FormRefusal, act: string, meanwhile: TimelineItem[] = []): CaseRefusal => ({ ...data, act, meanwhile });

async function meanwhile(event: RequestEvent, error: unknown, form: FormData): Promise<TimelineItem[]> {
	if (!(error instanceof Refusal) || error.status !== 409) return [];
	const context = await appeals.deskContext(reader(), event.locals.lang, requireStaff(event));
	const seen = Number(form.get('seen') ?? 0);
	return appeals.presentMeanwhile(context, await appeals.actsSince(context.db, event.params.id, seen));
}

/** Reads a form, runs its command on the version that the form showed, and answers with a refusal or with `done`. */
async function perform<S extends z.ZodType, R>(event: RequestEvent, act: string, schema: S, run: (call: Call<z.output<S>>) => Promise<R>) {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const { id } = event.params;
	const form = await formWithFiles(event.request);
	if (form === undefined) {
		const typed = await typedBeforeFiles(event.request, event.platform?.req);
		const errors = { files: pageMessages[lang].intake.files.tooHeavy };
		return { failure: fail(422, refused({ values: typed, errors }, act)) };
	}
	const words = [deskMessages[lang].errors, messages[lang].errors, procedureMessages[lang].errors];
	const parsed = parseForm(form, schema, lang, ...words);
	if (!parsed.ok) return { failure: fail(422, refused(parsed.failure.data, act)) };
	try {
		const files = await uploadsOf(form, 'files');
		const result = await write(async (tx) => {
			// A draft has its own guard: somebody's extension must not stop it from being saved.
			if (act !== 'draft' && form.has('version')) await appeals.expectVersion(tx, actor, id, Number(form.get('version')));
			return run({ tx, actor, id, input: parsed.input, form, files });
		});
		return { result, form };
	} catch (error) {
		const failure = refusedForm(error, lang, parsed.values, ...words);
		return { failure: fail(failure.status, refused(failure.data, act, await meanwhile(event, error, form))) };
	}
}

/** An act after which the case is shown again with a word of what was done. */
function act<S extends z.ZodType>(name: string, schema: S, run: (call: Call<z.output<S>>) => Promise<unknown>) {
	return async (event: RequestEvent) => {
		const { failure } = await perform(event, name, schema, run);
		if (failure !== undefined) return failure;
		redirect(303, paths.desk.appealDone(event.params.id, name));
	};
}

const nothing = z.object({});
const savedAt = (form: FormData) => {
	const value = form.get('savedAt');
	return typeof value === 'string' ? value : '';
};

/** Saves the draft of the decision; the script that saves while one types gets the new time of the draft instead of a page. */
async function draft(event: RequestEvent) {
	const { failure, result, form } = await perform(event, 'draft', input.decisionDraftInput, async (call) => {
		await appeals.expectDraft(call.tx, call.actor, call.id, savedAt(call.form));
		return appeals.draftDecision(call.tx, call.actor, call.id, call.input);
	});
	if (failure !== undefined) return failure;
	if (form?.get('autosave') !== '1') redirect(303, paths.desk.appealDone(event.params.id, 'draft'));
	return {
		act: 'draft' as const,
		savedAt: result?.toString() ?? '',
		savedTime: result === undefined ? '' : formatTime(event.locals.lang, result)
	};
}

async function look(event: RequestEvent) {
	const { failure, result } = await perform(event, 'look', input.lookInput, (c) =>
		appeals.lookAtApplicant(c.tx, c.actor, c.id, c.input.why)
	);
	return failure ?? { act: 'look' as const, applicant: appeals.presentApplicant(event.locals.lang, result) };
}

async function code(event: RequestEvent) {
	const { failure, result } = await perform(event, 'code', nothing, ({ tx, actor, id }) => appeals.reissueCode(tx, actor, id));
	return failure ?? { act: 'code' as const, issued: result };
}

/** Without JavaScript: the chosen template comes behind what is typed, and nothing is saved yet. */
async function template(event: RequestEvent) {
	const actor = requireStaff(event);
	const context = await appeals.deskContext(reader(), event.locals.lang, actor);
	const row = await appeals.appealForStaff(context.db, actor, event.params.id);
	const values = typedValues(await event.request.formData());
	const purpose = values.templateFor === 'notice' ? 'notice' : 'decision';
	const chosen = (await templatesFor(context, row))[purpose].find((one) => one.id === values.template);
	const text = [values.text ?? '', chosen?.text ?? ''].filter((part) => part.trim() !== '').join('\n\n');
	return { act: purpose === 'notice' ? ('remark' as const) : ('decide' as const), values: { ...values, text } };
}

export const actions = {
	template,
	look,
	code,
	draft,
	register: act('register', input.registerInput, (c) => appeals.registerAppeal(c.tx, c.actor, c.id, c.input)),
	assign: act('assign', input.assignInput, (c) => appeals.assignAppeal(c.tx, c.actor, c.id, c.input)),
	report: act('report', input.reportInput, (c) => appeals.reportAppeal(c.tx, c.actor, c.id, c.input, c.files)),
	submit: act('submit', input.decisionInput, async (c) => {
		await appeals.expectDraft(c.tx, c.actor, c.id, savedAt(c.form));
		await appeals.submitDecision(c.tx, c.actor, c.id, c.input);
	}),
	sign: act('sign', nothing, (c) => appeals.signDecision(c.tx, c.actor, c.id)),
	return: act('return', input.returnInput, (c) => appeals.returnDecision(c.tx, c.actor, c.id, c.input)),
	extend: act('extend', input.extendInput, (c) => appeals.extendAppeal(c.tx, c.actor, c.id, c.input)),
	remark: act('remark', input.staffRemarkInput, (c) => appeals.remarkAppeal(c.tx, c.actor, c.id, c.input, c.files)),
	deliver: act('deliver', input.deliveryInput, (c) => appeals.recordDelivery(c.tx, c.actor, c.id, c.input))
} satisfies Actions;
