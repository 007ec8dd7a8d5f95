/** The clocks of a forwarding: ours to forward in time, and the body's own by law. */
import { dropDeadline, dueFrom, loadCalendar, saveDeadline, termFor } from '#platform/calendar/index.ts';
import { deadline, registrationDay, type ComputedDeadline } from '#platform/calendar/rules.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { termRule } from '#modules/bodies/rules.ts';
import type { Body } from '#modules/bodies/server/index.ts';
import { considerStart, openAssignment, updateAppeal, type LockedAppeal } from '#modules/appeals/server/index.ts';
import { redoDueOn, resumed } from '#modules/appeals/rules.ts';
import { moveDueDate } from '#modules/assignments/server/index.ts';
import { SUBJECT } from './store.ts';

const SYSTEM = { kind: 'system', job: 'forwarding' } as const;

/**
 * Starts our three working days (Art. 65(1)): from the day of registration by the rule, or from the day on which the
 * appeal last came back from a body. Its breach stays to be seen: it is met by the signature, whenever that is.
 */
export async function startForwardTerm(tx: Tx, appeal: LockedAppeal, forwardingId: string, at: Temporal.Instant): Promise<void> {
	const db = asReader(tx);
	const [first, back] = await Promise.all([considerStart(db, appeal.id), cameBackOn(tx, appeal.id)]);
	const start = back !== undefined && Temporal.PlainDate.compare(back, first) > 0 ? back : first;
	const [calendar, term] = await Promise.all([loadCalendar(db), termFor(db, 'forward', start)]);
	await saveDeadline(tx, SUBJECT(forwardingId), deadline(calendar, start, term), at);
}

async function cameBackOn(tx: Tx, appealId: string): Promise<Temporal.PlainDate | undefined> {
	const row = await tx
		.selectFrom('forwarding')
		.select('ended_at')
		.where('appeal_id', '=', appealId)
		.where('state', 'in', ['answered', 'returned'])
		.orderBy('ended_at', 'desc')
		.executeTakeFirst();
	return row?.ended_at == null ? undefined : dayOf(row.ended_at);
}

/** The day on which a body is taken to register what is sent at an instant: its own working day decides (Art. 64(3)). */
export async function presumedStart(tx: Tx, body: Body, sentAt: Temporal.Instant): Promise<Temporal.PlainDate> {
	return registrationDay(await loadCalendar(tx), sentAt.toZonedDateTimeISO(ZONE), Temporal.PlainTime.from(body.dayEnds));
}

/** The body's term by law from day zero `start`: by its own rule, else by the kind of the appeal (Art. 76(1), 87, 99). */
export function bodyTerm(tx: Tx, body: Body, appealKind: string, start: Temporal.PlainDate): Promise<ComputedDeadline> {
	return dueFrom(tx, termRule(body.ruleId, appealKind), start);
}

/** Keeps the body's term; the appeal is watched by its day while it lies there. A rule that held before no longer runs. */
export async function watch(
	tx: Tx,
	appealId: string,
	forwarding: { id: string; rule_id: string | null },
	computed: ComputedDeadline,
	at: Temporal.Instant
): Promise<void> {
	if (forwarding.rule_id !== null && forwarding.rule_id !== computed.ruleId)
		await dropDeadline(tx, SUBJECT(forwarding.id), forwarding.rule_id, at);
	await saveDeadline(tx, SUBJECT(forwarding.id), computed, at);
	await tx.updateTable('forwarding').set({ rule_id: computed.ruleId, due_on: computed.dueOn }).where('id', '=', forwarding.id).execute();
	await updateAppeal(tx, appealId, { state: 'with_body', due_on: computed.dueOn });
	await moveWork(tx, appealId, computed.dueOn);
}

/**
 * Takes an appeal back from a body: the final decision is ours within our own term from today, but never earlier than
 * the date first given. Returns the new date.
 */
export async function takeBack(tx: Tx, appeal: LockedAppeal, at: Temporal.Instant): Promise<Temporal.PlainDate> {
	const today = dayOf(at);
	const [calendar, term] = await Promise.all([loadCalendar(tx), termFor(tx, 'after_body', today)]);
	const computed = deadline(calendar, today, term);
	await saveDeadline(tx, { kind: 'appeal', id: appeal.id }, computed, at);
	const dueOn = redoDueOn(computed.dueOn, appeal.firstDueOn);
	const assigned = (await openAssignment(tx, appeal.id)) !== undefined;
	await updateAppeal(tx, appeal.id, { state: resumed(assigned), due_on: dueOn });
	await moveWork(tx, appeal.id, dueOn);
	return dueOn;
}

async function moveWork(tx: Tx, appealId: string, dueOn: Temporal.PlainDate): Promise<void> {
	const assignmentId = await openAssignment(tx, appealId);
	if (assignmentId !== undefined) await moveDueDate(tx, SYSTEM, { assignmentId, dueOn, reason: 'forwarding' });
}
