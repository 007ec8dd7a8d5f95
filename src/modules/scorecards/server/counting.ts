/** Counts what the measures say of every unit with all below it, month by month, and keeps what each day's end knew. */
import { sql, type Database, type Tx } from '#platform/db/index.ts';
import { startOfDay } from '#platform/i18n/format.ts';
import type { Days, Measure } from '#platform/measures.ts';
import { monthsOf } from '#modules/statistics/rules.ts';
import { SOURCES } from './sources.ts';

type Write = Database['write'];

/** What the end of a day knows: everything before the next one. */
export const endOf = (day: Temporal.PlainDate): Temporal.Instant => startOfDay(day.add({ days: 1 }));

const lastOf = (month: Temporal.PlainDate) => month.with({ day: month.daysInMonth });

/** The months that are counted anew each night: this year's and the last one's. Older ones stay as they were last counted. */
export function windowOf(day: Temporal.PlainDate): Days {
	return { from: Temporal.PlainDate.from({ year: day.year - 1, month: 1, day: 1 }), to: lastOf(day) };
}

/**
 * Counts as the end of a day knows it. Months that ended since the last count are first counted as their own ends knew them, so
 * that each has the figures it closed with, and corrections show. A day before the last count is left as it is; the same day twice
 * is once.
 */
export async function countScorecards(write: Write, day: Temporal.PlainDate): Promise<void> {
	await write(async (tx) => {
		await sql`SET LOCAL statement_timeout = 0`.execute(tx);
		const state = await tx.selectFrom('scorecard_state').selectAll().forUpdate().executeTakeFirstOrThrow();
		const before = state.counted_on;
		if (before !== null && Temporal.PlainDate.compare(before, day) > 0) return;
		const window = windowOf(day);
		for (const month of monthsOf([window])) {
			const last = lastOf(month);
			const ended = Temporal.PlainDate.compare(last, day) < 0;
			if (ended && (before === null || Temporal.PlainDate.compare(before, last) < 0)) await count(tx, { from: month, to: last }, last);
		}
		await count(tx, window, day);
		await tx
			.updateTable('scorecard_state')
			.set({ counted_on: day, months_from: state.months_from ?? window.from })
			.execute();
	});
}

async function count(tx: Tx, days: Days, day: Temporal.PlainDate): Promise<void> {
	for (const measure of SOURCES) await countMeasure(tx, measure, days, day);
}

/** One pass over the cases, their sums up the tree, and only what differs from what was known is written. */
async function countMeasure(tx: Tx, { code, cases }: Measure, days: Days, day: Temporal.PlainDate): Promise<void> {
	await sql`
		WITH own AS MATERIALIZED (
			SELECT c.unit_id, date_trunc('month', c.day)::date AS month, (count(*) FILTER (WHERE c.met))::int AS n, count(*)::int AS total
			FROM (${cases(days, endOf(day))}) c GROUP BY 1, 2
		), counted AS (
			SELECT top.id AS unit_id, own.month, sum(own.n)::int AS n, sum(own.total)::int AS total
			FROM own JOIN unit u ON u.id = own.unit_id JOIN unit top ON top.path @> u.path GROUP BY 1, 2
		), changed AS (
			SELECT coalesce(c.month, k.month) AS month, coalesce(c.unit_id, k.unit_id) AS unit_id, coalesce(c.n, 0) AS n, coalesce(c.total, 0) AS total
			FROM counted c FULL JOIN (
				SELECT month, unit_id, n, total FROM scorecard_figure
				WHERE measure = ${code} AND until IS NULL AND month BETWEEN ${days.from}::date AND ${days.to}::date
			) k ON k.month = c.month AND k.unit_id = c.unit_id
			WHERE (coalesce(c.n, 0), coalesce(c.total, 0)) IS DISTINCT FROM (k.n, k.total)
		), ended AS (
			UPDATE scorecard_figure s SET until = ${day}::date FROM changed x
			WHERE s.measure = ${code} AND s.month = x.month AND s.unit_id = x.unit_id AND s.until IS NULL AND s.since < ${day}::date
		)
		INSERT INTO scorecard_figure (month, unit_id, measure, since, n, total)
		SELECT month, unit_id, ${code}, ${day}::date, n, total FROM changed
		ON CONFLICT (month, unit_id, measure, since) DO UPDATE SET n = excluded.n, total = excluded.total`.execute(tx);
}
