/** The acts of a procedure's page: a form, a command, an answer. Every one of them checks again what the page showed. */
import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf, type Upload } from '#lib/server/uploads.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { expectVersion, recordNotice } from '#modules/appeals/server/index.ts';
import * as input from '#modules/procedure/input.ts';
import { messages } from '#modules/procedure/messages/index.ts';
import * as procedure from '#modules/procedure/server/index.ts';
import type { Actions, RequestEvent } from './$types';

interface Call<T> {
	tx: Tx;
	actor: Staff;
	id: string;
	input: T;
	files: Upload[];
}

/** An act after which the page is shown again with a word of what was done. A refusal says whose form it was. */
function act<S extends z.ZodType>(name: string, schema: S, run: (call: Call<z.output<S>>) => Promise<unknown>) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const form = await event.request.formData();
		if (form.has('grounds')) joinTicked(form, 'grounds');
		const words = [messages[lang].errors, deskMessages[lang].errors, appealMessages[lang].errors];
		const parsed = parseForm(form, schema, lang, ...words);
		if (!parsed.ok) return fail(422, { ...parsed.failure.data, act: name });
		try {
			const files = await uploadsOf(form, 'files');
			await write(async (tx) => {
				if (form.has('version')) await expectVersion(tx, actor, id, Number(form.get('version')));
				await run({ tx, actor, id, input: parsed.input, files });
			});
		} catch (error) {
			const failure = refusedForm(error, lang, parsed.values, ...words);
			return fail(failure.status, { ...failure.data, act: name });
		}
		redirect(303, paths.desk.procedure(id, name));
	};
}

export const actions = {
	askCorrection: act('askCorrection', input.askCorrectionInput, (c) => procedure.askCorrection(c.tx, c.actor, c.id, c.input)),
	recordCorrection: act('recordCorrection', input.recordCorrectionInput, (c) =>
		procedure.recordCorrection(c.tx, c.actor, c.id, c.input, c.files)
	),
	callHearing: act('callHearing', input.callHearingInput, (c) => procedure.callHearing(c.tx, c.actor, c.id, c.input)),
	holdHearing: act('holdHearing', input.holdHearingInput, (c) => procedure.holdHearing(c.tx, c.actor, c.id, c.input)),
	cancelHearing: act('cancelHearing', input.cancelHearingInput, (c) => procedure.cancelHearing(c.tx, c.actor, c.id, c.input)),
	recordObjection: act('recordObjection', input.objectInput, (c) => procedure.recordObjection(c.tx, c.actor, c.id, c.input, c.files)),
	waiveHearing: act('waiveHearing', input.waiveHearingInput, (c) => procedure.waiveHearing(c.tx, c.actor, c.id, c.input)),
	recordComplaint: act('recordComplaint', input.complainInput, (c) => procedure.recordComplaint(c.tx, c.actor, c.id, c.input, c.files)),
	passComplaint: act('passComplaint', input.passComplaintInput, (c) => procedure.passComplaint(c.tx, c.actor, c.id, c.input)),
	satisfyComplaint: act('satisfyComplaint', input.satisfyComplaintInput, (c) => procedure.satisfyComplaint(c.tx, c.actor, c.id, c.input)),
	restoreTerm: act('restoreTerm', input.restoreTermInput, (c) => procedure.restoreTerm(c.tx, c.actor, c.id, c.input)),
	decideComplaint: act('decideComplaint', input.decideComplaintInput, (c) => procedure.decideComplaint(c.tx, c.actor, c.id, c.input)),
	recordNotice: act('recordNotice', input.recordNoticeInput, (c) => recordNotice(c.tx, c.actor, c.id, c.input))
} satisfies Actions;
