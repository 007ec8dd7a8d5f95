/** A row of a list of appeals, and where in a list its next page begins. */
import { sql } from '#platform/db/index.ts';
import type { AppealState } from '../rules.ts';

export interface QueueRow {
	id: string;
	number: string;
	title: string;
	state: AppealState;
	due_on: Temporal.PlainDate;
	received_at: Temporal.Instant;
	answered_at: Temporal.Instant | null;
	theme_id: string | null;
	territory_id: string | null;
	unit_id: string;
	executor_id: string | null;
	returns: number;
	reopens: number;
}

export interface QueuePage {
	rows: QueueRow[];
	/** Opens the next page; undefined on the last one. */
	next: string | undefined;
}

/** SQL: what a row takes of an appeal (alias `a`). */
export const QUEUE_COLUMNS = sql`a.id, a.number, a.title, a.state, a.due_on, a.received_at, a.answered_at, a.theme_id, a.territory_id, a.unit_id, a.executor_id, a.returns, a.reopens`;

/** `due`: what is due first comes first. `received`: the newest first. */
export type Order = 'due' | 'received';

/** The page out of what was found: one row more than `limit` says that there is another page. */
export function pageOf(found: readonly QueueRow[], order: Order, limit: number): QueuePage {
	const page = found.slice(0, limit);
	const last = page.at(-1);
	if (found.length <= limit || last === undefined) return { rows: page, next: undefined };
	return { rows: page, next: `${(order === 'due' ? last.due_on : last.received_at).toString()}_${last.id}` };
}

export interface Place {
	/** The last row's date or instant, as the order has it. */
	at: string;
	id: string;
}

const READ = { due: (text: string) => Temporal.PlainDate.from(text), received: (text: string) => Temporal.Instant.from(text) };

/** Reads a cursor out of an address; undefined for none, and for what cannot be one. */
export function placeOf(order: Order, cursor: string | undefined): Place | undefined {
	const [at, id] = cursor?.split('_') ?? [];
	if (at === undefined || id === undefined || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
	try {
		return { at: READ[order](at).toString(), id };
	} catch {
		return undefined;
	}
}

/** SQL: an appeal (alias `a`) comes after this place. */
export function after(order: Order, place: Place | undefined): ReturnType<typeof sql> {
	if (place === undefined) return sql`true`;
	return order === 'due'
		? sql`(a.due_on, a.id) > (${place.at}::date, ${place.id}::uuid)`
		: sql`(a.received_at, a.id) < (${place.at}::timestamptz, ${place.id}::uuid)`;
}
