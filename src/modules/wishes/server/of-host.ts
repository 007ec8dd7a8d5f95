/** How many a host received and how many wait: for a deputy's report. Nothing of who they are. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { inDays, localDay, type Days } from '#platform/measures.ts';
import { WAITS } from './line.ts';

/** How many were met in these days, day by day, as of an instant. */
export async function metByDay(
	db: Reader | Tx,
	hostId: string,
	days: Days,
	at: Temporal.Instant
): Promise<{ day: Temporal.PlainDate; people: number }[]> {
	return rows(
		db,
		sql<{ day: Temporal.PlainDate; people: number }>`
			SELECT ${localDay(sql`w.ended_at`)} AS day, count(*)::int AS people FROM wish w
			WHERE w.host_id = ${hostId} AND w.state = 'met' AND ${inDays(sql`w.ended_at`, days)} AND w.ended_at <= ${at}::timestamptz GROUP BY 1 ORDER BY 1`
	);
}

/** How many wait for a host now. */
export async function waitingForHost(db: Reader | Tx, hostId: string): Promise<number> {
	const [row] = await rows(db, sql<{ n: number }>`SELECT count(*)::int AS n FROM wish w WHERE ${WAITS} AND w.host_id = ${hostId}`);
	return row?.n ?? 0;
}
