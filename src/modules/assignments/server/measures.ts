/** What is measured of units by what they owed. */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';
import { openOrigin } from './origin.ts';

/** SQL: somebody reported on the assignment with this id. */
const REPORTED = (id: ReturnType<typeof sql>) => sql`EXISTS (SELECT FROM assignment_report p WHERE p.assignment_id = ${id})`;
const LABEL = sql`left(a.text, 120)`;

/** Placed by when reports were judged: sent back, or accepted with the assignment. One verdict on several reports is one case. */
const returned: Measure = {
	code: 'reports_returned',
	about: 'assignment',
	cases: (days, at) => sql`SELECT j.id, a.unit_id, ${localDay(sql`j.at`)} AS day, j.met, a.id AS about_id, ${LABEL} AS label
		FROM (
			(SELECT DISTINCT ON (r.assignment_id, r.verdict_at) r.id, r.assignment_id, r.verdict_at AS at, true AS met FROM assignment_report r
				WHERE ${inDays(sql`r.verdict_at`, days)} AND r.verdict = 'returned' ORDER BY r.assignment_id, r.verdict_at, r.at, r.id)
			UNION ALL
			SELECT c.id, c.id, c.closed_at, false FROM assignment c
				WHERE ${inDays(sql`c.closed_at`, days)} AND c.state = 'accepted' AND ${REPORTED(sql`c.id`)}
		) j JOIN assignment a ON a.id = j.assignment_id
		WHERE j.at <= ${at}::timestamptz AND ${openOrigin()}`
};

/** Placed by the acceptance; what was closed without a report shows nothing of reports. */
const first: Measure = {
	code: 'assignments_first',
	about: 'assignment',
	cases: (
		days,
		at
	) => sql`SELECT a.id, a.unit_id, ${localDay(sql`a.closed_at`)} AS day, a.returns = 0 AS met, a.id AS about_id, ${LABEL} AS label
		FROM assignment a
		WHERE ${inDays(sql`a.closed_at`, days)} AND a.closed_at <= ${at}::timestamptz AND a.state = 'accepted' AND ${openOrigin()}
			AND ${REPORTED(sql`a.id`)}`
};

export const ASSIGNMENT_MEASURES: readonly Measure[] = [returned, first];
