/**
 * Sealing everything anew with the newest key, while the application runs: what is not done yet still opens with an
 * older key. A sealed value says itself with which key it is sealed, so a run that was cut short goes on where it was.
 */
import type pg from 'pg';
import { keys } from './keys.ts';
import { blindIndex, open, seal, type IndexPurpose } from './secrets.ts';

/** A table with sealed columns (bytea), and the blind indexes beside them. */
export interface SealedTable {
	table: string;
	key: readonly string[];
	sealed: readonly string[];
	/** For a sealed column, the column of its blind index. */
	indexes?: Readonly<Record<string, { column: string; purpose: IndexPurpose }>>;
}

/** What the platform keeps sealed; rooms name their own, and a test holds that no such column is forgotten. */
export const PLATFORM_SEALED: readonly SealedTable[] = [
	{
		table: 'account',
		key: ['id'],
		sealed: ['totp_secret', 'totp_pending', 'phone'],
		indexes: { phone: { column: 'phone_index', purpose: 'phone' } }
	},
	{ table: 'idempotency_key', key: ['scope', 'key'], sealed: ['response'] }
];

/** Where letters and wishes wait sealed inside their payload. */
const QUEUES = [
	{ table: 'outbox', payload: 'payload' },
	{ table: 'pgboss.job', payload: 'data' }
] as const;

const BATCH = 500;

/** Something is sealed with a key that was not given. */
export class UnknownKey extends Error {
	override readonly name = 'UnknownKey';
	readonly place: string;

	constructor(place: string) {
		super(`${place} holds values that none of the given keys opens`);
		this.place = place;
	}
}

type Values = Record<string, Buffer | null> & { at: string };

function openAt(place: string, sealed: Buffer): string {
	try {
		return open(sealed);
	} catch {
		throw new UnknownKey(place);
	}
}

const header = () => keys()[0].header;
const isOld = (columns: readonly string[]) => columns.map((one) => `substr(${one}, 1, 6) <> $1`).join(' OR ');

/** How many rows hold something that is not sealed with the newest key. */
async function waiting(client: pg.Client, { table, sealed }: SealedTable): Promise<number> {
	const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${isOld(sealed)}`, [header()]);
	return rows[0]?.n ?? 0;
}

/** Tries one value of each key, and some from before keys had names. Throws UnknownKey; changes nothing. */
async function check(client: pg.Client, { table, sealed }: SealedTable): Promise<void> {
	for (const column of sealed) {
		const { rows } = await client.query<{ value: Buffer }>(
			`(SELECT DISTINCT ON (substr(${column}, 1, 6)) ${column} AS value FROM ${table} WHERE substr(${column}, 1, 2) = substr($1::bytea, 1, 2))
			UNION ALL (SELECT ${column} FROM ${table} WHERE substr(${column}, 1, 2) <> substr($1::bytea, 1, 2) LIMIT ${BATCH})`,
			[header()]
		);
		for (const { value } of rows) openAt(`${table}.${column}`, value);
	}
}

/** The new values of a row: every sealed column, and the index of each that has one. */
function anew({ table, sealed, indexes = {} }: SealedTable, row: Values): Buffer[] {
	return sealed.flatMap((column) => {
		const value = row[column] ?? null;
		const index = indexes[column];
		const text = value === null ? null : openAt(`${table}.${column}`, value);
		const cells = [
			text === null ? null : seal(text),
			...(index === undefined ? [] : [text === null ? null : blindIndex(index.purpose, text)])
		];
		return cells as Buffer[];
	});
}

async function inTransaction<T>(client: pg.Client, act: () => Promise<T>): Promise<T> {
	await client.query('BEGIN');
	try {
		const result = await act();
		await client.query('COMMIT');
		return result;
	} catch (error) {
		await client.query('ROLLBACK');
		throw error;
	}
}

/** One batch after a key, in its transaction: rows locked, so that what somebody writes meanwhile is not lost. */
async function batch(client: pg.Client, one: SealedTable, after: string[]): Promise<{ done: number; last: string[] | undefined }> {
	const key = one.key.map((column) => `${column}::text`).join(', ');
	const from = after.length === 0 ? '' : `AND (${one.key.join(', ')}) > (${after.map((_, at) => `$${at + 2}`).join(', ')})`;
	const { rows } = await client.query<Values & { key: string[] }>(
		`SELECT ctid::text AS at, ARRAY[${key}] AS key, ${one.sealed.join(', ')} FROM ${one.table}
		WHERE (${isOld(one.sealed)}) ${from} ORDER BY ${one.key.join(', ')} LIMIT ${BATCH} FOR UPDATE`,
		[header(), ...after]
	);
	if (rows.length === 0) return { done: 0, last: undefined };
	const columns = one.sealed.flatMap((column) => [column, ...[one.indexes?.[column]?.column ?? []].flat()]);
	const cells = rows.map((row) => anew(one, row));
	await client.query(
		`UPDATE ${one.table} t SET ${columns.map((column, n) => `${column} = v.c${n}`).join(', ')}
		FROM unnest($1::text[]::tid[], ${columns.map((_, n) => `$${n + 2}::bytea[]`).join(', ')}) v(at, ${columns.map((_, n) => `c${n}`).join(', ')})
		WHERE t.ctid = v.at`,
		[rows.map((row) => row.at), ...columns.map((_, n) => cells.map((row) => row[n]))]
	);
	return { done: rows.length, last: rows.at(-1)?.key };
}

async function resealTable(client: pg.Client, one: SealedTable, told: (rows: number) => void): Promise<void> {
	for (let after: string[] | undefined = []; after !== undefined;) {
		const from: string[] = after;
		const { done, last } = await inTransaction(client, () => batch(client, one, from));
		after = last;
		told(done);
	}
}

async function resealQueue(client: pg.Client, { table, payload }: (typeof QUEUES)[number]): Promise<number> {
	const { rows: found } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
	if (found[0]?.there !== true) return 0;
	const mark = header().toString('base64');
	let done = 0;
	for (let more = true; more;) {
		more = await inTransaction(client, async () => {
			const { rows } = await client.query<{ sealed: string }>(
				`SELECT ${payload}->>'sealed' AS sealed FROM ${table} WHERE left(${payload}->>'sealed', 8) <> $1 LIMIT ${BATCH} FOR UPDATE`,
				[mark]
			);
			const fresh = rows.map((row) => seal(openAt(table, Buffer.from(row.sealed, 'base64'))).toString('base64'));
			await client.query(
				`UPDATE ${table} t SET ${payload} = jsonb_set(t.${payload}::jsonb, '{sealed}', to_jsonb(v.sealed))
				FROM unnest($1::text[], $2::text[]) v(old, sealed) WHERE t.${payload}->>'sealed' = v.old`,
				[rows.map((row) => row.sealed), fresh]
			);
			done += rows.length;
			return rows.length > 0;
		});
	}
	return done;
}

/**
 * Seals everything that is not sealed with the newest key anew, in batches. Returns the rows done, none when all is as
 * it should be. Throws UnknownKey, before anything is changed when a key is missing altogether.
 */
export async function resealAll(
	client: pg.Client,
	tables: readonly SealedTable[],
	told: (done: number, of: number) => void = () => undefined
): Promise<number> {
	for (const one of tables) await check(client, one);
	let [done, of] = [0, 0];
	for (const one of tables) of += await waiting(client, one);
	for (const one of tables) {
		await resealTable(client, one, (rows) => {
			done += rows;
			told(done, of);
		});
	}
	for (const queue of QUEUES) done += await resealQueue(client, queue);
	// What was written with the older key by a server that had not noticed the new one yet.
	for (const one of tables) if ((await waiting(client, one)) > 0) await resealTable(client, one, (rows) => (done += rows));
	return done;
}
