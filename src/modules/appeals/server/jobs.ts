/** What this room does after the commit and by the clock. Each handler may run twice and does its work once. */
import {
	loadCalendar,
	onDeadlineMoved,
	onDeadlineSubjects,
	termFor,
	workingDaysBefore,
	type MovedDeadline
} from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onReminder } from '#platform/calendar/reminders.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { onFileAccess } from '#platform/files/index.ts';
import { dayOf, startOfDay } from '#platform/i18n/format.ts';
import { onSchedule, onTopic, type JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { log } from '#platform/log.ts';
import type { MailDone } from '#platform/mail/index.ts';
import { next, type AppealState } from '../rules.ts';
import { sendCodeLink, type CodeWish } from './commands/access-code.ts';
import { recordMailDelivery } from './commands/deliver-decision.ts';
import { recordBounce, type BouncedLetter } from './commands/record-bounce.ts';
import { tellWishes } from './commands/election-wish.ts';
import { journalElections } from './commands/election.ts';
import { sweepDrafts } from './commands/sweep-drafts.ts';
import { hasOpenParts, withRoots } from './family.ts';
import { mayReadAppealFile, mayReadDraftFile } from './files.ts';
import { noticeAll } from './notices.ts';
import { registerAppealDebts } from './debts.ts';
import { appealReminders } from './reminders.ts';
import { recordMailedNotice } from './tell.ts';
import { DECISION_RULES, FIRST_RULES } from './terms.ts';
import { updateAppeal } from './update.ts';
import { readable } from './visible.ts';

const SYSTEM = { kind: 'system', job: 'appeals' } as const;

/** Registers this room's handlers; called once when the server starts. */
export function registerAppealJobs(): void {
	onTopic<{ deliveryId: string } & MailDone>('appeals.delivered', async (done, { write }) => {
		await write((tx) => recordMailDelivery(tx, done.deliveryId, done.state, done.detail));
	});
	onTopic<{ noticeId: string } & MailDone>('appeals.noticed', async (done, { write }) => {
		await write((tx) => recordMailedNotice(tx, done.noticeId, done));
	});
	onTopic<BouncedLetter & MailDone>('appeals.bounced', async (letter, { write }) => {
		await write((tx) => recordBounce(tx, letter, letter.detail));
	});
	onSchedule('appeals.close', '10 2 * * *', async (_, { reader, write }) => {
		await closeSettled(reader, write);
	});
	onSchedule('appeals.election', '5 0 * * *', async (_, { reader, write }) => {
		await journalElections(reader, write);
	});
	// In the morning: nobody is written to at midnight.
	onSchedule('appeals.wishes', '15 9 * * *', async (_, { reader, write }) => {
		await tellWishes(reader, write);
	});
	onSchedule('appeals.figures', '*/10 * * * *', async (_, { write }) => {
		await write((tx) => sql`SELECT refresh_figures()`.execute(tx));
	});
	onSchedule('appeals.words', '40 2 * * *', async (_, { write }) => {
		await write((tx) => sql`SELECT refresh_words()`.execute(tx));
	});
	onSchedule('appeals.drafts', '50 2 * * *', async (_, { reader, write }) => {
		const removed = await sweepDrafts(reader, write);
		if (removed > 0) log.info({ removed }, 'drafts that nobody finished are gone');
	});
	onTopic<CodeWish>('appeals.code_asked', async (wish, { id, write }) => {
		await write((tx) => sendCodeLink(tx, id, wish));
	});
	onDeadlineMoved('appeal', 'applicant', moveDueDates, lock);
	onDeadlineSubjects('appeal', async (db, actor, everywhere) => {
		const may = await readable(db, actor);
		return sql`SELECT a.id, a.unit_id, a.number AS label FROM appeal a WHERE ${everywhere ? may.known : may.where}`;
	});
	onReminder('appeal', appealReminders);
	registerAppealDebts();
	onFileAccess('appeal', mayReadAppealFile);
	onFileAccess('draft', mayReadDraftFile);
}

/**
 * The calendar or a rule changed and moved terms: an open appeal that was due on the old day is due on the new one. The first
 * due date moves too, since the law's own count changed; an extended date was set by a decision and stays. The letters are
 * queued in the same transaction: who was moved is told, once.
 */
export async function moveDueDates(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	const [first] = moves;
	if (first?.ruleId === 'register') return moveRegistration(tx, moves, first.to);
	if (first === undefined || !DECISION_RULES.some((rule) => rule === first.ruleId)) return;
	const { from, to, ruleId } = first;
	// What a merged appeal was due by, its root is due by too.
	const ids = await withRoots(
		tx,
		moves.map((move) => move.subjectId)
	);
	const moved = await rows(
		tx,
		sql<{ id: string }>`
			UPDATE appeal SET due_on = CASE WHEN due_on = ${from}::date THEN ${to}::date ELSE due_on END,
				first_due_on = CASE WHEN first_due_on = ${from}::date AND ${FIRST_RULES.includes(ruleId)}::boolean THEN ${to}::date ELSE first_due_on END,
				version = version + 1, changed_at = ${now()}
			WHERE id = ANY(${ids}::uuid[]) AND ${from}::date IN (due_on, first_due_on)
			RETURNING id`
	);
	await noticeAll(
		tx,
		moved.map((row) => row.id),
		'moved',
		{ due: to }
	);
}

/** When it is to be registered, its office alone is concerned: the list of what is owed says so. */
async function moveRegistration(tx: Tx, moves: readonly MovedDeadline[], to: Temporal.PlainDate): Promise<void> {
	const ids = moves.map((move) => move.subjectId);
	await sql`UPDATE appeal SET register_by = ${to} WHERE id = ANY(${ids}::uuid[])`.execute(tx);
}

async function lock(tx: Tx, ids: readonly string[]): Promise<void> {
	await sql`SELECT FROM appeal WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx);
}

/** Closes what was answered and not disagreed with in the term. A few thousand at a time, each in its own transaction. */
export async function closeSettled(reader: Reader, write: JobContext['write']): Promise<number> {
	const today = dayOf(now());
	const [calendar, { n }] = await Promise.all([loadCalendar(reader), termFor(reader, 'disagree', today)]);
	const before = startOfDay(workingDaysBefore(calendar, today, n));
	const rows = await reader
		.selectFrom('appeal')
		.select('id')
		.where('state', '=', 'answered')
		.where('answered_at', '<', before)
		// The whole closes only when each of its questions has an outcome.
		.where((eb) => eb.not(hasOpenParts(sql`appeal.id`)))
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
