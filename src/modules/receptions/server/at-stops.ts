/** What visits ask of receptions: the hours at their stops, and where one could receive in a settlement. */
import { now } from '#platform/clock.ts';
import { sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { daysWhere, type DayRow } from './days.ts';
import { placesWhere, type Place } from './hosts.ts';

/** The days that are held at stops of visits, in their order. */
export function daysAtStops(db: Reader | Tx, stopIds: readonly string[]): Promise<DayRow[]> {
	return daysWhere(db, sql`d.visit_stop_id = ANY(${[...stopIds]}::uuid[]) AND d.state = 'planned' ORDER BY d.starts_at, d.id`);
}

/** The places of a settlement that are in use. */
export function placesAt(db: Reader | Tx, territoryId: string): Promise<Place[]> {
	return placesWhere(db, sql`p.territory_id = ${territoryId} AND (p.valid_to IS NULL OR p.valid_to >= ${dayOf(now())}) ORDER BY p.id`);
}
