/** What rooms measure of units: cases of which each was done or not. Who judges units by them (scorecards) knows no table of a room. */
import { sql } from 'kysely';
import { startOfDay, ZONE } from './i18n/format.ts';

type Sql = ReturnType<typeof sql>;

/** Days of the deployment's zone, both included. */
export interface Days {
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
}

/** A case as a list shows it; where it opens is the reader's room to say. */
export interface MeasuredCase {
	/** Unique within the measure and unit. */
	id: string;
	/** What the case is about: its page. */
	about: 'appeal' | 'assignment' | 'recheck' | 'event' | 'events_of' | 'look';
	aboutId: string;
	label: string;
}

export interface Measure {
	/** Stored with figures: never reused for something else. */
	code: string;
	about: MeasuredCase['about'];
	/**
	 * SQL of all cases whose day lies in `days`, as they were known at an instant: rows (id uuid, unit_id uuid, day date,
	 * met boolean, about_id uuid, label text). Nothing that is kept from anybody is in it: figures tell of all units to their peers.
	 */
	cases: (days: Days, at: Temporal.Instant) => Sql;
}

/** SQL: the day of an instant in the deployment's zone. */
export const localDay = (instant: Sql): Sql => sql`(${instant} AT TIME ZONE ${sql.lit(ZONE)})::date`;

/** SQL: an instant lies in these days, said so that an index on it serves. */
export function inDays(instant: Sql, { from, to }: Days): Sql {
	return sql`(${instant} >= ${startOfDay(from)}::timestamptz AND ${instant} < ${startOfDay(to.add({ days: 1 }))}::timestamptz)`;
}
