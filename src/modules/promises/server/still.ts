import { loadCalendar, termFor, workingDaysBefore } from '#platform/calendar/index.ts';
import { sql, type Reader, type Tx } from '#platform/db/index.ts';

/** The day since when nothing was shown of what stands still, by the dated rule `promise_stall`. */
export async function stillSince(db: Reader | Tx, today: Temporal.PlainDate): Promise<Temporal.PlainDate> {
	const { n, unit } = await termFor(db, 'promise_stall', today);
	if (unit === 'working_day') return workingDaysBefore(await loadCalendar(db), today, n);
	return unit === 'month' ? today.subtract({ months: n }) : today.subtract({ days: n });
}

/** SQL over a promise `p`: its progress as `progressOf` says it. */
export const progressSql = (still: Temporal.PlainDate) => sql<string>`
	CASE WHEN coalesce(p.moved_on, p.published_on) < ${still}::date THEN 'stalled' WHEN p.moved_on IS NULL THEN 'not_rated' ELSE 'in_works' END`;
