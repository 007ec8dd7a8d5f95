import type { z } from 'zod';
import { loadCalendar, saveDeadline, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { conflict, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { issueAssignment } from '#modules/assignments/server/index.ts';
import type { verdictInput } from '../../input.ts';
import { next, redoDueOn, type AppealAct } from '../../rules.ts';
import { openFor, type LockedAppeal } from '../access.ts';
import { notice } from '../notices.ts';
import { disagreeUntil } from '../queries.ts';
import { updateAppeal } from '../update.ts';

onConstraint('appeal_verdict__once_key', () => conflict('appeals.rated'));

export interface Rated {
	reopened: boolean;
}

/**
 * What the citizen says of the decision: solved, partly, not solved, a mark, and whether they disagree. Said once for
 * each decision, within the term; disagreement reopens the appeal with a term of its own, and the first due date stays.
 */
export async function rateDecision(tx: Tx, actor: Actor, id: string, input: z.output<typeof verdictInput>): Promise<Rated> {
	const { appeal } = await openFor(tx, actor, id, 'speak_as_applicant', 'rate');
	const decision = found(
		await tx.selectFrom('decision').select(['id', 'signed_at']).where('appeal_id', '=', id).orderBy('ordinal', 'desc').executeTakeFirst()
	);
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
	if (reopened) await reopen(tx, actor, appeal, at);
	else if (input.verdict === 'solved') await move(tx, actor, appeal, 'close', at);
	return { reopened };
}

async function reopen(tx: Tx, actor: Actor, appeal: LockedAppeal, at: Temporal.Instant): Promise<void> {
	const to = next(appeal.state, 'reopen');
	if (to === undefined) throw conflict('appeals.not_now', { state: appeal.state });
	const db = asReader(tx);
	const today = dayOf(at);
	const [calendar, term] = await Promise.all([loadCalendar(db), termFor(db, 'redo', today)]);
	const redo = deadline(calendar, today, term);
	await saveDeadline(tx, { kind: 'appeal', id: appeal.id }, redo, at);
	const dueOn = redoDueOn(redo.dueOn, appeal.firstDueOn);
	const { reopens } = await tx.selectFrom('appeal').select('reopens').where('id', '=', appeal.id).executeTakeFirstOrThrow();
	await updateAppeal(tx, appeal.id, {
		state: to,
		due_on: dueOn,
		reopens: reopens + 1,
		answered_at: null,
		answered_days: null,
		outcome: null,
		closed_at: null
	});
	await issueAssignment(
		tx,
		{ kind: 'system', job: 'appeals.reopen' },
		{
			subject: { kind: 'appeal', id: appeal.id },
			text: appeal.number,
			unitId: appeal.unitId,
			...(appeal.executorId === null ? {} : { personId: appeal.executorId }),
			dueOn,
			issuerUnitId: appeal.unitId
		}
	);
	await journal(tx, {
		subject: { kind: 'appeal', id: appeal.id },
		actor,
		act: 'appeal.reopened',
		seenBy: 'applicant',
		at,
		data: { due: dueOn.toString() }
	});
	await notice(tx, appeal.id, 'reopened', { due: dueOn });
}

async function move(tx: Tx, actor: Actor, appeal: LockedAppeal, act: AppealAct, at: Temporal.Instant): Promise<void> {
	const to = next(appeal.state, act);
	if (to === undefined) return;
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
