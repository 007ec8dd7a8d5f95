import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { messages } from '../messages/index.ts';
import { inPlace, type PromisesWish } from './queries.ts';

export interface ChangedRow {
	promiseId: string;
	number: number;
	quote: string;
	language: string;
	territoryId: string;
	/** The act on its chain, such as `promise.judged`. */
	act: string;
	at: Temporal.Instant;
}

const within = (place: PromisesWish['place']) => (place === undefined ? sql`true` : inPlace(place));

/** An act on a promise as people read it. */
export const actName = (lang: Lang, act: string) => messages[lang].acts[act] ?? assessMessages[lang].acts[act] ?? act;

/** Said of many at once, and of nobody's work: that a list was published, that somebody disputes. */
const NO_NEWS = ['promise.published', 'promise.disputed'];

/** The latest public acts on promises since an instant, one for each promise and kind of act; that they were published is none of them. */
export async function changedSince(db: Reader, from: Temporal.Instant, place: PromisesWish['place'], limit: number): Promise<ChangedRow[]> {
	return rows(
		db,
		sql<ChangedRow>`
			SELECT p.id AS "promiseId", p.number, p.quote, p.language, p.territory_id AS "territoryId", j.act, max(j.at) AS at
			FROM journal j JOIN promise p ON p.id = j.subject_id
			WHERE j.subject_kind = 'promise' AND j.seen_by = 'public' AND j.at >= ${from} AND j.act <> ALL(${NO_NEWS}::text[]) AND ${within(place)}
			GROUP BY p.id, j.act ORDER BY max(j.at) DESC, p.id LIMIT ${limit}`
	);
}

export interface OverdueRow {
	promiseId: string;
	text: string;
	dueOn: Temporal.PlainDate;
	territoryId: string;
	unitId: string;
}

/** Milestones whose day is over and of which nobody has reported, the longest overdue first. */
export async function overdueMilestones(
	db: Reader,
	today: Temporal.PlainDate,
	place: PromisesWish['place'],
	limit: number
): Promise<OverdueRow[]> {
	return rows(
		db,
		sql<OverdueRow>`
			SELECT p.id AS "promiseId", a.text, a.due_on AS "dueOn", p.territory_id AS "territoryId", a.unit_id AS "unitId"
			FROM promise_milestone m JOIN assignment a ON a.id = m.assignment_id JOIN promise p ON p.id = m.promise_id
			WHERE a.closed_at IS NULL AND a.subject_kind = 'promise' AND a.state <> 'reported' AND a.due_on < ${today} AND ${within(place)} ORDER BY a.due_on, a.id LIMIT ${limit}`
	);
}
