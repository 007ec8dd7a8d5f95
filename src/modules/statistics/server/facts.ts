/**
 * What is counted of an appeal, and the count that is kept (docs/decisions/0003). Kept are one narrow row for each appeal
 * and, for the whole organisation, sums by month and one property. Both are true as of a moment; what changed since is put
 * right when it is asked for, so that a number is as fresh as the list behind it.
 */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { isPastFirst, OF_APPEAL, timingIs, type FilterColumns } from '#modules/appeals/server/index.ts';
import { MEASURES, type Dimension, type Measure, type OpenDay } from '../rules.ts';

type Sql = ReturnType<typeof sql>;

/** A fact, alias `r`: of the kept table or read from the register. */
export const OF_FACT: FilterColumns = {
	unit: sql`r.unit_id`,
	theme: sql`r.theme_id`,
	territory: sql`r.territory_id`,
	kind: sql`r.kind`,
	channel: sql`r.channel`,
	outcome: sql`r.outcome`,
	verdict: sql`r.verdict`,
	receivedAt: sql`r.received_at`,
	answeredOn: sql`r.answered_on`,
	firstDueOn: sql`r.first_due_on`,
	dueOn: sql`r.due_on`,
	open: sql<boolean>`r.open`,
	extended: sql<boolean>`r.extended`,
	reopened: sql<boolean>`r.reopened`,
	repeated: sql<boolean>`r.repeated`
};

const NAMES = [
	...['appeal_id', 'version', 'unit_id', 'theme_id', 'territory_id', 'kind', 'channel', 'outcome', 'verdict', 'received_at', 'month'],
	...['first_due_on', 'due_on', 'answered_on', 'answered_days', 'open', 'extended', 'reopened', 'repeated', 'day']
];
const columns = (alias: string) => sql.raw(NAMES.map((name) => `${alias}.${name}`).join(', '));

/** The fact of an appeal as the register has it now (alias `a`). */
const live = (
	today: Temporal.PlainDate
) => sql`a.id AS appeal_id, a.version, a.unit_id, a.theme_id, a.territory_id, a.kind, a.channel, a.outcome, a.verdict, a.received_at,
	date_trunc('month', a.received_at AT TIME ZONE ${sql.lit(ZONE)})::date AS month, a.first_due_on, a.due_on,
	${OF_APPEAL.answeredOn} AS answered_on, a.answered_days, ${OF_APPEAL.open} AS open, ${OF_APPEAL.extended} AS extended, ${OF_APPEAL.reopened} AS reopened, ${OF_APPEAL.repeated} AS repeated, ${today}::date AS day`;

/** The property of a fact that a dimension groups by, as text; `none` where it has none, null where it is not asked of. */
export const KEY: Record<Dimension | OpenDay, Sql> = {
	unit: sql`r.unit_id::text`,
	theme: sql`coalesce(r.theme_id::text, 'none')`,
	territory: sql`coalesce(r.territory_id::text, 'none')`,
	kind: sql`r.kind`,
	channel: sql`r.channel`,
	outcome: sql`coalesce(r.outcome, 'none')`,
	month: sql`to_char(r.month, 'YYYY-MM')`,
	open_received: sql`CASE WHEN r.open THEN (r.received_at AT TIME ZONE ${sql.lit(ZONE)})::date::text END`,
	open_due: sql`CASE WHEN r.open THEN r.due_on::text END`
};

const COLUMN: Record<Measure, Sql> = {
	received: sql`received`,
	onTime: sql`on_time`,
	late: sql`late`,
	waiting: sql`waiting`,
	overdue: sql`overdue`,
	apart: sql`apart`,
	past: sql`past`,
	extended: sql`extended`,
	reopened: sql`reopened`,
	repeated: sql`repeated`,
	solved: sql`solved`,
	partly: sql`partly`,
	notSolved: sql`not_solved`,
	silent: sql`silent`
};
export const CELL_COLUMNS = sql.join(MEASURES.map((measure) => COLUMN[measure]));
/** Cells added up, under the names of the measures. */
export const CELL_SUMS = sql.join(MEASURES.map((measure) => sql`sum(${COLUMN[measure]})::int AS ${sql.ref(measure)}`));

/** The day on which a fact was held against its terms. */
export const DAY = sql`r.day`;

/** Facts added up by their sign, under the names of the measures. */
export function factSums() {
	const f = OF_FACT;
	const is: Record<Measure, Sql> = {
		received: sql`true`,
		onTime: timingIs('on_time', f, DAY),
		late: timingIs('late', f, DAY),
		waiting: timingIs('waiting', f, DAY),
		overdue: timingIs('overdue', f, DAY),
		apart: timingIs('apart', f, DAY),
		past: isPastFirst(f, DAY),
		extended: f.extended,
		reopened: f.reopened,
		repeated: f.repeated,
		solved: sql`r.verdict = 'solved'`,
		partly: sql`r.verdict = 'partly'`,
		notSolved: sql`r.verdict = 'not_solved'`,
		silent: sql`(r.answered_on IS NOT NULL AND r.verdict IS NULL)`
	};
	return sql.join(MEASURES.map((measure) => sql`coalesce(sum(r.sign) FILTER (WHERE ${is[measure]}), 0)::int AS ${sql.ref(measure)}`));
}

/** Up to where the kept count goes. */
interface State {
	changed_from: Temporal.Instant;
	counted_for: Temporal.PlainDate;
}

/**
 * SQL: the ids of appeals that may not be as they were counted. They changed since, or one of the same person did (it may be
 * a repeat now), or a day went by and an open one passed its term. More than these does no harm: what is counted twice is
 * taken away twice.
 */
function changedSince({ changed_from: from, counted_for: day }: State, today: Temporal.PlainDate): Sql {
	const since = sql`SELECT a.id FROM appeal a WHERE a.changed_at >= ${from}`;
	const samePerson = ['phone_index', 'email_index', 'iin_index'].map(
		(index) => sql`SELECT q.appeal_id FROM appeal_applicant p JOIN appeal_applicant q ON q.${sql.ref(index)} = p.${sql.ref(index)}
			WHERE p.appeal_id IN (${since})`
	);
	const changed = sql`${since} UNION ALL ${sql.join(samePerson, sql` UNION ALL `)}`;
	if (day.equals(today)) return changed;
	const passed = (due: Sql) =>
		sql`SELECT a.id FROM appeal a WHERE ${OF_APPEAL.open} AND ${due} >= ${day}::date AND ${due} < ${today}::date`;
	return sql`${changed} UNION ALL ${passed(sql`a.due_on`)} UNION ALL ${passed(sql`a.first_due_on`)}`;
}

/** SQL: the kept facts, each with the sign +1. */
export const KEPT = sql`SELECT 1 AS sign, ${columns('f')} FROM statistic_fact f`;

/**
 * SQL: what must be added to the kept count to make it true now, and true for one reader: less what was counted of
 * changed appeals, plus what they are now, less what the reader may not know of.
 */
export async function corrections(db: Reader, known: Sql, today: Temporal.PlainDate): Promise<Sql> {
	const state = await db.selectFrom('statistic_state').select(['changed_from', 'counted_for']).executeTakeFirstOrThrow();
	const changed = changedSince(state, today);
	return sql`SELECT -1 AS sign, ${columns('f')} FROM statistic_fact f WHERE f.appeal_id IN (${changed})
		UNION ALL SELECT 1, ${live(today)} FROM appeal a WHERE a.id IN (${changed})
		UNION ALL SELECT -1, ${live(today)} FROM appeal a WHERE (a.sensitive OR a.conflicted) AND NOT ${known}`;
}

// Longer than any act takes from reading the clock to its commit.
const OVERLAP = Temporal.Duration.from({ minutes: 5 });
const KEPT_DIMENSIONS = [
	...(['unit', 'theme', 'territory', 'kind', 'channel', 'outcome', 'open_received', 'open_due'] as const)
] satisfies readonly (Dimension | OpenDay)[];

/** Brings the kept count up to now. Safe to run twice and on two nodes: the second waits and finds little to do. */
export async function countChanged(tx: Tx): Promise<void> {
	const at = now();
	const state = await tx.selectFrom('statistic_state').select(['changed_from', 'counted_for']).forUpdate().executeTakeFirstOrThrow();
	await keep(tx, changedSince(state, dayOf(at)), dayOf(at));
	await countedUpTo(tx, at);
}

/**
 * Counts at most `most` appeals that are not kept as they are, whatever the clock said: the first time, after a restore,
 * after a load behind our back. Says how many it found.
 */
export async function countMissed(tx: Tx, most: number): Promise<number> {
	const today = dayOf(now());
	await tx.selectFrom('statistic_state').select('one').forUpdate().execute();
	const passed = (due: Sql) => sql`(f.open AND ${due} >= f.day AND ${due} < ${today}::date)`;
	return keep(
		tx,
		sql`SELECT a.id FROM appeal a LEFT JOIN statistic_fact f ON f.appeal_id = a.id
			WHERE f.version IS DISTINCT FROM a.version OR ${passed(sql`f.due_on`)} OR ${passed(sql`f.first_due_on`)} LIMIT ${most}`,
		today
	);
}

/** Whether nothing was ever counted. */
export async function isUncounted(db: Reader): Promise<boolean> {
	const { counted_for: day } = await db.selectFrom('statistic_state').select('counted_for').executeTakeFirstOrThrow();
	return day.year === 1970;
}

/** The kept count holds all that was changed before `at`. */
export async function countedUpTo(tx: Tx, at: Temporal.Instant): Promise<void> {
	await tx
		.updateTable('statistic_state')
		.set({ changed_from: at.subtract(OVERLAP), counted_for: dayOf(at) })
		.execute();
}

/** One statement, so that sums and facts are of one and the same moment; a decree's day moves a hundred thousand: it has its time. */
async function keep(tx: Tx, changed: Sql, today: Temporal.PlainDate): Promise<number> {
	await sql`SET LOCAL statement_timeout = 0`.execute(tx);
	const keys = sql.join(KEPT_DIMENSIONS.map((dimension) => sql`(${sql.lit(dimension)}, ${KEY[dimension]})`));
	const added = sql.join(MEASURES.map((m) => sql`${COLUMN[m]} = statistic_cell.${COLUMN[m]} + excluded.${COLUMN[m]}`));
	const renewed = sql.raw(
		NAMES.slice(1)
			.map((name) => `${name} = excluded.${name}`)
			.join(', ')
	);
	const [kept] = await rows(
		tx,
		sql<{ n: number }>`
		WITH live AS MATERIALIZED (SELECT ${live(today)} FROM appeal a WHERE a.id IN (${changed})),
		signed AS (
			SELECT -1 AS sign, ${columns('f')} FROM statistic_fact f WHERE f.appeal_id IN (SELECT appeal_id FROM live)
			UNION ALL SELECT 1, ${columns('l')} FROM live l
		),
		cells AS (
			INSERT INTO statistic_cell (month, dimension, key, days, ${CELL_COLUMNS})
			SELECT * FROM (
				SELECT r.month, d.dimension, d.key, coalesce(r.answered_days, -1) AS days, ${factSums()}
				FROM signed r CROSS JOIN LATERAL (VALUES ${keys}) d (dimension, key)
				WHERE d.key IS NOT NULL GROUP BY 1, 2, 3, 4
			) x WHERE (${sql.join(MEASURES.map((m) => sql`x.${sql.ref(m)}`))}) IS DISTINCT FROM (${sql.join(MEASURES.map(() => sql.lit(0)))})
			ON CONFLICT (dimension, month, key, days) DO UPDATE SET ${added}
		),
		facts AS (
			INSERT INTO statistic_fact (${sql.raw(NAMES.join(', '))}) SELECT ${columns('l')} FROM live l
			ON CONFLICT (appeal_id) DO UPDATE SET ${renewed}
		)
		SELECT count(*)::int AS n FROM live`
	);
	return kept?.n ?? 0;
}

/** Forgets cells that came to nothing. */
export async function sweepCells(tx: Tx): Promise<void> {
	await sql`DELETE FROM statistic_cell WHERE received = 0`.execute(tx);
}
