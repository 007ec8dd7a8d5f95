import pg from 'pg';

/**
 * How PostgreSQL's values look in our code: instants and days are Temporal, counts are numbers.
 * A `json` column stays text, since the journal's hash covers it as written; `jsonb` is parsed.
 */
const PARSERS = new Map<number, (text: string) => unknown>([
	[20, Number],
	[1082, (text) => Temporal.PlainDate.from(text)],
	[1184, (text) => Temporal.Instant.from(text.replace(' ', 'T'))],
	[1700, Number],
	[114, (text) => text]
]);

const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
		(format !== 'binary' ? PARSERS.get(oid) : undefined) ??
		(pg.types.getTypeParser(oid, format) as (text: string) => unknown)) as typeof pg.types.getTypeParser
};

// `pg` asks a parameter for `toPostgres`; without it a Temporal object would be sent as a JSON string.
interface PostgresValue {
	toPostgres?: () => string;
}
for (const prototype of [Temporal.Instant.prototype, Temporal.PlainDate.prototype] as PostgresValue[]) {
	prototype.toPostgres ??= function (this: { toString: () => string }) {
		return this.toString();
	};
}

export interface PoolOptions {
	url: string;
	max: number;
	/** Pages get connections on which PostgreSQL itself refuses to write. */
	readOnly?: boolean;
}

/**
 * A connection that breaks is replaced on next use, and the query that needs it fails by itself. Without listeners the
 * loss would end the process: the pool's for idle connections, the connection's own between two queries of an act.
 */
export function surviveLoss(pool: pg.Pool): void {
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
}

/** A pool that works as the application's role, never as the owner of the tables. */
export function makePool({ url, max, readOnly = false }: PoolOptions): pg.Pool {
	const settings = ['-c role=jauap_app', '-c timezone=UTC', '-c statement_timeout=30000'];
	if (readOnly) settings.push('-c default_transaction_read_only=on');
	const pool = new pg.Pool({
		connectionString: url,
		max,
		// A new connection starts with empty caches and no prepared statement: kept through the quiet minutes of an office.
		idleTimeoutMillis: 10 * 60_000,
		types,
		options: settings.join(' '),
		application_name: readOnly ? 'jauap-read' : 'jauap'
	});
	surviveLoss(pool);
	return pool;
}
