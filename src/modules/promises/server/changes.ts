import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { PromisesWish } from './queries.ts';

export interface ChangedRow {
	promiseId: string;
	number: number;
	quote: string;
	language: string;
	territoryId: string;
	/** The act on its chain: published, corrected, judged, evidence_added, milestone_set. */
	act: string;
	at: Temporal.Instant;
}

const inPlace = (place: PromisesWish['place']) => {
	if (place === undefined) return sql`true`;
	if (place.level === 1) return sql`p.region_id = ${place.id}`;
	return sql`p.territory_id IN (SELECT t.id FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${place.id})`;
};

/** The latest public acts on promises since an instant, one for each promise and kind of act. */
export async function changedSince(db: Reader, from: Temporal.Instant, place: PromisesWish['place'], limit: number): Promise<ChangedRow[]> {
	return rows(
		db,
		sql<ChangedRow>`
			SELECT p.id AS "promiseId", p.number, p.quote, p.language, p.territory_id AS "territoryId", x.act, x.at FROM (
				SELECT promise_id, 'promise.judged' AS act, max(at) AS at FROM promise_verdict WHERE at >= ${from} GROUP BY 1
				UNION ALL SELECT promise_id, 'promise.evidence_added', max(added_at) FROM promise_evidence WHERE added_at >= ${from} GROUP BY 1
				UNION ALL SELECT m.promise_id, 'promise.milestone_set', max(a.issued_at) FROM promise_milestone m JOIN assignment a ON a.id = m.assignment_id
					WHERE a.issued_at >= ${from} GROUP BY 1
				UNION ALL SELECT id, 'promise.corrected', changed_at FROM promise WHERE publication = 'corrected' AND changed_at >= ${from}
			) x JOIN promise p ON p.id = x.promise_id WHERE ${inPlace(place)} ORDER BY x.at DESC, p.id LIMIT ${limit}`
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
			WHERE a.closed_at IS NULL AND a.state <> 'reported' AND a.due_on < ${today} AND ${inPlace(place)} ORDER BY a.due_on, a.id LIMIT ${limit}`
	);
}
