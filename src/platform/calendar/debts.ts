/**
 * What the rooms tell of what is owed now: one SELECT for each kind, all of one shape, so that one statement reads them
 * as one list. A room registers its kinds beside its reminders; the list asks nothing else of it.
 */
import type { RawBuilder } from 'kysely';
import type { Texts } from '../i18n/lang.ts';
import type { Role } from '../identity/actor.ts';

/** Whose clock runs: a term set by law, or the organisation's own standard. Of one day the law's goes first. */
export const CLOCKS = ['law', 'own'] as const;
export type Clock = (typeof CLOCKS)[number];

export interface DebtSource {
	clock: Clock;
	/**
	 * SELECT of what is open: `id`, `about` (what its page opens: an id or a number), `origin_kind` and `origin_id` (who may not know of that is
	 * not shown the debt: the list asks the room that owns it), `unit_id`, `person_id`, `due_on`, `first_due_on`, `state`,
	 * `name` (a number, no personal data), `text` (for the desk only: it may name people), `since` (timestamptz), `at`
	 * (timestamptz of what happens at an hour), `quiet` (nobody has done anything with it yet).
	 * Without ORDER BY, LIMIT or an aggregate: the list sets unit, person, date and limit from outside, and an index on
	 * (unit_id, due_on, id) serves them. A function of the day where it is the day that makes something owed, or no longer.
	 */
	select: RawBuilder<unknown> | ((today: Temporal.PlainDate) => RawBuilder<unknown>);
	/** Who of the very unit owes it when the row names nobody. */
	unnamed: readonly Role[];
	/** Stands in the person's own list only: those above may not open it, or have it by another row. */
	personal?: true;
	/** It waits for a judgement: by a date of its own, or undated (then `due_on` is the date of the work that is judged). */
	judgement?: 'dated' | 'undated';
	/** What is to be done, for each state of the row. */
	title: (state: string) => Texts;
	path: (about: string) => string;
}

const sources = new Map<string, DebtSource>();

/** Registers one kind of debt; called once when the server starts. */
export function onDebts(kind: string, source: DebtSource): void {
	sources.set(kind, source);
}

export function debtSources(): ReadonlyMap<string, DebtSource> {
	return sources;
}
