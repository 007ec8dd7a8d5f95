/** What is measured of units by their appeals. What came into another appeal is counted with that one, once. */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';
import { keptFromNobody } from './visible.ts';

const LABEL = sql`a.number || ' · ' || a.title`;

/**
 * Placed by the date first given. Met: the first decision came by that day, whatever became of it later (the other measures tell
 * that). What ended without a decision in time was owed to nobody any more.
 */
const onTime: Measure = {
	code: 'appeals_on_time',
	about: 'appeal',
	cases: (days, at) => {
		const answered = sql`coalesce(d.signed_at, a.answered_at)`;
		return sql`SELECT a.id, a.unit_id, a.first_due_on AS day, (${answered} <= ${at}::timestamptz AND ${localDay(answered)} <= a.first_due_on) IS TRUE AS met,
				a.id AS about_id, ${LABEL} AS label
			FROM appeal a LEFT JOIN decision d ON d.appeal_id = a.id AND d.ordinal = 1
			WHERE a.first_due_on BETWEEN ${days.from}::date AND ${days.to}::date AND a.state <> 'merged' AND NOT a.sensitive AND NOT a.conflicted
				AND a.first_due_on < ${localDay(sql`${at}::timestamptz`)}
				AND (${answered} IS NOT NULL OR a.closed_at IS NULL OR ${localDay(sql`a.closed_at`)} > a.first_due_on)`;
	}
};

/** Placed by when the applicant spoke of the decision; each who was given it speaks for themselves. */
const solved: Measure = {
	code: 'appeals_solved',
	about: 'appeal',
	cases: (
		days,
		at
	) => sql`SELECT v.id, a.unit_id, ${localDay(sql`v.at`)} AS day, v.verdict = 'solved' AS met, a.id AS about_id, ${LABEL} AS label
		FROM appeal_verdict v JOIN decision d ON d.id = v.decision_id JOIN appeal a ON a.id = d.appeal_id
		WHERE ${inDays(sql`v.at`, days)} AND v.at <= ${at}::timestamptz AND NOT a.sensitive AND NOT a.conflicted AND ${keptFromNobody(sql`v.appeal_id`)}`
};

export const APPEAL_MEASURES: readonly Measure[] = [onTime, solved];
