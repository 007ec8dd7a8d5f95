/** What this room does after the commit and by the clock: it looks at each signed decision, and draws closed cases. */
import { onDeadlineMoved, type MovedDeadline } from '#platform/calendar/index.ts';
import { onReminder } from '#platform/calendar/reminders.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { enqueue, onSchedule, onTopic } from '#platform/jobs/index.ts';
import { onDecided } from '#modules/appeals/server/index.ts';
import { drawLastMonth, moveOn } from './draw-month.ts';
import { examineDecision } from './examine.ts';
import { registerQualityDebts } from './debts.ts';
import { recheckReminders } from './recheck-reminders.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerQualityJobs(): void {
	onDecided((tx, decisionId) => enqueue(tx, 'quality.examine', { decisionId }));
	onTopic<{ decisionId: string }>('quality.examine', async ({ decisionId }, { write }) => {
		await write((tx) => examineDecision(tx, decisionId));
	});
	onSchedule('quality.draw', '45 3 * * *', async (_, { reader, write }) => {
		await drawLastMonth(write);
		await moveOn(reader, write);
	});
	onDeadlineMoved('recheck', 'staff', moveTerms, lock);
	onReminder('recheck', recheckReminders);
	registerQualityDebts();
}

/** A changed calendar or rule moves the term of a re-check that is open. */
async function moveTerms(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	const [first] = moves;
	if (first === undefined) return;
	const ids = moves.map((move) => move.subjectId);
	await sql`UPDATE recheck SET due_on = ${first.to}::date
		WHERE id = ANY(${ids}::uuid[]) AND state IN ('waiting', 'taken') AND due_on = ${first.from}::date`.execute(tx);
}

/** The appeal first, as every command of this room locks. */
async function lock(tx: Tx, ids: readonly string[]): Promise<void> {
	await sql`SELECT FROM appeal WHERE id IN (SELECT appeal_id FROM recheck WHERE id = ANY(${[...ids]}::uuid[])) ORDER BY id FOR UPDATE`.execute(
		tx
	);
}
