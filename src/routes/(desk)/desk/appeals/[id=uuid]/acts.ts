/** The acts of a case page: a form, a command, an answer. Every one of them checks again what the page showed. */
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { typedValues } from '#lib/server/forms.ts';
import type { TimelineItem } from '#lib/ui/shapes.ts';
import { reader } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { formatTime } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import * as input from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { templatesFor } from '#modules/desk/server/index.ts';
import { messages as procedureMessages } from '#modules/procedure/messages/index.ts';
import { perform, type ActRefusal, type Page, type Run } from './perform.ts';
import type { Actions, RequestEvent } from './$types';

/** A refused act: whose form it was, and what happened while it was being typed. */
type CaseRefusal = ActRefusal & { meanwhile: TimelineItem[] };

async function meanwhile(event: RequestEvent, error: unknown, form: FormData | undefined): Promise<TimelineItem[]> {
	if (!(error instanceof Refusal) || error.status !== 409 || form === undefined) return [];
	const context = await appeals.deskContext(reader(), event.locals.lang, requireStaff(event));
	const seen = Number(form.get('seen') ?? 0);
	return appeals.presentMeanwhile(context, await appeals.actsSince(context.db, event.params.id, seen));
}

const page: Page = { words: (lang) => [deskMessages[lang].errors, messages[lang].errors, procedureMessages[lang].errors] };

/** Runs a form's command; refused, it is told with what happened meanwhile. */
async function onCase<S extends z.ZodType, R>(event: RequestEvent, name: string, schema: S, run: Run<z.output<S>, R>) {
	// A draft has its own guard: somebody's extension must not stop it from being saved.
	const performed = await perform(event, page, { name, schema, run, ownGuard: name === 'draft' });
	if (performed.ok) return performed;
	const { status, refusal, error, form } = performed;
	const told: CaseRefusal = { ...refusal, meanwhile: await meanwhile(event, error, form) };
	return { ok: false as const, failure: fail(status, told) };
}

/** An act after which the case is shown again with a word of what was done. */
function act<S extends z.ZodType>(name: string, schema: S, run: Run<z.output<S>, unknown>) {
	return async (event: RequestEvent) => {
		const acted = await onCase(event, name, schema, run);
		if (!acted.ok) return acted.failure;
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
	const saved = await onCase(event, 'draft', input.decisionDraftInput, async (call) => {
		await appeals.expectDraft(call.tx, call.actor, call.id, savedAt(call.form));
		return appeals.draftDecision(call.tx, call.actor, call.id, call.input);
	});
	if (!saved.ok) return saved.failure;
	const { result, form } = saved;
	if (form.get('autosave') !== '1') redirect(303, paths.desk.appealDone(event.params.id, 'draft'));
	return {
		act: 'draft' as const,
		savedAt: result.toString(),
		savedTime: formatTime(event.locals.lang, result)
	};
}

async function look(event: RequestEvent) {
	const looked = await onCase(event, 'look', input.lookInput, (c) => appeals.lookAtApplicant(c.tx, c.actor, c.id, c.input.why));
	if (!looked.ok) return looked.failure;
	return { act: 'look' as const, applicant: appeals.presentApplicant(event.locals.lang, looked.result) };
}

async function code(event: RequestEvent) {
	const reissued = await onCase(event, 'code', nothing, ({ tx, actor, id }) => appeals.reissueCode(tx, actor, id));
	if (!reissued.ok) return reissued.failure;
	return { act: 'code' as const, issued: reissued.result };
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
