import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journalAll } from '#platform/journal/index.ts';
import { membersOf } from '#modules/appeals/server/index.ts';
import type { OutcomeInput } from '../../input.ts';
import { needsRestored } from '../../rules.ts';
import { factsOf } from '../facts.ts';
import { openRights } from './lay-facts.ts';

/**
 * Says what came of the right that an appeal is about: with its decision, or later, or otherwise than before. What was
 * merged into the appeal about the same right, and has no outcome yet, has this one. Throws not_found, forbidden, conflict
 * `rights.no_case`, invalid `outcomeOn` for a day to come or before the appeal.
 */
export async function sayOutcome(tx: Tx, actor: Actor, appealId: string, input: OutcomeInput): Promise<void> {
	const appeal = await openRights(tx, actor, appealId);
	const facts = await factsOf(tx, appealId);
	if (facts === undefined) throw conflict('rights.no_case');
	const at = now();
	const on = Temporal.PlainDate.from(input.outcomeOn);
	if (Temporal.PlainDate.compare(on, dayOf(at)) > 0) throw invalid('outcomeOn', 'future');
	if (Temporal.PlainDate.compare(on, dayOf(appeal.receivedAt)) < 0) throw invalid('outcomeOn', 'rights.before');
	const restored = needsRestored(input.outcome) ? (input.restored ?? null) : null;
	const known = facts.outcomeOn?.equals(on) === true && facts.outcome === input.outcome && facts.restored === restored;
	if (known) return;
	const inside = await membersOf(tx, appealId);
	const said = await tx
		.updateTable('rights_case')
		.set({ outcome: input.outcome, outcome_on: on, restored, outcome_by: actorId(actor), outcome_at: at })
		.where('removed_at', 'is', null)
		.where((eb) =>
			eb.or([
				eb('appeal_id', '=', appealId),
				eb.and([
					eb('appeal_id', 'in', [appealId, ...inside.map((one) => one.id)]),
					eb('outcome', 'is', null),
					sql<boolean>`violated_right IS NOT DISTINCT FROM ${facts.violatedRight}`
				])
			])
		)
		.returning('appeal_id')
		.execute();
	const data = { outcome: input.outcome, on: on.toString(), before: facts.outcome };
	await journalAll(
		tx,
		said.map(({ appeal_id: id }) => ({
			subject: { kind: 'appeal', id } as const,
			actor,
			act: 'appeal.right_outcome',
			seenBy: 'applicant' as const,
			at,
			data: id === appealId ? data : { ...data, root: appealId }
		}))
	);
}
