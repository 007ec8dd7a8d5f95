/** What this room does by the clock: it draws what was accepted, and moves looks on. */
import { onDeadlineMoved, type MovedDeadline } from '#platform/calendar/index.ts';
import { onReminder } from '#platform/calendar/reminders.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { onSchedule } from '#platform/jobs/index.ts';
import { onEvidence } from '#modules/assignments/server/index.ts';
import { registerControlDebts } from './debts.ts';
import { drawLastMonth, moveOn } from './draw-month.ts';
import { lookReminders } from './reminders.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerControlJobs(): void {
	onSchedule('control.draw', '50 3 * * *', async (_, { reader, write }) => {
		await drawLastMonth(write);
		await moveOn(reader, write);
	});
	onDeadlineMoved('control_look', 'staff', moveTerms);
	onReminder('control_look', lookReminders);
	onEvidence(looksAt);
	registerControlDebts();
}

/** The evidence of a part, and of the parts directly below it, is opened to whoever looks at it. */
async function looksAt(db: Reader, actor: Staff, assignmentId: string): Promise<boolean> {
	const found = await rows(
		db,
		sql`SELECT FROM control_look l WHERE l.looker_id = ${actor.personId}
			AND l.assignment_id IN (SELECT unnest(ARRAY[a.id, a.parent_id]) FROM assignment a WHERE a.id = ${assignmentId})`
	);
	return found.length > 0;
}

/** A changed calendar or rule moves the term of a look that waits. */
async function moveTerms(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	const [first] = moves;
	if (first === undefined) return;
	const ids = moves.map((move) => move.subjectId);
	await sql`UPDATE control_look SET due_on = ${first.to}::date
		WHERE id = ANY(${ids}::uuid[]) AND state = 'waiting' AND due_on = ${first.from}::date`.execute(tx);
}
