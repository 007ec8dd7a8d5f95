/** Triggers, kept by date by an administrator of the root. */
import { now } from '#platform/clock.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { EndTriggerInput, TriggerInput } from '../../input.ts';
import { methodOn } from '../method.ts';

/** Adds a trigger from a day to come. Throws forbidden, invalid `indicator`, `validFrom`. */
export async function addTrigger(tx: Tx, actor: Actor, input: TriggerInput): Promise<string> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	const { indicator = null, kind = null, size, periods, threshold, validFrom, source, reason } = input;
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'scorecards.to_come');
	const method = await methodOn(asReader(tx), validFrom);
	if (indicator !== null && !method.some(({ code }) => code === indicator)) throw invalid('indicator', 'choice');
	const id = newId();
	const values = { indicator, kind, size, periods, threshold, source, reason };
	await tx
		.insertInto('scorecard_trigger')
		.values({ id, ...values, valid_from: validFrom, added_at: at, added_by: actorId(actor) })
		.execute();
	const data = { ...values, from: validFrom.toString() };
	await journal(tx, { subject: { kind: 'scorecard', id }, actor, act: 'scorecard.trigger_added', seenBy: 'staff', at, data });
	return id;
}

/** Ends a trigger after its last day. Throws forbidden, not_found, invalid `validTo`, conflict `scorecards.retired`. */
export async function endTrigger(tx: Tx, actor: Actor, { id, validTo }: EndTriggerInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	const row = found(
		await tx.selectFrom('scorecard_trigger').select(['valid_from', 'valid_to']).where('id', '=', id).forUpdate().executeTakeFirst()
	);
	if (row.valid_to !== null) throw conflict('scorecards.retired');
	const first = [dayOf(at), row.valid_from].toSorted((a, b) => Temporal.PlainDate.compare(b, a))[0] ?? row.valid_from;
	if (Temporal.PlainDate.compare(validTo, first) < 0) throw invalid('validTo', 'scorecards.past');
	await tx.updateTable('scorecard_trigger').set({ valid_to: validTo }).where('id', '=', id).execute();
	const data = { to: validTo.toString() };
	await journal(tx, { subject: { kind: 'scorecard', id }, actor, act: 'scorecard.trigger_ended', seenBy: 'staff', at, data });
}
