/** A filter as SQL: the same for the lists of appeals and for tables that count them, so that a number and its list agree. */
import { sql } from '#platform/db/index.ts';
import { startOfDay, ZONE } from '#platform/i18n/format.ts';
import { NONE, type CaseFilters, type Timing } from '../rules/filters.ts';
import { OPEN } from './open.ts';

type Condition = ReturnType<typeof sql<boolean>>;
type Column = ReturnType<typeof sql>;

/** Where the facts of one appeal stand: in the register, or in a table that counts it. */
export interface FilterColumns {
	unit: Column;
	theme: Column;
	territory: Column;
	kind: Column;
	channel: Column;
	outcome: Column;
	verdict: Column;
	receivedAt: Column;
	/** The day of the decision in the deployment's zone. */
	answeredOn: Column;
	firstDueOn: Column;
	dueOn: Column;
	open: Condition;
	extended: Condition;
	reopened: Condition;
	repeated: Condition;
	formal: Condition;
	recheck: Column;
	merged: Condition;
}

/** The register itself, alias `a`. */
export const OF_APPEAL: FilterColumns = {
	unit: sql`a.unit_id`,
	theme: sql`a.theme_id`,
	territory: sql`a.territory_id`,
	kind: sql`a.kind`,
	channel: sql`a.channel`,
	outcome: sql`a.outcome`,
	verdict: sql`a.verdict`,
	receivedAt: sql`a.received_at`,
	answeredOn: sql`(a.answered_at AT TIME ZONE ${sql.lit(ZONE)})::date`,
	firstDueOn: sql`a.first_due_on`,
	dueOn: sql`a.due_on`,
	open: sql<boolean>`${OPEN}`,
	extended: sql<boolean>`EXISTS (SELECT FROM appeal_extension e WHERE e.appeal_id = a.id)`,
	reopened: sql<boolean>`a.reopens > 0`,
	formal: sql<boolean>`a.formal`,
	recheck: sql`a.recheck`,
	merged: sql<boolean>`a.state = 'merged'`,
	// Kept appeals are left out: that one is a repeat must not tell of another that the reader may not know of.
	repeated: sql<boolean>`EXISTS (
		SELECT FROM appeal_applicant me
		JOIN appeal_applicant p ON p.appeal_id <> me.appeal_id AND (p.phone_index = me.phone_index OR p.email_index = me.email_index OR p.iin_index = me.iin_index)
		JOIN appeal b ON b.id = p.appeal_id
		WHERE me.appeal_id = a.id AND b.unit_id = a.unit_id AND b.theme_id IS NOT DISTINCT FROM a.theme_id
			AND b.received_at < a.received_at AND b.received_at >= a.received_at - interval '1 year' AND NOT b.sensitive AND NOT b.conflicted)`
};

/** How an appeal stands to its term on a day: exactly one of these is true. */
export function timingIs(timing: Timing, c: FilterColumns, today: Temporal.PlainDate | Column): Condition {
	const undecided = sql<boolean>`${c.answeredOn} IS NULL`;
	switch (timing) {
		case 'on_time':
			return sql<boolean>`${c.answeredOn} <= ${c.firstDueOn}`;
		case 'late':
			return sql<boolean>`${c.answeredOn} > ${c.firstDueOn}`;
		case 'waiting':
			return sql<boolean>`(${undecided} AND ${c.open} AND ${c.dueOn} >= ${today}::date)`;
		case 'overdue':
			return sql<boolean>`(${undecided} AND ${c.open} AND ${c.dueOn} < ${today}::date)`;
		case 'apart':
			return sql<boolean>`(${undecided} AND NOT (${c.open}))`;
	}
}

/** Open, and past the date first given. */
export function isPastFirst(c: FilterColumns, today: Temporal.PlainDate | Column): Condition {
	return sql<boolean>`(${c.answeredOn} IS NULL AND ${c.open} AND ${c.firstDueOn} < ${today}::date)`;
}

const equal = (column: Column, value: string): Condition =>
	value === NONE ? sql<boolean>`${column} IS NULL` : sql<boolean>`${column} = ${value}`;

function inUnit(column: Column, unitId: string, below: boolean): Condition {
	if (!below) return sql<boolean>`${column} = ${unitId}`;
	return sql<boolean>`${column} IN (SELECT u.id FROM unit u JOIN unit top ON u.path <@ top.path WHERE top.id = ${unitId})`;
}

function inPlace(column: Column, territoryId: string, exact: boolean): Condition {
	if (exact || territoryId === NONE) return equal(column, territoryId);
	return sql<boolean>`${column} IN (SELECT t.id FROM territory t JOIN territory root ON t.path <@ root.path WHERE root.id = ${territoryId})`;
}

/** An appeal fits all that is asked of it; state and executor apart, which only the register knows. */
export function fits(filters: CaseFilters, c: FilterColumns, today: Temporal.PlainDate | Column): Condition {
	const given = <T>(value: T | undefined, make: (value: T) => Condition) => (value === undefined ? [] : [make(value)]);
	const flag = (value: boolean | undefined, condition: Condition) => (value === true ? [condition] : []);
	const parts = [
		...given(filters.unitId, (id) => inUnit(c.unit, id, filters.below === true)),
		...given(filters.themeId, (id) => equal(c.theme, id)),
		...given(filters.territoryId, (id) => inPlace(c.territory, id, filters.exactPlace === true)),
		...given(filters.kind, (kind) => equal(c.kind, kind)),
		...given(filters.channel, (channel) => equal(c.channel, channel)),
		...given(filters.outcome, (outcome) => equal(c.outcome, outcome)),
		...given(filters.verdict, (verdict) => equal(c.verdict, verdict)),
		...given(filters.timing, (timing) => timingIs(timing, c, today)),
		...given(filters.from, (day) => sql<boolean>`${c.receivedAt} >= ${startOfDay(day)}::timestamptz`),
		...given(filters.to, (day) => sql<boolean>`${c.receivedAt} < ${startOfDay(day.add({ days: 1 }))}::timestamptz`),
		...given(filters.merged, (merged) => (merged ? c.merged : sql<boolean>`NOT (${c.merged})`)),
		...given(filters.dueFrom, (day) => sql<boolean>`${c.dueOn} >= ${day}::date`),
		...given(filters.dueTo, (day) => sql<boolean>`${c.dueOn} <= ${day}::date`),
		...flag(filters.openOnly, c.open),
		...flag(filters.decided, sql`${c.answeredOn} IS NOT NULL`),
		...flag(filters.extended, c.extended),
		...flag(filters.reopened, c.reopened),
		...flag(filters.repeated, c.repeated),
		...flag(filters.formal, c.formal),
		...given(filters.recheck, (found) => (found === 'done' ? sql<boolean>`${c.recheck} IS NOT NULL` : equal(c.recheck, found))),
		...flag(filters.pastFirst, isPastFirst(c, today))
	];
	return parts.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(parts, sql` AND `)}`;
}
