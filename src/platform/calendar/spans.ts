/** Open deadlines by what they have in common: thousands share a day zero, a rule and a date, and are computed once. */
import { rows, sql, type Reader, type Tx } from '../db/index.ts';
import { deadline, type Calendar, type ComputedDeadline, type DayUnit, type Term } from './rules.ts';

interface SpanRow {
	subjectKind: string;
	ruleId: string;
	ruleVersion: number;
	calendarVersion: number;
	startsOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	count: number;
	nextVersion: number;
	n: number;
	unit: DayUnit;
}

export interface Span extends Omit<SpanRow, 'nextVersion' | 'n' | 'unit'> {
	/** The version of the rule to compute by: another than `ruleVersion` when the rule has changed. */
	next: Pick<Term, 'ruleVersion' | 'n' | 'unit'>;
}

const GROUPED = sql`
	SELECT d.subject_kind AS "subjectKind", d.rule_id AS "ruleId", d.rule_version AS "ruleVersion", d.calendar_version AS "calendarVersion",
		d.starts_on AS "startsOn", d.due_on AS "dueOn", count(*)::int AS count
	FROM deadline d WHERE d.met_at IS NULL AND d.replaced_at IS NULL`;
const BY = sql`GROUP BY 1, 2, 3, 4, 5, 6`;
const IN_ORDER = sql`ORDER BY s."dueOn", s."startsOn", s."subjectKind", s."ruleId"`;

/** Open spans that a day lies in: only these can move when that day changes (a property test holds this). */
export async function spansOver(db: Reader | Tx, day: Temporal.PlainDate): Promise<Span[]> {
	const found = await rows(
		db,
		sql<SpanRow>`
			SELECT s.*, r.version AS "nextVersion", r.days AS n, r.unit
			FROM (${GROUPED} AND d.due_on >= ${day} AND d.starts_on <= ${day} ${BY}) s
			JOIN deadline_rule r ON r.id = s."ruleId" AND r.version = s."ruleVersion" ${IN_ORDER}`
	);
	return found.map(toSpan);
}

/**
 * Open spans that must be computed again: a day in them changed after they were computed, or an administrator gave the
 * rule another version for their day zero. What ships with Jauap moves nothing by itself.
 */
export async function staleSpans(db: Reader | Tx): Promise<Span[]> {
	const found = await rows(
		db,
		sql<SpanRow>`
			SELECT s.*, coalesce(f.version, r.version) AS "nextVersion", coalesce(f.days, r.days) AS n, coalesce(f.unit, r.unit) AS unit
			FROM (${GROUPED} ${BY}) s
			JOIN deadline_rule r ON r.id = s."ruleId" AND r.version = s."ruleVersion"
			LEFT JOIN LATERAL (
				SELECT version, days, unit, added_at FROM deadline_rule i
				WHERE i.id = s."ruleId" AND i.valid_from <= s."startsOn" AND i.withdrawn_at IS NULL
				ORDER BY i.valid_from DESC, i.version DESC LIMIT 1
			) f ON f.version <> r.version AND (f.added_at IS NOT NULL OR r.withdrawn_at IS NOT NULL)
			WHERE f.version IS NOT NULL OR EXISTS (
				SELECT FROM calendar_change c WHERE c.version > s."calendarVersion" AND c.day BETWEEN s."startsOn" AND s."dueOn")
			${IN_ORDER}`
	);
	return found.map(toSpan);
}

function toSpan({ nextVersion, n, unit, ...span }: SpanRow): Span {
	return { ...span, next: { ruleVersion: nextVersion, n, unit } };
}

export function computeSpan(calendar: Calendar, { ruleId, startsOn, next }: Span): ComputedDeadline {
	return deadline(calendar, startsOn, { ruleId, ...next });
}
