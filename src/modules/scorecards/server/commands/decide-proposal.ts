import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { DecisionInput } from '../../input.ts';
import { decidesOn, knowsOf } from '../access.ts';

interface Row {
	path: string;
	state: string;
	openedAt: Temporal.Instant;
}

/**
 * Somebody above the unit says that the open meeting was held, and when, or refuses it with the reason; once. Throws not_found,
 * forbidden, conflict `scorecards.decided`, invalid `heldOn` for a day before the proposal or still to come.
 */
export async function decideProposal(tx: Tx, actor: Actor, input: DecisionInput): Promise<void> {
	const [row] = await rows(
		tx,
		sql<Row>`SELECT u.path::text AS path, p.state, p.opened_at AS "openedAt" FROM scorecard_proposal p JOIN unit u ON u.id = p.unit_id
			WHERE p.id = ${input.id} FOR UPDATE OF p`
	);
	const { path, state, openedAt } = found(row);
	if (!knowsOf(actor, path)) throw notFound();
	if (!decidesOn(actor, path)) throw forbidden();
	if (state !== 'open') throw conflict('scorecards.decided');
	const at = now();
	const heldOn = input.outcome === 'held' ? input.heldOn : null;
	const possible = (day: Temporal.PlainDate) =>
		Temporal.PlainDate.compare(day, dayOf(openedAt)) >= 0 && Temporal.PlainDate.compare(day, dayOf(at)) <= 0;
	if (heldOn !== null && !possible(heldOn)) throw invalid('heldOn', 'scorecards.held_on');
	const reason = input.reason ?? null;
	await tx
		.updateTable('scorecard_proposal')
		.set({ state: input.outcome, held_on: heldOn, reason, decided_by: actorId(actor), decided_at: at })
		.where('id', '=', input.id)
		.execute();
	const data = { outcome: input.outcome, heldOn: heldOn?.toString() ?? null, reason };
	await journal(tx, { subject: { kind: 'scorecard', id: input.id }, actor, act: 'scorecard.decided', seenBy: 'staff', at, data });
}
