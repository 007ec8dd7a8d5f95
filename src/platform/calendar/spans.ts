/** Open deadlines by what they have in common: thousands share a day zero, a rule and a date, and are computed once. */
import { rows, sql, type Reader, type Tx } from '../db/index.ts';
import { deadline, type Calendar, type ComputedDeadline, type DayUnit } from './rules.ts';

export interface Span {
	subjectKind: string;
	ruleId: string;
	ruleVersion: number;
	calendarVersion: number;
	startsOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	n: number;
	unit: DayUnit;
	count: number;
}

const GROUPED = sql`
	SELECT d.subject_kind AS "subjectKind", d.rule_id AS "ruleId", d.rule_version AS "ruleVersion", d.calendar_version AS "calendarVersion",
		d.starts_on AS "startsOn", d.due_on AS "dueOn", r.days AS n, r.unit, count(*)::int AS count
	FROM deadline d JOIN deadline_rule r ON r.id = d.rule_id AND r.version = d.rule_version
	WHERE d.met_at IS NULL AND d.replaced_at IS NULL`;
const BY = sql`GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY d.due_on, d.starts_on, d.subject_kind, d.rule_id`;

/** Open spans that a day lies in: only these can move when that day changes (a property test holds this). */
export function spansOver(db: Reader | Tx, day: Temporal.PlainDate): Promise<Span[]> {
	return rows(db, sql<Span>`${GROUPED} AND d.due_on >= ${day} AND d.starts_on <= ${day} ${BY}`);
}

/** Open spans over a day that changed after they were computed. */
export function staleSpans(db: Reader | Tx): Promise<Span[]> {
	return rows(
		db,
		sql<Span>`${GROUPED} AND EXISTS (
			SELECT FROM calendar_change c WHERE c.version > d.calendar_version AND c.day BETWEEN d.starts_on AND d.due_on) ${BY}`
	);
}

export function computeSpan(calendar: Calendar, span: Span): ComputedDeadline {
	return deadline(calendar, span.startsOn, { ruleId: span.ruleId, ruleVersion: span.ruleVersion, n: span.n, unit: span.unit });
}
