/** Events that units owe: the dated norms, and what was held of them. */
import { holdsOn, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import type { Days } from '#platform/measures.ts';
import type { UnitKind } from '#modules/organisation/rules.ts';
import type { NormPeriod } from '../rules.ts';

/** Each unit of a kind owes so many events of a kind in each period of so many months. */
export interface Norm extends Dated {
	kind: string;
	unitKind: UnitKind;
	times: number;
	months: NormPeriod;
	source: string;
	reason: string;
	addedAt: Temporal.Instant;
	addedBy: string | null;
}

/** Every edition of every norm, the latest first. */
export async function norms(db: Reader | Tx): Promise<Norm[]> {
	return rows(
		db,
		sql<Norm>`SELECT n.kind, n.unit_kind AS "unitKind", n.valid_from AS "validFrom", n.valid_to AS "validTo", n.times, n.months, n.source, n.reason,
			n.added_at AS "addedAt", n.added_by AS "addedBy"
			FROM event_norm n JOIN event_kind k ON k.code = n.kind ORDER BY k.position, n.kind, n.unit_kind, n.valid_from DESC`
	);
}

export const normsOn = (list: readonly Norm[], day: Temporal.PlainDate): Norm[] => list.filter((one) => holdsOn(one, day));

const startOf = (day: ReturnType<typeof sql>) => sql`(${day}::timestamp AT TIME ZONE ${sql.lit(ZONE)})`;

/**
 * SQL: the events that are owed by a day of `last` (the last day of their period), as an instant knew them: rows (id, unit_id, first,
 * last, met, label). Of a norm of two events in a quarter a unit has two rows: the first is met by one event that began in the quarter
 * and is closed, the second by two, and a third changes nothing. A period is owed by the edition that held on its first day, to
 * its end; a unit owes from the first whole period of its life to the last one: nobody owes a quarter for the month in which it was opened.
 */
export function owedEvents({ from, to }: Days, at: Temporal.Instant): ReturnType<typeof sql> {
	return sql`SELECT md5(concat_ws(' ', n.kind, u.id::text, p.first::text, owed.k::text))::uuid AS id, u.id AS unit_id, p.first, p.last,
			held.count >= owed.k AS met, concat_ws(' · ', nullif(t.name->>'kk', ''), nullif(t.name->>'ru', ''),
				to_char(p.first, 'DD.MM.YYYY') || ' – ' || to_char(p.last, 'DD.MM.YYYY'), owed.k::text || '/' || n.times::text) AS label
		FROM event_norm n JOIN event_kind t ON t.code = n.kind
		CROSS JOIN LATERAL (
			SELECT m::date AS first, (m + make_interval(months => n.months))::date - 1 AS last
			FROM generate_series(date_trunc('month', ${from}::timestamp) - interval '11 months', ${to}::timestamp, interval '1 month') m
			WHERE (extract(month FROM m)::int - 1) % n.months = 0
		) p
		JOIN unit u ON u.kind = n.unit_kind AND u.valid_from <= p.first AND (u.valid_to IS NULL OR u.valid_to >= p.last)
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS count FROM event e
			WHERE e.host_unit_id = u.id AND e.kind = n.kind AND e.state = 'closed' AND e.closed_at <= ${at}::timestamptz
				AND e.starts_at >= ${startOf(sql`p.first`)} AND e.starts_at < ${startOf(sql`(p.last + 1)`)}
		) held
		CROSS JOIN generate_series(1, n.times) AS owed (k)
		WHERE p.last BETWEEN ${from}::date AND ${to}::date AND p.first >= n.valid_from AND (n.valid_to IS NULL OR p.first <= n.valid_to)
			AND n.added_at <= ${at}::timestamptz`;
}
