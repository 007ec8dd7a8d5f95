import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { journalAll } from '#platform/journal/index.ts';
import { groundsFor, openFor, updateAppeal, type AppealAction } from '#modules/appeals/server/index.ts';
import type { HoldHearing } from '../../input.ts';
import { protocolFault } from '../../rules.ts';
import { wasTold } from '../hearing-terms.ts';
import { calledHearing, heardIn, roundOf, type Hearing } from '../store.ts';
import { callOff, end, tellOff } from './hear-together.ts';

/** The open hearing of an appeal that this actor may act on. Throws not_found, forbidden, conflict `procedure.not_called`. */
async function openHearing(tx: Tx, actor: Actor, appealId: string, action: AppealAction): Promise<Hearing> {
	await openFor(tx, actor, appealId, action, 'hear');
	const row = await calledHearing(tx, appealId);
	if (row === undefined) throw conflict('procedure.not_called');
	return row;
}

/** Calls a hearing off with a reason, which whoever was called reads. Throws as openHearing. */
export async function cancelHearing(tx: Tx, actor: Actor, appealId: string, input: { cancelReason: string }): Promise<void> {
	const row = await openHearing(tx, actor, appealId, 'hear');
	await updateAppeal(tx, appealId, {});
	await callOff(tx, actor, row, input.cancelReason);
}

/**
 * The protocol of a hearing (Art. 74): where and when it was, who took part, what was explained, who of those whose appeals
 * lie in this one came. Who did not come may be decided about only when the notice had reached them in time. Throws as
 * openHearing, invalid `from`, `to`, `came`, and conflict `procedure.not_told`.
 */
export async function holdHearing(tx: Tx, actor: Actor, appealId: string, input: HoldHearing): Promise<void> {
	const row = await openHearing(tx, actor, appealId, 'hear');
	const at = now();
	const planned = found(row.at);
	const on = (time: Temporal.PlainTime) => dayOf(planned).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
	const [from, to] = [on(input.from), on(input.to)];
	const fault = protocolFault(from, to, { at: planned, now: at, dayOf });
	if (fault !== undefined) throw invalid('to', fault);
	const { attended, participants, explanations, came } = input;
	const [, ...parties] = await heardIn(tx, row);
	if (!came.every((id) => parties.includes(id))) throw invalid('came', 'choice');
	if (!attended && row.position !== 'without' && !(await wasTold(asReader(tx), row))) throw conflict('procedure.not_told');
	await end(tx, actor, row.id, { state: 'held', held_from: from, held_to: to, attended, participants, explanations, ended_at: at });
	const present = sql<boolean>`appeal_id = ANY(${[...came]}::uuid[])`;
	await tx.updateTable('hearing_party').set({ attended: present }).where('hearing_id', '=', row.id).where('left_at', 'is', null).execute();
	await updateAppeal(tx, appealId, {});
	const act = { actor, act: 'appeal.hearing_held', seenBy: 'applicant' as const, at };
	const held = (id: string, data: object) => ({ ...act, subject: { kind: 'appeal' as const, id }, data: { at: from.toString(), ...data } });
	await journalAll(tx, [
		held(appealId, { attended, text: explanations }),
		...parties.map((id) => held(id, { attended: came.includes(id) }))
	]);
	for (const id of [appealId, ...parties]) await enqueue(tx, 'procedure.protocol', { hearingId: row.id, appealId: id });
}

/**
 * The head says on which listed ground nobody is heard before this decision; the applicant reads it, and whoever was called
 * is told that the hearing is off. Throws not_found, forbidden, conflict `appeals.not_now`, `procedure.no_hearing`, invalid
 * `ground`.
 */
export async function waiveHearing(tx: Tx, actor: Actor, appealId: string, input: { ground: string; waiveReason: string }): Promise<void> {
	const { appeal } = await openFor(tx, actor, appealId, 'sign', 'hear');
	const grounds = await groundsFor(tx, 'no_hearing', appeal.kind, dayOf(now()));
	if (grounds.some((ground) => ground.byItself)) throw conflict('procedure.no_hearing');
	if (!grounds.some((ground) => ground.id === input.ground)) throw invalid('ground', 'choice');
	const called = await waive(tx, actor, appealId, input.ground, input.waiveReason);
	if (called !== undefined) for (const id of await heardIn(tx, called)) await tellOff(tx, actor, id, called, input.waiveReason);
}

/** Keeps that nobody is heard in this round, and why; what was called is called no more. Returns that. */
export async function waive(tx: Tx, actor: Actor, appealId: string, ground: string, reason: string): Promise<Hearing | undefined> {
	const at = now();
	const called = await calledHearing(tx, appealId);
	const round = await roundOf(asReader(tx), appealId);
	if (called !== undefined) await end(tx, actor, called.id, { state: 'waived', ground_id: ground, reason, ended_at: at });
	else {
		const row = { id: newId(), appeal_id: appealId, round, state: 'waived', called_at: at, ended_at: at };
		await tx
			.insertInto('hearing')
			.values({ ...row, ground_id: ground, reason, ended_by: staffId(actor) })
			.execute();
	}
	await updateAppeal(tx, appealId, {});
	const act = { actor, act: 'appeal.hearing_waived', seenBy: 'applicant' as const, at, data: { ground, reason } };
	const ids = called === undefined ? [appealId] : await heardIn(tx, called);
	await journalAll(
		tx,
		ids.map((id) => ({ ...act, subject: { kind: 'appeal', id } }))
	);
	return called;
}
