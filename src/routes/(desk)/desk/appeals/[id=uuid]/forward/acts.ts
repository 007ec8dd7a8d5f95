/** The acts of a forwarding's page: a form, a command, an answer. Every one of them checks again what the page showed. */
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import * as input from '#modules/forwarding/input.ts';
import { messages } from '#modules/forwarding/messages/index.ts';
import * as forwarding from '#modules/forwarding/server/index.ts';
import { actsOf } from '../perform.ts';
import type { Actions } from './$types';

const act = actsOf({
	words: (lang) => [messages[lang].errors, deskMessages[lang].errors, appealMessages[lang].errors],
	next: (event, done) => paths.desk.forward(event.params.id, { done })
});

const nothing = z.object({});
const draft = (name: 'draft' | 'edit') => act(name, input.draftInput, (c) => forwarding.draftForwarding(c.tx, c.actor, c.id, c.input));

export const actions = {
	draft: draft('draft'),
	edit: draft('edit'),
	approve: act('approve', nothing, (c) => forwarding.approveForwarding(c.tx, c.actor, c.id)),
	sign: act('sign', nothing, (c) => forwarding.signForwarding(c.tx, c.actor, c.id)),
	reject: act('reject', input.refusalInput, (c) => forwarding.rejectForwarding(c.tx, c.actor, c.id, c.input)),
	withdraw: act('withdraw', input.refusalInput, (c) => forwarding.withdrawForwarding(c.tx, c.actor, c.id, c.input)),
	atOnce: act('atOnce', input.atOnceInput, (c) => forwarding.forwardAtOnce(c.tx, c.actor, c.id, c.input)),
	post: act('post', input.postedInput, (c) => forwarding.recordPosting(c.tx, c.actor, c.id, c.input)),
	register: act('register', input.registeredInput, (c) => forwarding.recordRegistration(c.tx, c.actor, c.id, c.input)),
	answer: act('answer', input.answerInput, (c) => forwarding.recordAnswer(c.tx, c.actor, c.id, c.input, c.files)),
	return: act('return', input.refusalInput, (c) => forwarding.recordReturn(c.tx, c.actor, c.id, c.input)),
	pass: act('pass', input.passedInput, (c) => forwarding.recordPassing(c.tx, c.actor, c.id, c.input))
} satisfies Record<forwarding.PageAct, Actions[string]>;
