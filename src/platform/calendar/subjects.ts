/** What the rooms tell of the things that have deadlines: whose they are and what they are called. */
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/index.ts';
import type { Staff } from '../identity/actor.ts';

/**
 * SELECT of the subjects that the actor may know of: `id`, `unit_id`, `label` (a number, no personal data). `everywhere`:
 * whatever unit they belong to, for who keeps the rules of the whole organisation; what is hidden from them stays so.
 */
export type DeadlineSubjects = (db: Reader, actor: Staff, everywhere: boolean) => RawBuilder<unknown> | Promise<RawBuilder<unknown>>;

const kinds = new Map<string, DeadlineSubjects>();

/** Registers one kind of subject; called once when the server starts. */
export function onDeadlineSubjects(kind: string, subjects: DeadlineSubjects): void {
	kinds.set(kind, subjects);
}

export function deadlineSubjects(): ReadonlyMap<string, DeadlineSubjects> {
	return kinds;
}
