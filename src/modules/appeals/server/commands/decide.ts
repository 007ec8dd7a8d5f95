import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { decisionDraftInput, decisionInput, returnInput } from '../../input.ts';
import { returnReport } from '#modules/assignments/server/index.ts';
import { openFor, type LockedAppeal } from '../access.ts';
import { groundsFor } from '../grounds.ts';
import { openAssignment, updateAppeal } from '../update.ts';

type DecisionDraft = z.output<typeof decisionDraftInput>;

/** Saves the draft of the decision, whole or not. Kept as often as the executor likes; nobody outside sees it. Returns when. */
export async function draftDecision(tx: Tx, actor: Actor, id: string, input: DecisionDraft): Promise<Temporal.Instant> {
	const { appeal } = await openFor(tx, actor, id, 'decide', 'draft');
	return saveDraft(tx, actor, appeal, input);
}

/** Sends the draft to the head. */
export async function submitDecision(tx: Tx, actor: Actor, id: string, input: z.output<typeof decisionInput>): Promise<void> {
	const { appeal, to } = await openFor(tx, actor, id, 'decide', 'submit');
	await saveDraft(tx, actor, appeal, input);
	const at = now();
	await tx.updateTable('decision_draft').set({ submitted_at: at, return_reason: null }).where('appeal_id', '=', id).execute();
	await updateAppeal(tx, id, { state: to });
	await journal(tx, { subject: { kind: 'appeal', id }, actor, act: 'appeal.decision_submitted', seenBy: 'applicant', at, data: {} });
}

/** The head sends the draft back with a reason. */
export async function returnDecision(tx: Tx, actor: Actor, id: string, input: z.output<typeof returnInput>): Promise<void> {
	const { appeal, to } = await openFor(tx, actor, id, 'sign', 'return');
	const at = now();
	const draft = await tx
		.updateTable('decision_draft')
		.set({ submitted_at: null, return_reason: input.reason })
		.where('appeal_id', '=', id)
		.returning('appeal_id')
		.executeTakeFirst();
	if (draft === undefined) throw conflict('appeals.no_draft');
	const { returns } = await tx.selectFrom('appeal').select('returns').where('id', '=', appeal.id).executeTakeFirstOrThrow();
	await updateAppeal(tx, id, { state: to, returns: returns + 1 });
	await returnWork(tx, id, input.reason);
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor,
		act: 'appeal.decision_returned',
		seenBy: 'staff',
		at,
		data: { reason: input.reason }
	});
}

/** The report under the returned decision is returned with it; whether the head may was decided here, by the appeal's policy. */
async function returnWork(tx: Tx, appealId: string, reason: string): Promise<void> {
	const assignmentId = await openAssignment(tx, appealId, 'reported');
	if (assignmentId !== undefined) await returnReport(tx, { kind: 'system', job: 'appeals.return' }, { assignmentId, reason });
}

async function saveDraft(tx: Tx, actor: Actor, { id, kind }: LockedAppeal, input: DecisionDraft): Promise<Temporal.Instant> {
	const at = now().round('millisecond');
	if (input.groundId !== undefined) {
		const known = await groundsFor(tx, 'stop', kind, dayOf(at));
		if (!known.some((ground) => ground.id === input.groundId)) throw invalid('groundId', 'ground');
	}
	const draft = {
		outcome: input.outcome ?? null,
		ground_id: input.outcome === 'stopped' ? (input.groundId ?? null) : null,
		language: input.language,
		text: input.text,
		drafted_by: actorId(actor),
		changed_at: at
	};
	await tx
		.insertInto('decision_draft')
		.values({ appeal_id: id, ...draft })
		.onConflict((oc) => oc.column('appeal_id').doUpdateSet(draft))
		.execute();
	return at;
}
