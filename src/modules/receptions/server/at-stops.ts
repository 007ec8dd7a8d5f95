/** What visits and duties ask of receptions: the hours at stops, where one could receive in a settlement, when somebody was away. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { daysWhere, type DayRow } from './days.ts';
import { placesWhere, type Place } from './hosts.ts';

/** The days that are held at stops of visits, in their order. */
export function daysAtStops(db: Reader | Tx, stopIds: readonly string[]): Promise<DayRow[]> {
	return daysWhere(db, sql`d.visit_stop_id = ANY(${[...stopIds]}::uuid[]) AND d.state = 'planned' ORDER BY d.starts_at, d.id`);
}

/** When those who receive by these mandates were away, as was said by an instant. */
export function absencesOfMandates(
	db: Reader | Tx,
	mandateIds: readonly string[],
	at: Temporal.Instant
): Promise<{ mandateId: string; from: Temporal.PlainDate; to: Temporal.PlainDate }[]> {
	return rows(
		db,
		sql<{ mandateId: string; from: Temporal.PlainDate; to: Temporal.PlainDate }>`
			SELECT h.mandate_id AS "mandateId", a.from_on AS "from", a.until_on AS "to" FROM reception_absence a JOIN reception_host h ON h.id = a.host_id
			WHERE h.mandate_id = ANY(${[...mandateIds]}::uuid[]) AND a.made_at <= ${at}::timestamptz`
	);
}

/** The places of a settlement that are in use. */
export function placesAt(db: Reader | Tx, territoryId: string): Promise<Place[]> {
	return placesWhere(db, sql`p.territory_id = ${territoryId} AND (p.valid_to IS NULL OR p.valid_to >= ${dayOf(now())}) ORDER BY p.id`);
}
