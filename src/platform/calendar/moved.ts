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

type Handle = (tx: Tx, moves: readonly MovedDeadline[]) => Promise<void>;
type Lock = (tx: Tx, subjectIds: readonly string[]) => Promise<void>;

export interface MovedHandler {
	seenBy: SeenBy;
	handle: Handle;
	lock: Lock;
}

const handlers = new Map<string, MovedHandler>();

/**
 * Registers what a moved deadline means for one kind of subject: `seenBy` may read the journal row
 * `<kind>.deadline_moved`; `handle` runs in the transaction of the move. Moves come in lists of up to a thousand, all of
 * one rule and between the same two dates: work on them set-wise, a new holiday may move a hundred thousand. A
 * subject's own due date follows only where it still equals `from`: it may have been extended since.
 * `lock` holds the subjects, in the order of their ids, before their deadlines are touched: the order in which the
 * room's own commands lock, so that neither waits for the other for ever.
 */
export function onDeadlineMoved(subjectKind: string, seenBy: SeenBy, handle: Handle, lock: Lock = () => Promise.resolve()): void {
	handlers.set(subjectKind, { seenBy, handle, lock });
}

export function movedHandler(subjectKind: string): MovedHandler | undefined {
	return handlers.get(subjectKind);
}
