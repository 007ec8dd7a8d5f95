/** Bulk loading: rows go in by COPY, secondary indexes are made afterwards. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | boolean | Buffer | null;

function cell(value: Cell): string {
	if (value === null) return '\\N';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
	return /[\\\t\n\r]/.test(value) ? value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r') : value;
}

/** Collects rows of one table and sends them as one COPY. */
export class Loader {
	readonly #table: string;
	readonly #columns: string;
	#lines: string[] = [];
	rows = 0;

	constructor(table: string, columns: readonly string[]) {
		this.#table = table;
		this.#columns = columns.join(', ');
	}

	add(row: readonly Cell[]): void {
		this.#lines.push(row.map(cell).join('\t'));
		this.rows++;
	}

	async flush(client: pg.Client): Promise<void> {
		if (this.#lines.length === 0) return;
		const source = new PassThrough();
		const target = client.query(copyFrom(`COPY ${this.#table} (${this.#columns}) FROM STDIN`));
		const lines = this.#lines;
		this.#lines = [];
		const done = pipeline(source, target);
		for (let i = 0; i < lines.length; i += 5_000) {
			if (!source.write(`${lines.slice(i, i + 5_000).join('\n')}\n`)) await once(source, 'drain');
		}
		source.end();
		await done;
	}
}

/** Drops what would slow the load of these tables; returns the statements that put it back. */
export async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
	const { rows: keys } = await client.query<{ table: string; name: string; def: string }>(
		`SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS def FROM pg_constraint
		WHERE conrelid = ANY($1::text[]::regclass[]) AND contype = 'u'`,
		[tables]
	);
	const { rows: indexes } = await client.query<{ name: string; def: string }>(
		`SELECT indexname AS name, indexdef AS def FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY($1)
		AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u', 'x'))`,
		[tables]
	);
	for (const key of keys) await client.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`);
	for (const index of indexes) await client.query(`DROP INDEX ${index.name}`);
	return [...keys.map((key) => `ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.def}`), ...indexes.map((index) => index.def)];
}
