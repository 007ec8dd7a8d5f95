import { deadlinesOf, meetDeadline } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/db/index.ts';

/** Ends every computed term of an assignment that was done (or is no longer owed). */
export async function meetAssignment(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
	const subject = { kind: 'assignment', id } as const;
	for (const { ruleId, metAt } of await deadlinesOf(tx, subject)) if (metAt === null) await meetDeadline(tx, subject, ruleId, at);
}
