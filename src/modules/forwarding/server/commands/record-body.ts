import type { z } from 'zod';
import { meetDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { storeFile } from '#platform/files/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { updateAppeal, type NewFile } from '#modules/appeals/server/index.ts';
import { bodyById, type Body } from '#modules/bodies/server/index.ts';
import type { answerInput, registeredInput } from '../../input.ts';
import { dayFault } from '../../rules.ts';
import { bodyTerm, presumedStart, takeBack, watch } from '../clock.ts';
import { openForwarding, SUBJECT, type Forwarding, type OpenedForwarding } from '../store.ts';
import { tell } from '../tell.ts';
import { openBody } from './draft-forwarding.ts';

const bodyOf = async (tx: Tx, { body_id }: Forwarding): Promise<Body> => found(await bodyById(asReader(tx), body_id ?? ''));

/** Throws invalid `on` for a day before it was sent there or still to come. */
function checkDay(on: Temporal.PlainDate, { sent_at }: Forwarding, at: Temporal.Instant): void {
	const fault = dayFault(on, dayOf(found(sent_at)), dayOf(at));
	if (fault !== undefined) throw invalid('on', `forwarding.${fault}`);
}

/**
 * The body registered it under a number on a day: its term is counted again from there, and the applicant is told. Said
 * again with other words it is corrected; with the same it changes nothing.
 */
export async function recordRegistration(tx: Tx, actor: Actor, appealId: string, input: z.output<typeof registeredInput>): Promise<void> {
	const { appeal, forwarding } = await openForwarding(tx, actor, appealId, 'forward', 'register');
	const at = now();
	checkDay(input.on, forwarding, at);
	if (forwarding.body_number === input.number && forwarding.body_registered_on?.equals(input.on) === true) return;
	const body = await bodyOf(tx, forwarding);
	await tx
		.updateTable('forwarding')
		.set({ body_number: input.number, body_registered_on: input.on })
		.where('id', '=', forwarding.id)
		.execute();
	const computed = await bodyTerm(tx, body, appeal.kind, input.on);
	await watch(tx, appealId, forwarding, computed, at);
	await trace(tx, actor, appealId, 'appeal.body_registered', at, {
		name: body.name,
		number: input.number,
		on: input.on.toString(),
		due: computed.dueOn.toString()
	});
	await tell(tx, appealId, 'body_registered', { body, due: computed.dueOn, registered: input.number });
}

/**
 * The body's answer, with its outcome as the body says it and its copy: the appeal comes back for our final decision, and
 * the applicant reads the answer on their page.
 */
export async function recordAnswer(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: z.output<typeof answerInput>,
	copies: readonly NewFile[] = []
): Promise<void> {
	const opened = await openForwarding(tx, actor, appealId, 'forward', 'answer');
	const at = now();
	checkDay(input.on, opened.forwarding, at);
	const files: string[] = [];
	for (const file of copies)
		files.push((await storeFile(tx, actor, { subject: { kind: 'appeal', id: appealId }, seenBy: 'applicant', ...file })).id);
	const answer = {
		answer_outcome: input.outcome,
		answer_number: input.number ?? null,
		answer_text: input.text,
		answered_on: input.on
	};
	const { body, due } = await comeBack(tx, opened, at, answer);
	const data = { name: body.name, outcome: input.outcome, on: input.on.toString(), due: due.toString(), files };
	await trace(tx, actor, appealId, 'appeal.body_answered', at, data);
	await tell(tx, appealId, 'body_answered', { body, due, answer: (lang) => appealMessages[lang].outcome[input.outcome] });
}

/** The body returned it without an answer: we go on ourselves, within our own new term. */
export async function recordReturn(tx: Tx, actor: Actor, appealId: string, input: { reason: string }): Promise<void> {
	const opened = await openForwarding(tx, actor, appealId, 'forward', 'return');
	const at = now();
	const { body, due } = await comeBack(tx, opened, at, { refusal: input.reason });
	await trace(tx, actor, appealId, 'appeal.body_returned', at, { name: body.name, reason: input.reason, due: due.toString() });
	await tell(tx, appealId, 'body_returned', { body, due, reason: input.reason });
}

async function comeBack(tx: Tx, { appeal, forwarding, to }: OpenedForwarding, at: Temporal.Instant, said: object) {
	await tx
		.updateTable('forwarding')
		.set({ ...said, state: to, ended_at: at })
		.where('id', '=', forwarding.id)
		.execute();
	await meetDeadline(tx, SUBJECT(forwarding.id), forwarding.rule_id ?? '', at);
	return { body: await bodyOf(tx, forwarding), due: await takeBack(tx, appeal, at) };
}

/** The body passed it on to another, whose term starts anew: a link more in the chain that we follow to its end. */
export async function recordPassing(tx: Tx, actor: Actor, appealId: string, input: { bodyId: string; reason: string }): Promise<void> {
	const { appeal, forwarding, to } = await openForwarding(tx, actor, appealId, 'forward', 'pass');
	if (forwarding.body_id === input.bodyId) throw invalid('bodyId', 'forwarding.same_body');
	const [body, before] = [await openBody(tx, input.bodyId), await bodyOf(tx, forwarding)];
	const at = now().round('millisecond');
	await tx.updateTable('forwarding').set({ state: to, refusal: input.reason, ended_at: at }).where('id', '=', forwarding.id).execute();
	await meetDeadline(tx, SUBJECT(forwarding.id), forwarding.rule_id ?? '', at);
	const computed = await bodyTerm(tx, body, appeal.kind, await presumedStart(tx, body, at));
	const id = newId();
	await tx
		.insertInto('forwarding')
		.values({
			id,
			appeal_id: appealId,
			way: 'body',
			state: 'sent',
			body_id: body.id,
			previous_id: forwarding.id,
			emergency: forwarding.emergency,
			article: forwarding.article,
			reason: input.reason,
			drafted_by: actorId(actor),
			drafted_at: at,
			sent_at: at,
			due_on: computed.dueOn,
			rule_id: computed.ruleId
		})
		.execute();
	await watch(tx, appealId, { id, rule_id: null }, computed, at);
	const data = { forwarding: id, body: body.id, name: body.name, reason: input.reason, due: computed.dueOn.toString() };
	await trace(tx, actor, appealId, 'appeal.body_passed', at, data);
	await tell(tx, appealId, 'body_passed', { body, due: computed.dueOn, reason: input.reason, other: before });
}

/** Somebody posted the printed letter, or handed it over. Throws conflict `forwarding.posted` when it is on its way already. */
export async function recordPosting(tx: Tx, actor: Actor, appealId: string, input: { detail?: string | undefined }): Promise<void> {
	const { forwarding } = await openForwarding(tx, actor, appealId, 'deliver', 'post');
	const waits = forwarding.letter_state === 'failed' || (forwarding.letter_way === 'letter' && forwarding.letter_state === 'waiting');
	if (!waits) throw conflict('forwarding.posted');
	await tx
		.updateTable('forwarding')
		.set({ letter_way: 'letter', letter_state: 'handed', letter_detail: input.detail ?? null })
		.where('id', '=', forwarding.id)
		.execute();
	const subject = { kind: 'appeal', id: appealId } as const;
	await journal(tx, { subject, actor, act: 'appeal.forward_posted', seenBy: 'staff', at: now(), data: { forwarding: forwarding.id } });
	await updateAppeal(tx, appealId, {});
}

async function trace(tx: Tx, actor: Actor, appealId: string, act: string, at: Temporal.Instant, data: Record<string, unknown>) {
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act, seenBy: 'applicant', at, data });
}
