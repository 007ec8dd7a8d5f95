/**
 * For tests: what the figures must say, counted anew from the journal by queries that share nothing with those of the rooms. One row of the
 * journal is one thing that happened. From plain tables comes what no act tells: the tree of units and since when each is there, who was
 * invited to an event and who held it, who gave an assignment, and to which day a norm holds.
 */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import type { Share } from '../rules/interval.ts';
import { endOf } from './counting.ts';
import { figuresOf } from './figures.ts';

type Sql = ReturnType<typeof sql>;

/** "unit month measure" -> "n/of". */
export type Counted = Map<string, string>;

/** Which months (their first days), as the end of which day knew them. */
export interface Known {
	months: readonly Temporal.PlainDate[];
	asOf: Temporal.PlainDate;
}

const zoned = (instant: Sql) => sql`(${instant} AT TIME ZONE ${sql.lit(ZONE)})::date`;

/** Every act; and of each appeal, what it went into and what of all this is kept from somebody, as it is today. */
const STANDING = sql`every AS MATERIALIZED (
		SELECT subject_id AS id, seq, act, at, ${zoned(sql`at`)} AS day, data::jsonb AS data FROM journal
	), went AS (
		SELECT id, root, at FROM (
			SELECT DISTINCT ON (id) id, act, (data->>'root')::uuid AS root, at FROM every
			WHERE act IN ('appeal.merged', 'appeal.joined', 'appeal.unmerged', 'appeal.withdrawn') ORDER BY id, seq DESC
		) last WHERE act IN ('appeal.merged', 'appeal.joined')
	), above AS (
		SELECT id, root, at FROM went UNION ALL SELECT above.id, went.root, above.at FROM above JOIN went ON went.id = above.root
	), kept AS (
		SELECT id FROM (
			SELECT DISTINCT ON (id, data->>'person') id, act FROM every
			WHERE act IN ('appeal.restricted', 'appeal.unrestricted', 'appeal.against_named', 'appeal.against_removed')
			ORDER BY id, data->>'person', seq DESC
		) last WHERE act IN ('appeal.restricted', 'appeal.against_named')
	)`;

/** Each appeal that is kept from nobody: where it lies, and the first date given to it (`due`) or to what went into it. */
const APPEALS = sql`alone AS (
		SELECT id, ((array_agg(data->>'unit' ORDER BY seq DESC) FILTER (WHERE data ? 'unit'))[1])::uuid AS unit_id,
			((array_agg(data->>'due' ORDER BY seq DESC) FILTER (WHERE data ? 'due'))[1])::date AS due
		FROM every WHERE act IN ('appeal.received', 'appeal.registered', 'appeal.assigned', 'appeal.moved_up', 'appeal.passed_up') GROUP BY id
	), a AS (
		SELECT id, unit_id, least(due, (SELECT min(part.due) FROM above JOIN alone part USING (id) WHERE above.root = alone.id)) AS due
		FROM alone WHERE id NOT IN (SELECT id FROM kept UNION ALL SELECT above.id FROM above JOIN kept ON kept.id = above.root)
	)`;

/** Each assignment, those on what is kept from somebody left out: who owes it, the first date, whether it came from a directive. */
const ASSIGNMENTS = sql`given AS (
		SELECT id, (data->>'parent')::uuid AS whole, data->'subject'->>'kind' AS kind, (data->'subject'->>'id')::uuid AS origin,
			data->>'unit' AS unit, (data->>'due')::date AS due, (data->>'obligatory')::boolean AS obligatory
		FROM every WHERE act = 'assignment.issued'
	), came AS (
		SELECT id, kind, origin FROM given WHERE whole IS NULL
		UNION ALL SELECT given.id, came.kind, came.origin FROM given JOIN came ON came.id = given.whole
	), s AS (
		SELECT id, due, obligatory, came.kind IS NOT DISTINCT FROM 'directive' AS directed, coalesce(moved.unit, given.unit)::uuid AS unit_id
		FROM given JOIN came USING (id) LEFT JOIN (
			SELECT DISTINCT ON (id) id, data->'to'->>'unit' AS unit FROM every WHERE act = 'assignment.reassigned' ORDER BY id, seq DESC
		) moved USING (id)
		WHERE came.kind IS DISTINCT FROM 'appeal' OR came.origin IN (SELECT id FROM a)
	)`;

/** What had happened by an instant: `j`; and the events that were held by then, `held`. */
const happened = (until: Temporal.Instant) => sql`j AS MATERIALIZED (SELECT * FROM every WHERE at <= ${until}), today AS (
		SELECT ${zoned(sql`${until}::timestamptz`)} AS day
	), held AS (
		SELECT e.id, host_unit_id AS unit_id, e.kind, e.day FROM (
			SELECT id, max(data->>'kind') AS kind,
				(array_agg(${zoned(sql`(data->>'starts')::timestamptz`)} ORDER BY seq DESC) FILTER (WHERE data ? 'starts'))[1] AS day
			FROM j WHERE act IN ('event.planned', 'event.moved', 'event.closed') GROUP BY id HAVING bool_or(act = 'event.closed')
		) e JOIN event USING (id)
	)`;

/** Rows (unit_id, day, met) of one measure. */
const FACTS: Record<string, Sql> = {
	appeals_on_time: sql`SELECT unit_id, due AS day, (decided <= due) IS TRUE AS met
		FROM a LEFT JOIN (
			SELECT id, min(day) FILTER (WHERE act = 'appeal.decided') AS decided,
				min(day) FILTER (WHERE act IN ('appeal.withdrawn', 'appeal.closed')) AS ended
			FROM j GROUP BY id
		) first USING (id)
		WHERE id NOT IN (SELECT id FROM went) AND due < (SELECT day FROM today) AND (decided IS NOT NULL OR ended IS NULL OR ended > due)`,
	// Of what had gone into another appeal by then, the decision was that one's.
	appeals_solved: sql`SELECT root.unit_id, said.day, said.data->>'verdict' = 'solved' AS met
		FROM j said JOIN a own USING (id)
		LEFT JOIN above ON above.id = said.id AND above.at <= said.at AND above.root NOT IN (SELECT id FROM went)
		JOIN a root ON root.id = coalesce(above.root, said.id) WHERE said.act = 'appeal.rated'`,
	reports_returned: sql`SELECT unit_id, day, act = 'assignment.returned' AS met FROM j JOIN s USING (id)
		WHERE NOT directed AND (act = 'assignment.returned'
			OR (act = 'assignment.accepted' AND id IN (SELECT id FROM j WHERE act = 'assignment.reported')))`,
	assignments_first: acceptedAtFirst(sql`NOT directed`),
	directives_first: acceptedAtFirst(sql`directed`),
	// The report that counts is later than the last return, and than the last change of hands.
	directives_on_time: sql`SELECT unit_id, due AS day, (max(seq) FILTER (WHERE act = 'assignment.reported' AND day <= due)
				> coalesce(max(seq) FILTER (WHERE act IN ('assignment.returned', 'assignment.reassigned')), 0)) IS TRUE AS met
		FROM s JOIN j USING (id) WHERE directed AND obligatory AND due < (SELECT day FROM today)
		GROUP BY id, unit_id, due HAVING count(*) FILTER (WHERE act = 'assignment.cancelled' AND day <= due) = 0`,
	acceptances_confirmed: sql`SELECT issuer_unit_id AS unit_id, day, act = 'assignment.look_confirmed' AS met
		FROM j JOIN assignment USING (id) WHERE act IN ('assignment.look_confirmed', 'assignment.look_unconfirmed')`,
	answers_formal: sql`SELECT unit_id, day,
			data->>'decision' IN (SELECT data->>'decision' FROM j WHERE act = 'appeal.reviewed' AND data->>'verdict' = 'formal') AS met
		FROM j JOIN a USING (id) WHERE act = 'appeal.decided'`,
	rechecks_sound: sql`SELECT unit_id, day, data->>'result' = 'sound' AS met FROM j JOIN a USING (id) WHERE act = 'appeal.rechecked'`,
	attendance: sql`SELECT i.unit_id, held.day, EXISTS (
			SELECT FROM j WHERE j.id = held.id AND act = 'event.came' AND data->'units' ? i.unit_id::text) AS met
		FROM held JOIN event_unit i ON i.event_id = held.id AND i.unit_id <> held.unit_id`,
	events_held: sql`SELECT unit_id, last AS day, times >= k AS met FROM (
			SELECT u.id AS unit_id, last, (n.data->>'times')::int AS owed,
				(SELECT count(*) FROM held WHERE held.unit_id = u.id AND held.kind = n.data->>'kind' AND held.day BETWEEN first AND last) AS times
			FROM j n JOIN event_norm v ON (v.kind, v.unit_kind, v.valid_from) = (n.data->>'kind', n.data->>'unitKind', (n.data->>'from')::date)
			CROSS JOIN LATERAL generate_series(date_trunc('year', v.valid_from), (SELECT day FROM today), make_interval(months => v.months)) AS start
			CROSS JOIN LATERAL (SELECT start::date AS first, (start + make_interval(months => v.months))::date - 1 AS last) period
			JOIN unit u ON u.kind = v.unit_kind AND u.valid_from <= first AND coalesce(u.valid_to >= last, true)
			WHERE n.act = 'event.norm_added' AND first BETWEEN v.valid_from AND coalesce(v.valid_to, 'infinity') AND last < (SELECT day FROM today)
		) o CROSS JOIN generate_series(1, owed) AS k`
};

/** Placed by the acceptance of what was reported on. */
function acceptedAtFirst(which: Sql): Sql {
	return sql`SELECT unit_id, day, id NOT IN (SELECT id FROM j WHERE act = 'assignment.returned') AS met FROM j JOIN s USING (id)
		WHERE ${which} AND act = 'assignment.accepted' AND id IN (SELECT id FROM j WHERE act = 'assignment.reported')`;
}

/** Every figure of every unit with all below it, counted from what had happened: one statement for all of them. */
export async function recounted(db: Reader | Tx, { months, asOf }: Known): Promise<Counted> {
	const facts = Object.entries(FACTS).map(([code, of]) => sql`SELECT ${sql.lit(code)} AS measure, f.* FROM (${of}) f`);
	const list = await rows(
		db,
		sql<{ unit: string; month: Temporal.PlainDate; measure: string; n: number; of: number }>`
			WITH RECURSIVE ${sql.join([STANDING, APPEALS, ASSIGNMENTS, happened(endOf(asOf))], sql`, `)},
				facts AS (${sql.join(facts, sql` UNION ALL `)})
			SELECT top.id AS unit, date_trunc('month', f.day)::date AS month, f.measure,
				(count(*) FILTER (WHERE f.met))::int AS n, count(*)::int AS of
			FROM facts f JOIN unit u ON u.id = f.unit_id JOIN unit top ON top.path @> u.path
			WHERE date_trunc('month', f.day) = ANY(${months.map(String)}::date[]) GROUP BY 1, 2, 3`
	);
	return new Map(list.map(({ unit, month, measure, n, of }) => said(unit, month, measure, { n, of })));
}

/** The same as everybody reads them. */
export async function figuresShown(db: Reader | Tx, { months, asOf }: Known): Promise<Counted> {
	const units = (await rows(db, sql<{ id: string }>`SELECT id FROM unit`)).map(({ id }) => id);
	const all: Counted = new Map();
	for (const from of months)
		for (const [unit, measures] of await figuresOf(db, { units, from, to: from.with({ day: from.daysInMonth }), asOf }))
			for (const [measure, share] of measures) all.set(...said(unit, from, measure, share));
	return all;
}

const said = (unit: string, month: Temporal.PlainDate, measure: string, { n, of }: Share): [string, string] => [
	`${unit} ${month.toPlainYearMonth().toString()} ${measure}`,
	`${String(n)}/${String(of)}`
];

/** In an order that shows what differs. */
export const sorted = (counted: Counted): string[] => [...counted].map((pair) => pair.join(' ')).toSorted();
