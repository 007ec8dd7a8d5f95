/** What the rooms tell of the things that have deadlines: whose they are and what they are called. */
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/index.ts';
import type { Staff } from '../identity/actor.ts';

export interface DeadlineSubjects {
	/** SELECT of every one: `id`, `unit_id`, `label` (a number or a short title, no personal data). */
	all: RawBuilder<unknown>;
	/** The same of those that this actor may know of. */
	seenBy: (db: Reader, actor: Staff) => Promise<RawBuilder<unknown>>;
}

const kinds = new Map<string, DeadlineSubjects>();

/** Registers one kind of subject; called once when the server starts. */
export function onDeadlineSubjects(kind: string, subjects: DeadlineSubjects): void {
	kinds.set(kind, subjects);
}

export function deadlineSubjects(): ReadonlyMap<string, DeadlineSubjects> {
	return kinds;
}
