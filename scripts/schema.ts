/**
 * Writes what the migrations make of an empty database: src/platform/db/types.ts (for Kysely) and db/schema.sql
 * (to read). `--check` only compares, and fails when either is stale.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../src/platform/db/migrate.ts';
import { testCluster } from '../test/cluster.ts';

interface Column {
	table: string;
	column: string;
	type: string;
	nullable: boolean;
	defaulted: boolean;
	always: boolean;
	kind: string;
}

const COLUMNS = `
	SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable,
		a.atthasdef OR a.attidentity <> '' AS defaulted, a.attidentity = 'a' AS always, c.relkind::text AS kind
	FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
	WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'm', 'v')
	ORDER BY c.relname, a.attnum`;

const TYPES: Record<string, string> = {
	'timestamp with time zone': 'Temporal.Instant',
	date: 'Temporal.PlainDate',
	bytea: 'Buffer',
	jsonb: 'Json',
	boolean: 'boolean',
	'text[]': 'string[]',
	'integer[]': 'number[]'
};
for (const name of ['bigint', 'integer', 'smallint', 'double precision', 'numeric']) TYPES[name] = 'number';

function property(c: Column): string {
	const base = TYPES[c.type] ?? 'string';
	// A materialised view's columns are never marked NOT NULL; ours are only null where a key is.
	const nullable = c.nullable && !(c.kind === 'm' && base === 'number');
	// Generated<> cannot wrap a type that is one for reading and another for writing.
	if (base === 'Json' && c.defaulted) return `\t${c.column}: DefaultedJson;`;
	const full = base === 'Json' ? (nullable ? 'Json | null' : 'Json') : nullable ? `${base} | null` : base;
	if (c.always) return `\t${c.column}: GeneratedAlways<${full}>;`;
	return `\t${c.column}: ${c.defaulted ? `Generated<${full}>` : full};`;
}

function pascal(name: string): string {
	return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

function typesOf(columns: Column[]): string {
	const tables = Map.groupBy(columns, (c) => c.table);
	const blocks = [...tables].map(([name, list]) => `export interface ${pascal(name)}Table {\n${list.map(property).join('\n')}\n}`);
	const index = [...tables.keys()].map((name) => `\t${name}: ${pascal(name)}Table;`).join('\n');
	return `// Made by \`npm run schema\` from db/migrations; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** jsonb: read as parsed, written as text made by JSON.stringify (an array would else become a PostgreSQL array). */
export type Json = ColumnType<unknown, string, string>;
/** The same where the column has a default and may be left out. */
export type DefaultedJson = ColumnType<unknown, string | undefined, string>;

${blocks.join('\n\n')}

export interface DB {
${index}
}
`;
}

const OBJECTS = `
	SELECT string_agg(line, E'\\n' ORDER BY place, line) AS text FROM (
		SELECT 1 AS place, format('table %s: %s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' ELSE '' END) AS line
			FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'm')
		UNION ALL SELECT 2, indexdef FROM pg_indexes WHERE schemaname = 'public'
		UNION ALL SELECT 3, format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'x')
		UNION ALL SELECT 4, format('grant %s on %s', string_agg(privilege_type, ', ' ORDER BY privilege_type), table_name) FROM information_schema.role_table_grants WHERE grantee = 'jauap_app' AND table_schema = 'public' GROUP BY table_name
		UNION ALL SELECT 5, format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
	) x`;

async function main(): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'jauap-schema-'));
	const cluster = await testCluster(folder);
	try {
		await migrate(cluster.url);
		const client = new pg.Client({ connectionString: cluster.url });
		await client.connect();
		const { rows: columns } = await client.query<Column>(COLUMNS);
		const { rows: objects } = await client.query<{ text: string }>(OBJECTS);
		await client.end();
		output('src/platform/db/types.ts', typesOf(columns.filter((c) => c.table !== 'pg_stat_statements')));
		output(
			'db/schema.sql',
			`-- Made by \`npm run schema\` from db/migrations; to read, not to run.\n${(objects[0]?.text ?? '').replace(/^/gm, '-- ')}\n`
		);
	} finally {
		await cluster.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

function output(file: string, text: string): void {
	if (!process.argv.includes('--check')) {
		writeFileSync(file, text);
		return;
	}
	if (readFileSync(file, 'utf8') !== text) {
		console.error(`${file} is stale: run \`npm run schema\` and commit it.`);
		process.exitCode = 1;
	}
}

await main();
