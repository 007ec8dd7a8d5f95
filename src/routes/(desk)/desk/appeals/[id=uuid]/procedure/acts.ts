/** The acts of a procedure's page: a form, a command, an answer. Every one of them checks again what the page showed. */
import { paths } from '#lib/paths.ts';
import { joinTicked } from '#lib/server/forms.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { recordNotice } from '#modules/appeals/server/index.ts';
import * as input from '#modules/procedure/input.ts';
import { messages } from '#modules/procedure/messages/index.ts';
import * as procedure from '#modules/procedure/server/index.ts';
import { actsOf } from '../perform.ts';
import type { Actions } from './$types';

const act = actsOf({
	words: (lang) => [messages[lang].errors, deskMessages[lang].errors, appealMessages[lang].errors],
	prepare: (form) => {
		for (const name of ['grounds', 'came']) if (form.has(name)) joinTicked(form, name);
	},
	next: (event, name) => paths.desk.procedure(event.params.id, name)
});

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
