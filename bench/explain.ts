/** Remembers each query's slowest run, and asks PostgreSQL how it did it. */
import pg from 'pg';

interface Seen {
	sql: string;
	values: unknown[];
	ms: number;
}

export type Watch = Map<string, Seen>;

/** Reads alone are explained: EXPLAIN ANALYZE runs what it explains, and a write may begin with WITH, too. */
const isRead = (text: string) =>
	/^\s*(select|with)/i.test(text) && !/\b(insert\s+into|update\s+\S+\s+(\w+\s+)?set|delete\s+from|merge\s+into)\b/i.test(text);

/** Times every query of this process. */
export function watchQueries(): Watch {
	const watch: Watch = new Map();
	const client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
	const original = client.query;
	client.query = function (this: unknown, ...args: unknown[]) {
		const [text, values] = args;
		const start = performance.now();
		const result = original.apply(this, args);
		if (typeof text === 'string' && result instanceof Promise) {
			void result.then(
				() => {
					const ms = performance.now() - start;
					if (isRead(text) && ms > (watch.get(text)?.ms ?? 0))
						watch.set(text, { sql: text, values: Array.isArray(values) ? values : [], ms });
				},
				() => undefined
			);
		}
		return result;
	};
	return watch;
}

export interface Explained {
	sql: string;
	ms: number;
	plan: string;
}

/** EXPLAIN (ANALYZE, BUFFERS) of the slowest queries, with the very values that were slow. */
export async function explainSlowest(url: string, watch: Watch, count = 5): Promise<Explained[]> {
	const slowest = [...watch.values()].toSorted((a, b) => b.ms - a.ms).slice(0, count);
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const explained: Explained[] = [];
	for (const { sql, values, ms } of slowest) {
		// Whatever it calls is undone.
		await client.query('BEGIN');
		const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${sql}`, values);
		await client.query('ROLLBACK');
		explained.push({ sql: sql.replace(/\s+/g, ' ').trim(), ms, plan: rows.map((row) => row['QUERY PLAN']).join('\n') });
	}
	await client.end();
	return explained;
}
