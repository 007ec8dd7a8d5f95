import type pg from 'pg';
import type { PgBoss } from 'pg-boss';

const BATCH = 500;

interface Row {
	id: string;
	topic: string;
	payload: object;
}

/**
 * Moves rows of the outbox into the job queue, in one transaction, so that each goes over exactly once whatever dies
 * in between. Rows of topics that this version does not know stay where they are. Returns the topics moved.
 */
export async function relay(pool: pg.Pool, boss: PgBoss, topics: readonly string[]): Promise<{ moved: string[]; full: boolean }> {
	const client = await pool.connect();
	let failed = true;
	try {
		await client.query('BEGIN');
		const { rows } = await client.query<Row>(
			`DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE topic = ANY($1) ORDER BY id LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED)
			RETURNING id, topic, payload`,
			[topics]
		);
		const db = {
			executeSql: async (text: string, values?: unknown[]) => client.query<Record<string, unknown>>(text, values)
		};
		const moved = Map.groupBy(
			rows.toSorted((a, b) => Number(a.id) - Number(b.id)),
			(row) => row.topic
		);
		for (const [topic, list] of moved) {
			await boss.insert(
				topic,
				list.map((row) => ({ data: row.payload })),
				{ db }
			);
		}
		await client.query('COMMIT');
		failed = false;
		return { moved: [...moved.keys()], full: rows.length === BATCH };
	} finally {
		// A connection whose transaction did not end is closed: the rows stay in the outbox.
		client.release(failed);
	}
}
