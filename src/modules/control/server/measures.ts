/** What is measured of units by second looks at what they accepted. */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';

/** Placed by the end of the look; the unit is the one that accepted: its acceptance was in fact, or a formality. */
const confirmed: Measure = {
	code: 'acceptances_confirmed',
	about: 'look',
	cases: (days, at) => sql`SELECT l.id, l.issuer_unit_id AS unit_id, ${localDay(sql`l.ended_at`)} AS day, l.finding = 'confirmed' AS met,
			l.id AS about_id, left(a.text, 120) AS label
		FROM control_look l JOIN assignment a ON a.id = l.assignment_id
		WHERE l.state = 'done' AND ${inDays(sql`l.ended_at`, days)} AND l.ended_at <= ${at}::timestamptz`
};

export const CONTROL_MEASURES: readonly Measure[] = [confirmed];
