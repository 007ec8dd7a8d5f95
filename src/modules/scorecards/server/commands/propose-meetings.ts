/** Proposes open meetings on a head's report where a trigger says so. */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { countState } from '../figures.ts';
import { endedBy, hitBy, triggers, triggersOn, type Hit } from '../triggers.ts';

const SYSTEM: Actor = { kind: 'system', job: 'scorecards.propose' };

/**
 * Goes through the triggers that held on the last day of the latest period that was counted to its end. Once for each trigger, unit
 * and period; while one waits for a decision, no other of the same trigger and unit is opened. Returns how many were.
 */
export async function proposeMeetings(tx: Tx): Promise<number> {
	const state = await countState(tx);
	if (state === undefined) return 0;
	const list = await triggers(tx);
	let opened = 0;
	for (const size of new Set(list.map((one) => one.size))) {
		const period = endedBy(state.countedOn, size);
		for (const trigger of triggersOn(list, period.to).filter((one) => one.size === size))
			for (const hit of await hitBy(tx, trigger, period, state.countedOn)) opened += await propose(tx, trigger.id, period.text, hit);
	}
	return opened;
}

async function propose(tx: Tx, triggerId: string, period: string, { unit, periods }: Hit): Promise<number> {
	const at = now();
	const id = newId();
	const figures = periods.map((one) => ({ period: one.period.text, ...one.interval }));
	const { numInsertedOrUpdatedRows: made } = await tx
		.insertInto('scorecard_proposal')
		.values({ id, trigger_id: triggerId, unit_id: unit.id, period, figures: JSON.stringify(figures), opened_at: at, state: 'open' })
		.onConflict((oc) => oc.doNothing())
		.executeTakeFirstOrThrow();
	if (made !== 1n) return 0;
	const data = { trigger: triggerId, unit: unit.id, period };
	await journal(tx, { subject: { kind: 'scorecard', id }, actor: SYSTEM, act: 'scorecard.proposed', seenBy: 'staff', at, data });
	return 1;
}
