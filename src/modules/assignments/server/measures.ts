/** What is measured of units by what they owed. */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';
import { openOrigin } from './origin.ts';

const LABEL = sql`left(a.text, 120)`;

/** Placed by when the report was judged. One verdict on several reports is one case. */
const returned: Measure = {
	code: 'reports_returned',
	about: 'assignment',
	cases: (days, at) => sql`SELECT DISTINCT ON (r.assignment_id, r.verdict_at) r.id, a.unit_id, ${localDay(sql`r.verdict_at`)} AS day,
			r.verdict = 'returned' AS met, a.id AS about_id, ${LABEL} AS label
		FROM assignment_report r JOIN assignment a ON a.id = r.assignment_id
		WHERE ${inDays(sql`r.verdict_at`, days)} AND r.verdict_at <= ${at}::timestamptz AND ${openOrigin()}
		ORDER BY r.assignment_id, r.verdict_at, r.at, r.id`
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
			AND EXISTS (SELECT FROM assignment_report r WHERE r.assignment_id = a.id)`
};

export const ASSIGNMENT_MEASURES: readonly Measure[] = [returned, first];
