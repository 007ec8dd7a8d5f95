import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf, formatDateTime, ZONE } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { openFor, updateAppeal, type AppealAction } from '#modules/appeals/server/index.ts';
import type { HoldHearing } from '../../input.ts';
import { protocolFault } from '../../rules.ts';
import { groundsFor } from '../grounds.ts';
import { earliestHearing, toldOn } from '../hearing-terms.ts';
import { hearingsOf, roundOf, type Hearing } from '../store.ts';
import { tell } from '../tell.ts';

/** The open hearing of an appeal that this actor may act on. Throws not_found, forbidden, conflict `procedure.not_called`. */
export async function openHearing(tx: Tx, actor: Actor, appealId: string, action: AppealAction): Promise<Hearing> {
	await openFor(tx, actor, appealId, action, 'hear');
	const row = (await hearingsOf(tx, appealId)).find((one) => one.state === 'called');
	if (row === undefined) throw conflict('procedure.not_called');
	return row;
}

/** Calls a hearing off with a reason, which the applicant reads. Throws as openHearing. */
export async function cancelHearing(tx: Tx, actor: Actor, appealId: string, input: { cancelReason: string }): Promise<void> {
	const row = await openHearing(tx, actor, appealId, 'hear');
	const at = now();
	const { cancelReason: reason } = input;
	await end(tx, actor, row.id, { state: 'cancelled', reason, ended_at: at });
	await updateAppeal(tx, appealId, {});
	const when = found(row.at);
	await journal(tx, {
		subject: { kind: 'appeal', id: appealId },
		actor,
		act: 'appeal.hearing_cancelled',
		seenBy: 'applicant',
		at,
		data: { at: when.toString(), reason }
	});
	await tell(tx, appealId, 'hearing_cancelled', (lang) => ({ when: formatDateTime(lang, when), reason }));
}

/**
 * The protocol of a hearing (Art. 74): where and when it was, who took part, what was explained. Who did not come may be
 * decided about only when the notice had reached them in time. Throws as openHearing, invalid `from`, `to`, and conflict
 * `procedure.not_told`.
 */
export async function holdHearing(tx: Tx, actor: Actor, appealId: string, input: HoldHearing): Promise<void> {
	const row = await openHearing(tx, actor, appealId, 'hear');
	const at = now();
	const planned = found(row.at);
	const on = (time: Temporal.PlainTime) => dayOf(planned).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
	const [from, to] = [on(input.from), on(input.to)];
	const fault = protocolFault(from, to, { at: planned, now: at, dayOf });
	if (fault !== undefined) throw invalid('to', fault);
	if (!input.attended && !(await wasTold(tx, row))) throw conflict('procedure.not_told');
	const { attended, participants, explanations } = input;
	await end(tx, actor, row.id, { state: 'held', held_from: from, held_to: to, attended, participants, explanations, ended_at: at });
	await updateAppeal(tx, appealId, {});
	const data = { at: from.toString(), attended, text: explanations };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.hearing_held', seenBy: 'applicant', at, data });
}

/** Whether the notice arrived the three working days before that the law asks for. */
async function wasTold(tx: Tx, row: Hearing): Promise<boolean> {
	const db = asReader(tx);
	const told = await toldOn(db, row);
	if (told === undefined) return false;
	return Temporal.PlainDate.compare((await earliestHearing(db, told)).dueOn, dayOf(found(row.at))) <= 0;
}

/**
 * The head says on which listed ground nobody is heard before this decision; the applicant reads it. Throws not_found,
 * forbidden, conflict `appeals.not_now`, `procedure.no_hearing`, invalid `ground`.
 */
export async function waiveHearing(tx: Tx, actor: Actor, appealId: string, input: { ground: string; waiveReason: string }): Promise<void> {
	const { appeal } = await openFor(tx, actor, appealId, 'sign', 'hear');
	const grounds = await groundsFor(tx, 'no_hearing', appeal.kind, dayOf(now()));
	if (grounds.some((ground) => ground.byItself)) throw conflict('procedure.no_hearing');
	if (!grounds.some((ground) => ground.id === input.ground)) throw invalid('ground', 'choice');
	await waive(tx, actor, appealId, input.ground, input.waiveReason);
}

/** Keeps that nobody is heard in this round, and why; what was called is called no more. */
export async function waive(tx: Tx, actor: Actor, appealId: string, ground: string, reason: string): Promise<void> {
	const at = now();
	const called = (await hearingsOf(tx, appealId)).find((row) => row.state === 'called');
	const round = await roundOf(asReader(tx), appealId);
	if (called !== undefined) await end(tx, actor, called.id, { state: 'waived', ground_id: ground, reason, ended_at: at });
	else {
		const row = { id: newId(), appeal_id: appealId, round, state: 'waived', called_at: at, ended_at: at };
		await tx
			.insertInto('hearing')
			.values({ ...row, ground_id: ground, reason, ended_by: actorId(actor) })
			.execute();
	}
	await updateAppeal(tx, appealId, {});
	const data = { ground, reason };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.hearing_waived', seenBy: 'applicant', at, data });
}

interface End {
	state: 'held' | 'waived' | 'cancelled';
	ended_at: Temporal.Instant;
	reason?: string;
	ground_id?: string;
	held_from?: Temporal.Instant;
	held_to?: Temporal.Instant;
	attended?: boolean;
	participants?: string;
	explanations?: string;
}

async function end(tx: Tx, actor: Actor, id: string, changes: End): Promise<void> {
	await tx
		.updateTable('hearing')
		.set({ ...changes, ended_by: actorId(actor) })
		.where('id', '=', id)
		.execute();
}
