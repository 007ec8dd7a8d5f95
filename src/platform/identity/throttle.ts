import { now } from '../clock.ts';
import { rows, sql, type Database, type Tx } from '../db/index.ts';
import { Refusal } from '../errors.ts';
import { sign } from '../secrets.ts';

/** A bucket's key: its first word stays readable, the rest (addresses, mail) is not kept in the open. */
function keyOf(bucket: string): string {
	const end = bucket.indexOf(':');
	return end === -1 ? bucket : `${bucket.slice(0, end)}:${sign(bucket)}`;
}

/**
 * Counts one try of a bucket (`sign_in:<account>`) in a window that begins with its first try, across all nodes.
 * Commits on its own: a refusal that follows must not take the count back.
 * Refuses with `throttled` (429, `seconds` until the window ends) from the try after `limit`.
 */
export async function throttle(db: Pick<Database, 'write'>, bucket: string, limit: number, windowSeconds: number): Promise<void> {
	// PostgreSQL keeps microseconds: what is compared later is what was stored.
	const at = now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
	const ends = at.add({ seconds: windowSeconds });
	const [row] = await db.write((tx) =>
		rows(
			tx,
			sql<{ hits: number; resets_at: Temporal.Instant }>`
				INSERT INTO throttle (bucket, hits, resets_at) VALUES (${keyOf(bucket)}, 1, ${ends})
				ON CONFLICT (bucket) DO UPDATE SET
					hits = CASE WHEN throttle.resets_at <= ${at}::timestamptz THEN 1 ELSE throttle.hits + 1 END,
					resets_at = CASE WHEN throttle.resets_at <= ${at}::timestamptz THEN excluded.resets_at ELSE throttle.resets_at END
				RETURNING hits, resets_at`
		)
	);
	if (row === undefined || row.hits <= limit) return;
	const seconds = Math.max(1, Math.ceil(at.until(row.resets_at).total('seconds')));
	throw new Refusal('throttled', 429, { data: { seconds } });
}

/** Takes one try back: the try was honest (a right password), so it does not count against the next one. */
export async function forgive(tx: Tx, ...buckets: string[]): Promise<void> {
	await tx
		.updateTable('throttle')
		.set((eb) => ({ hits: eb('hits', '-', 1) }))
		.where('bucket', 'in', buckets.map(keyOf))
		.where('hits', '>', 0)
		.execute();
}
