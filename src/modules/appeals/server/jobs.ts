/** What this room does after the commit and by the clock. Each handler may run twice and does its work once. */
import { loadCalendar, onDeadlineMoved, termFor, workingDaysBefore, type MovedDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { onSchedule, onTopic, type JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { MailDone } from '#platform/mail/index.ts';
import { next, type AppealState } from '../rules.ts';
import { recordMailDelivery } from './commands/deliver-decision.ts';
import { notice } from './notices.ts';
import { DECISION_RULES } from './terms.ts';
import { updateAppeal } from './update.ts';

const SYSTEM = { kind: 'system', job: 'appeals' } as const;

/** Registers this room's handlers; called once when the server starts. */
export function registerAppealJobs(): void {
	onTopic<{ deliveryId: string } & MailDone>('appeals.delivered', async (done, { write }) => {
		await write((tx) => recordMailDelivery(tx, done.deliveryId, done.state, done.detail));
	});
	onSchedule('appeals.close', '10 2 * * *', async (_, { reader, write }) => {
		await closeSettled(reader, write);
	});
	onSchedule('appeals.figures', '*/10 * * * *', async (_, { write }) => {
		await write((tx) => sql`SELECT refresh_figures()`.execute(tx));
	});
	onDeadlineMoved('appeal', 'applicant', moveDueDates);
}

/**
 * The calendar changed and moved terms: an open appeal that was due on the old day is due on the new one. The first
 * due date moves too, since the law's own count changed; an extended date was set by a decision and stays.
 */
export async function moveDueDates(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	for (const move of moves.filter((m) => DECISION_RULES.some((rule) => rule === m.ruleId))) {
		const row = await tx
			.selectFrom('appeal')
			.select(['due_on', 'first_due_on'])
			.where('id', '=', move.subjectId)
			.forUpdate()
			.executeTakeFirst();
		if (row === undefined) continue;
		const due = row.due_on.equals(move.from) ? { due_on: move.to } : {};
		const first = row.first_due_on.equals(move.from) && move.ruleId !== 'redo' ? { first_due_on: move.to } : {};
		if (Object.keys({ ...due, ...first }).length === 0) continue;
		await updateAppeal(tx, move.subjectId, { ...due, ...first });
		if ('due_on' in due) await notice(tx, move.subjectId, 'moved', { due: move.to });
	}
}

/** Closes what was answered and not disagreed with in the term. A few thousand at a time, each in its own transaction. */
export async function closeSettled(reader: Reader, write: JobContext['write']): Promise<number> {
	const today = dayOf(now());
	const [calendar, { n }] = await Promise.all([loadCalendar(reader), termFor(reader, 'disagree', today)]);
	const before = workingDaysBefore(calendar, today, n).toZonedDateTime(ZONE).toInstant();
	const rows = await reader
		.selectFrom('appeal')
		.select('id')
		.where('state', '=', 'answered')
		.where('answered_at', '<', before)
		.limit(5_000)
		.execute();
	for (const { id } of rows) await write((tx) => closeOne(tx, id));
	return rows.length;
}

async function closeOne(tx: Tx, id: string): Promise<void> {
	const row = await tx.selectFrom('appeal').select('state').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
	const to = next(row.state as AppealState, 'close');
	if (to === undefined) return;
	await updateAppeal(tx, id, { state: to, closed_at: now() });
	await journal(tx, { subject: { kind: 'appeal', id }, actor: SYSTEM, act: 'appeal.closed', seenBy: 'applicant', data: { by: 'term' } });
}
