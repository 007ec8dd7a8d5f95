import { meetDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, found, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { lockAppeal, lookToCall, updateAppeal, type LockedAppeal } from '#modules/appeals/server/index.ts';
import type { RecheckInput } from '../../input.ts';
import { fieldsOf, resultOf } from '../../rules/rubric.ts';
import { redraw } from '../draw-month.ts';
import { isReviewer } from '../policy.ts';
import { recheckById, type RecheckRow } from '../recheck-queries.ts';
import { rubricOn } from '../recheck-rules.ts';

export interface OpenedRecheck {
	appeal: LockedAppeal;
	recheck: RecheckRow;
}

/** A re-check with its appeal, both held until the transaction ends. Throws not_found. */
export async function lockRecheck(tx: Tx, id: string): Promise<OpenedRecheck> {
	const { appealId } = found(await recheckById(tx, id));
	const appeal = await lockAppeal(tx, appealId);
	return { appeal, recheck: found(await recheckById(tx, id)) };
}

/** Opens a re-check for whoever it was given to. Throws not_found, conflict `quality.recheck_over`, `quality.declined`. */
async function openMine(tx: Tx, actor: Actor, id: string): Promise<OpenedRecheck & { actor: Staff }> {
	const { appeal, recheck } = await lockRecheck(tx, id);
	if (actor.kind !== 'staff') throw notFound();
	if (!isReviewer(actor, { ...recheck, guard: appeal.guard })) {
		if (await declinedBy(tx, id, actor.personId)) throw conflict('quality.declined');
		throw notFound();
	}
	if (recheck.state === 'done') throw conflict('quality.recheck_over');
	return { appeal, recheck, actor };
}

async function declinedBy(tx: Tx, id: string, personId: string): Promise<boolean> {
	const query = tx.selectFrom('recheck_decline').select('at').where('recheck_id', '=', id).where('person_id', '=', personId);
	return (await query.executeTakeFirst()) !== undefined;
}

/** The reviewer says that they do it. Taken twice, it is taken once. Throws as openMine. */
export async function takeRecheck(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { recheck } = await openMine(tx, actor, id);
	if (recheck.state === 'taken') return;
	const at = now();
	await tx.updateTable('recheck').set({ state: 'taken', taken_at: at }).where('id', '=', id).execute();
	await journal(tx, { subject: { kind: 'recheck', id }, actor, act: 'recheck.taken', seenBy: 'staff', at });
}

/** The reviewer does not do it, and says why (a conflict of interest): it is drawn to somebody else. Throws as openMine. */
export async function declineRecheck(tx: Tx, actor: Actor, id: string, input: { reason: string }): Promise<void> {
	const opened = await openMine(tx, actor, id);
	const at = now();
	await tx.insertInto('recheck_decline').values({ recheck_id: id, person_id: opened.actor.personId, reason: input.reason, at }).execute();
	await journal(tx, { subject: { kind: 'recheck', id }, actor, act: 'recheck.declined', seenBy: 'staff', at });
	await redraw(tx, id);
}

/** How to reach the applicant, for the reviewer who asks whether the matter is solved; the look is journalled. Throws as openMine. */
export async function lookForRecheck(tx: Tx, actor: Actor, id: string) {
	const opened = await openMine(tx, actor, id);
	return lookToCall(tx, opened.actor, opened.appeal.id);
}

/**
 * The filled rubric: an answer to each of its questions. Said once. Throws as openMine, invalid for a question without an
 * answer, for a "no" without a word, and when nothing applies.
 */
export async function submitRecheck(tx: Tx, actor: Actor, id: string, input: RecheckInput): Promise<void> {
	const { appeal } = await openMine(tx, actor, id);
	const at = now();
	const answers = (await rubricOn(tx, dayOf(at))).map(({ id: criterion, decisive }) => {
		const given = input.answers.find((one) => one.criterion === criterion);
		if (given === undefined) throw invalid(fieldsOf(criterion).answer, 'quality.answer');
		if (given.answer === 'no' && given.comment === undefined) throw invalid(fieldsOf(criterion).comment, 'quality.comment');
		return { ...given, decisive };
	});
	const outcome = resultOf(answers);
	if (outcome === undefined) throw invalid('', 'quality.nothing_applies');
	await tx
		.insertInto('recheck_answer')
		.values(
			answers.map(({ criterion, answer, comment }) => ({ recheck_id: id, criterion_id: criterion, answer, comment: comment ?? null }))
		)
		.execute();
	await tx
		.updateTable('recheck')
		.set({ state: 'done', ended_at: at, ...outcome, called: input.called, said: input.said ?? null })
		.where('id', '=', id)
		.execute();
	await meetDeadline(tx, { kind: 'recheck', id }, 'recheck', at);
	await journal(tx, { subject: { kind: 'recheck', id }, actor, act: 'recheck.done', seenBy: 'staff', at, data: { ...outcome } });
	const data = { recheck: id, ...outcome };
	await journal(tx, { subject: { kind: 'appeal', id: appeal.id }, actor, act: 'appeal.rechecked', seenBy: 'staff', at, data });
	await updateAppeal(tx, appeal.id, { recheck: outcome.result });
}
