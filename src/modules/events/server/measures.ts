/** What is measured of units by the events they were invited to, and by those they owe. */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';
import { owedEvents } from './owed.ts';

/**
 * Placed by the start of an event that was held: somebody of the invited unit came, late or not. A reason given for being absent changes
 * nothing, and coming to one's own meeting is no merit.
 */
const attendance: Measure = {
	code: 'attendance',
	about: 'event',
	cases: (days, at) => sql`SELECT i.event_id AS id, i.unit_id, ${localDay(sql`e.starts_at`)} AS day,
			EXISTS (SELECT FROM event_person p WHERE p.event_id = i.event_id AND p.unit_id = i.unit_id AND p.came_at IS NOT NULL) AS met,
			e.id AS about_id, (e.title->>'kk') || ' · ' || (e.title->>'ru') AS label
		FROM event e JOIN event_unit i ON i.event_id = e.id
		WHERE ${inDays(sql`e.starts_at`, days)} AND e.state = 'closed' AND e.closed_at <= ${at}::timestamptz AND i.unit_id <> e.host_unit_id`
};

/** Placed by the last day of a period that is over: each event that the unit owed in it, whether so many were held. */
const held: Measure = {
	code: 'events_held',
	about: 'events_of',
	cases: (days, at) => sql`SELECT o.id, o.unit_id, o.last AS day, o.met, o.unit_id AS about_id, o.label
		FROM (${owedEvents(days, at)}) o WHERE o.last < ${localDay(sql`${at}::timestamptz`)}`
};

export const EVENT_MEASURES: readonly Measure[] = [attendance, held];
