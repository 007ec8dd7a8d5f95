/** Assignments that were accepted, as a room looks back at them. */
import { rows, sql, type Reader } from '#platform/db/index.ts';

/** One that was accepted with a report. */
export interface Accepted {
	id: string;
	/** The subject that it came from. */
	originId: string;
	unitId: string;
	unitPath: string;
	issuerUnitId: string;
	issuerPath: string;
	/** Who had a hand in it: issued it, owed it, helped, reported or judged. */
	people: string[];
}

const ACCEPTED = sql`
	SELECT a.id, a.origin_id AS "originId", a.unit_id AS "unitId", u.path::text AS "unitPath", a.issuer_unit_id AS "issuerUnitId", i.path::text AS "issuerPath",
		ARRAY(SELECT DISTINCT hand::text FROM (
			VALUES (a.issuer_person_id), (a.person_id)
			UNION ALL SELECT h.person_id FROM assignment_helper h WHERE h.assignment_id = a.id
			UNION ALL SELECT unnest(ARRAY[r.person_id, r.verdict_by]) FROM assignment_report r WHERE r.assignment_id = a.id
		) hands (hand) WHERE hand IS NOT NULL) AS people
	FROM assignment a JOIN unit u ON u.id = a.unit_id JOIN unit i ON i.id = a.issuer_unit_id`;

/** Those from a kind of subject that were accepted from one instant up to another. By id. */
export async function acceptedBetween(db: Reader, kind: string, from: Temporal.Instant, to: Temporal.Instant): Promise<Accepted[]> {
	return rows(
		db,
		sql<Accepted>`${ACCEPTED} WHERE a.closed_at >= ${from} AND a.closed_at < ${to} AND a.state = 'accepted' AND a.origin_kind = ${kind}
			AND EXISTS (SELECT FROM assignment_report r WHERE r.assignment_id = a.id) ORDER BY a.id`
	);
}

/** One of them, by id. */
export async function acceptedPart(db: Reader, id: string): Promise<Accepted | undefined> {
	return (await rows(db, sql<Accepted>`${ACCEPTED} WHERE a.id = ${id} AND a.state = 'accepted'`))[0];
}

export interface PartReport {
	id: string;
	unitId: string;
	text: string;
}

/** The accepted reports of the parts directly below an assignment, those with evidence first. */
export async function reportsOfParts(db: Reader, parentId: string, limit: number): Promise<PartReport[]> {
	return rows(
		db,
		sql<PartReport>`
			SELECT r.id, a.unit_id AS "unitId", r.text FROM assignment a JOIN unit u ON u.id = a.unit_id JOIN assignment_report r ON r.assignment_id = a.id
			WHERE a.parent_id = ${parentId} AND a.state = 'accepted' AND r.verdict = 'accepted'
			ORDER BY EXISTS (SELECT FROM file f WHERE f.subject_kind = 'assignment_report' AND f.subject_id = r.id) DESC, u.path, r.at LIMIT ${limit}`
	);
}
