/** What is measured of units by the events they were invited to. */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';

/** Placed by the start of an event that was held: somebody of the invited unit came, late or not. A reason given for being absent changes nothing. */
const attendance: Measure = {
	code: 'attendance',
	about: 'event',
	cases: (days, at) => sql`SELECT i.event_id AS id, i.unit_id, ${localDay(sql`e.starts_at`)} AS day,
			EXISTS (SELECT FROM event_person p WHERE p.event_id = i.event_id AND p.unit_id = i.unit_id AND p.came_at IS NOT NULL) AS met,
			e.id AS about_id, (e.title->>'kk') || ' · ' || (e.title->>'ru') AS label
		FROM event e JOIN event_unit i ON i.event_id = e.id
		WHERE ${inDays(sql`e.starts_at`, days)} AND e.state = 'closed' AND e.closed_at <= ${at}::timestamptz`
};

export const EVENT_MEASURES: readonly Measure[] = [attendance];
