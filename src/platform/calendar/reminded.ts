/** That somebody was reminded is remembered in the transaction of the letters: of two nodes the second sends none. */
import { now } from '../clock.ts';
import type { Tx } from '../db/index.ts';

interface Reminded {
	kind: string;
	id: string;
	/** The day of what is reminded of: moved to another day, it is reminded of anew. */
	dueOn: Temporal.PlainDate;
	step: string;
}

/** Remembers one reminder of one thing; false when it was sent before. */
export async function claimReminder(tx: Tx, { kind, id, dueOn, step }: Reminded): Promise<boolean> {
	const fresh = await tx
		.insertInto('reminder')
		.values({ subject_kind: kind, subject_id: id, due_on: dueOn, step, sent_at: now() })
		.onConflict((c) => c.doNothing())
		.returning('step')
		.execute();
	return fresh.length > 0;
}
