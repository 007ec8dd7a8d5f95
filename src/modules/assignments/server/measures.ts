/**
 * What is measured of units by what they owed. What a room judges by a rule of its own (directives), that room measures, with the same
 * builders: no case is in both.
 */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';
import { openOrigin } from './origin.ts';
import { judgedInRooms } from './standing.ts';

type Sql = ReturnType<typeof sql>;
type Cases = Measure['cases'];

/** SQL: somebody reported on the assignment with this id. */
const REPORTED = (id: Sql) => sql`EXISTS (SELECT FROM assignment_report p WHERE p.assignment_id = ${id})`;
const LABEL = sql`left(a.text, 120)`;
/** SQL over an assignment `a`: no room judges it by a rule of its own. */
const own = () => sql`a.origin_kind <> ALL(${judgedInRooms()}::text[])`;
/** A literal, so that an index on what came from this kind serves. */
const from = (kind: string) => sql`a.origin_kind = ${sql.lit(kind)}`;

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
		WHERE j.at <= ${at}::timestamptz AND ${openOrigin()} AND ${own()}`
};

/** Placed by the acceptance; what was closed without a report shows nothing of reports. */
const firstTry =
	(which: () => Sql): Cases =>
	(days, at) => sql`SELECT a.id, a.unit_id, ${localDay(sql`a.closed_at`)} AS day, a.returns = 0 AS met, a.id AS about_id, ${LABEL} AS label
		FROM assignment a
		WHERE ${inDays(sql`a.closed_at`, days)} AND a.closed_at <= ${at}::timestamptz AND a.state = 'accepted' AND ${openOrigin()}
			AND ${REPORTED(sql`a.id`)} AND ${which()}`;

/** The cases of assignments from a kind of subject that were accepted: met by those that were never sent back. */
export const acceptedAtFirst = (kind: string): Cases => firstTry(() => from(kind));

/**
 * The cases of obligatory assignments from a kind of subject, placed by the date first given: an extension hides nothing. Met as
 * `lateness` judges: by the report that stands, not sent back, and not of somebody who had the work before. What was cancelled by its
 * day was owed to nobody any more.
 */
export const reportedOnTime =
	(kind: string): Cases =>
	(days, at) => {
		const inTime = (instant: Sql) => sql`${instant} <= ${at}::timestamptz AND ${localDay(instant)} <= a.first_due_on`;
		return sql`SELECT a.id, a.unit_id, a.first_due_on AS day, ((a.state = 'accepted' AND ${inTime(sql`a.closed_at`)}) IS TRUE
				OR EXISTS (SELECT FROM assignment_report r WHERE r.assignment_id = a.id AND ${inTime(sql`r.at`)}
					AND (r.verdict IS DISTINCT FROM 'returned' OR r.verdict_at > ${at}::timestamptz)
					AND NOT EXISTS (SELECT FROM journal j WHERE j.subject_kind = 'assignment' AND j.subject_id = a.id
						AND j.act = 'assignment.reassigned' AND j.at > r.at AND j.at <= ${at}::timestamptz))) AS met,
				a.id AS about_id, ${LABEL} AS label
			FROM assignment a
			WHERE a.first_due_on BETWEEN ${days.from}::date AND ${days.to}::date AND ${from(kind)} AND a.obligatory AND ${openOrigin()}
				AND a.first_due_on < ${localDay(sql`${at}::timestamptz`)}
				AND (a.closed_at IS NULL OR a.state = 'accepted' OR ${localDay(sql`a.closed_at`)} > a.first_due_on)`;
	};

export const ASSIGNMENT_MEASURES: readonly Measure[] = [returned, { code: 'assignments_first', about: 'assignment', cases: firstTry(own) }];
