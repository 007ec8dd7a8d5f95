import type { Tx } from '../db/index.ts';
import type { SeenBy } from '../journal/index.ts';

/** A deadline whose date a change of the calendar moved. Its row and its subject's journal are already written. */
export interface MovedDeadline {
	subjectId: string;
	ruleId: string;
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** The administrator's reason for the change of the calendar. */
	reason: string;
}

export interface MovedHandler {
	/** Who may read the journal row `<kind>.deadline_moved` on the subject. */
	seenBy: SeenBy;
	/** What else the move means: the subject's own due date, a letter. Runs in the transaction of the move. */
	handle: (tx: Tx, moves: readonly MovedDeadline[]) => Promise<void>;
}

const handlers = new Map<string, MovedHandler>();

/**
 * Registers what a moved deadline means for one kind of subject. Moves come in lists of up to a thousand, at most one
 * of each subject and rule: work on them set-wise, a new holiday may move a hundred thousand.
 */
export function onDeadlineMoved(subjectKind: string, seenBy: SeenBy, handle: MovedHandler['handle']): void {
	handlers.set(subjectKind, { seenBy, handle });
}

export function movedHandler(subjectKind: string): MovedHandler | undefined {
	return handlers.get(subjectKind);
}
