import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, notFound } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { decisionsOf, lockAppeal, reopenAppeal, updateAppeal, type LockedAppeal } from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import type { ReviewInput } from '../../input.ts';
import { mayReview } from '../policy.ts';
import { reviewOf, type ReviewRow } from '../queries.ts';
import { tellReturned } from '../tell.ts';

/** The review of a decision with its appeal, both held until the transaction ends: the appeal first, as everywhere. */
export async function lockReview(tx: Tx, decisionId: string): Promise<{ appeal: LockedAppeal; review: ReviewRow }> {
	const { appealId } = found(await reviewOf(tx, decisionId));
	const appeal = await lockAppeal(tx, appealId);
	return { appeal, review: found(await reviewOf(tx, decisionId)) };
}

/** Whether the case may go back for a real answer: it is decided, and by this decision. */
export async function mayReturn(tx: Tx, appeal: Pick<LockedAppeal, 'id' | 'state'>, decisionId: string): Promise<boolean> {
	if (next(appeal.state, 'reopen') === undefined) return false;
	return (await decisionsOf(asReader(tx), appeal.id))[0]?.id === decisionId;
}

/**
 * A reviewer says what the answer is: formal, fine, unclear, once; a formal one may go back for a real answer, and then
 * its applicant is told and the first due date stays. Throws not_found, conflict `quality.reviewed`, `quality.no_return`.
 */
export async function reviewDecision(tx: Tx, actor: Actor, decisionId: string, input: ReviewInput): Promise<void> {
	const { appeal, review } = await lockReview(tx, decisionId);
	if (!mayReview(actor, { ...review, guard: appeal.guard })) throw notFound();
	if (review.verdict !== null) throw conflict('quality.reviewed');
	const returned = input.after === 'return';
	if (returned && !(await mayReturn(tx, appeal, decisionId))) throw conflict('quality.no_return');
	const at = now();
	const { verdict, note } = input;
	await tx
		.updateTable('decision_review')
		.set({ verdict, note: note ?? null, reviewed_by: actorId(actor), reviewed_at: at, returned_at: returned ? at : null })
		.where('decision_id', '=', decisionId)
		.execute();
	await countSigns(tx, review, verdict);
	const data = { decision: decisionId, verdict, ...(note === undefined ? {} : { text: note }) };
	await journal(tx, { subject: { kind: 'appeal', id: appeal.id }, actor, act: 'appeal.reviewed', seenBy: 'staff', at, data });
	await updateAppeal(tx, appeal.id, verdict === 'formal' ? { formal: true } : {});
	if (returned) await giveBack(tx, actor, appeal, decisionId, at);
}

async function countSigns(tx: Tx, { findings }: ReviewRow, verdict: ReviewInput['verdict']): Promise<void> {
	const signs = findings.map(({ sign }) => sign);
	await sql`INSERT INTO sign_measure (sign, verdict, count) SELECT sign, ${verdict}, 1 FROM unnest(${signs}::text[]) AS sign ORDER BY sign
		ON CONFLICT (sign, verdict) DO UPDATE SET count = sign_measure.count + 1`.execute(tx);
}

async function giveBack(tx: Tx, actor: Actor, appeal: LockedAppeal, decisionId: string, at: Temporal.Instant): Promise<void> {
	const due = await reopenAppeal(tx, appeal, at);
	const data = { decision: decisionId, due: due.toString() };
	await journal(tx, { subject: { kind: 'appeal', id: appeal.id }, actor, act: 'appeal.returned_by_review', seenBy: 'applicant', at, data });
	const unit = await unitById(asReader(tx), appeal.unitId);
	await tellReturned(tx, appeal.id, (lang) => ({ due: formatDate(lang, due), unit: unit?.name[lang] ?? '' }));
}
