import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { conflict, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { verdictInput } from '../../input.ts';
import { next, type AppealAct } from '../../rules.ts';
import { openFor, type LockedAppeal } from '../access.ts';
import { hasOpenParts, withMembers } from '../family.ts';
import { decisionsOf, disagreeUntil } from '../queries.ts';
import { tellTurn } from '../tell.ts';
import { updateAppeal } from '../update.ts';
import { reopenAppeal } from './reopen-appeal.ts';
import { lockRoot } from './merge-appeal.ts';

onConstraint('appeal_verdict__once_key', () => conflict('appeals.rated'));

export interface Rated {
	reopened: boolean;
}

/**
 * What the citizen says of the decision: solved, partly, not solved, a mark, and whether they disagree. Said once for
 * each decision, within the term; disagreement reopens the appeal with a term of its own, and the first due date stays.
 */
export async function rateDecision(tx: Tx, actor: Actor, id: string, input: z.output<typeof verdictInput>): Promise<Rated> {
	const root = await lockRoot(tx, id);
	const { appeal } = await openFor(tx, actor, id, 'speak_as_applicant', 'rate');
	// Of an appeal that went into another, the decision and the work are those of the root.
	const matter = root ?? appeal;
	if (next(matter.state, 'rate') === undefined) throw conflict('appeals.not_now', { state: matter.state });
	const decision = found((await decisionsOf(asReader(tx), id))[0]);
	const at = now();
	if (Temporal.PlainDate.compare(dayOf(at), await disagreeUntil(asReader(tx), decision.signed_at)) > 0) throw conflict('appeals.too_late');
	const reopened = input.disagrees;
	await tx
		.insertInto('appeal_verdict')
		.values({
			id: newId(),
			appeal_id: id,
			decision_id: decision.id,
			verdict: input.verdict,
			rating: input.rating ?? null,
			text: input.text ?? null,
			disagrees: input.disagrees,
			at
		})
		.execute();
	await updateAppeal(tx, id, { verdict: input.verdict, rating: input.rating ?? null });
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor,
		act: 'appeal.rated',
		seenBy: 'applicant',
		at,
		data: {
			verdict: input.verdict,
			rating: input.rating ?? null,
			disagrees: input.disagrees,
			...(input.text === undefined ? {} : { text: input.text })
		}
	});
	if (reopened) await reopen(tx, actor, matter, appeal, at);
	else if (input.verdict === 'solved' && matter === appeal) await move(tx, actor, appeal, 'close', at);
	return { reopened };
}

/** Reopens the matter because the applicant of `by`, itself or an appeal that went into it, disagrees. */
async function reopen(tx: Tx, actor: Actor, appeal: LockedAppeal, by: LockedAppeal, at: Temporal.Instant): Promise<void> {
	const dueOn = await reopenAppeal(tx, appeal, at);
	const data = { due: dueOn.toString(), by: by.id };
	await journal(tx, { subject: { kind: 'appeal', id: by.id }, actor, act: 'appeal.reopened', seenBy: 'applicant', at, data });
	if (by.id !== appeal.id)
		await journal(tx, {
			subject: { kind: 'appeal', id: appeal.id },
			actor,
			act: 'appeal.reopened_by_other',
			seenBy: 'applicant',
			at,
			data
		});
	await tellTurn(tx, by.id, 'reopened', dueOn);
	await tellReopenedByOther(
		tx,
		(await withMembers(tx, [appeal.id])).filter((id) => id !== by.id),
		dueOn
	);
}

/** Tells those who were given the same decision that the matter is open again, because another of them disagreed or complained. */
export async function tellReopenedByOther(tx: Tx, appealIds: readonly string[], dueOn: Temporal.PlainDate): Promise<void> {
	for (const id of appealIds) await tellTurn(tx, id, 'reopened_by_other', dueOn);
}

async function openParts(tx: Tx, id: string): Promise<boolean> {
	const [row] = await rows(tx, sql<{ open: boolean }>`SELECT ${hasOpenParts(sql`${id}::uuid`)} AS open`);
	return row?.open === true;
}

async function move(tx: Tx, actor: Actor, appeal: LockedAppeal, act: AppealAct, at: Temporal.Instant): Promise<void> {
	const to = next(appeal.state, act);
	if (to === undefined || (await openParts(tx, appeal.id))) return;
	await updateAppeal(tx, appeal.id, { state: to, closed_at: at });
	await journal(tx, {
		subject: { kind: 'appeal', id: appeal.id },
		actor,
		act: 'appeal.closed',
		seenBy: 'applicant',
		at,
		data: { by: 'applicant' }
	});
}
