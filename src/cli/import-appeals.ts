import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { importAppeal } from '../modules/appeals/server/index.ts';
import { mapRow, mappingSchema, type Mapping, type Row } from '../modules/appeals/import/mapping.ts';
import { now } from '../platform/clock.ts';
import { sql, type Database } from '../platform/db/index.ts';
import { Refusal } from '../platform/errors.ts';
import { CommandError } from './sentence.ts';
import { withDatabase } from './with-database.ts';

export interface ImportSummary {
	read: number;
	imported: number;
	/** Here already, from this run or an earlier one. */
	known: number;
	rejected: { line: number; id: string; reason: string }[];
}

/** Reads and checks a mapping file. Throws CommandError with one sentence naming the first wrong place. */
export function readMapping(file: string): Mapping {
	let json: unknown;
	try {
		json = JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new CommandError(`The mapping ${file} cannot be read: ${(error as Error).message}.`);
	}
	const result = mappingSchema.safeParse(json);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	throw new CommandError(`The mapping ${file} is wrong at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'invalid'}.`);
}

// Rows per transaction: what a stop in the middle loses, and does again at the next run.
const BATCH = 100;

/**
 * Loads a CSV of requests. Run again after a stop or with a longer file, it brings only what is new. A row that cannot
 * be an appeal is listed with its line and reason, and does not stop the rest.
 */
export async function importAppeals(
	db: Database,
	file: string,
	mapping: Mapping,
	onRow: (bytes: number) => void = () => undefined
): Promise<ImportSummary> {
	const summary: ImportSummary = { read: 0, imported: 0, known: 0, rejected: [] };
	const parser = createReadStream(file).pipe(
		parse({ columns: true, bom: true, delimiter: mapping.delimiter, relax_column_count: true, info: true, skip_empty_lines: true })
	);
	let batch: { line: number; row: Row }[] = [];
	for await (const record of parser as AsyncIterable<{ record: Row; info: { lines: number; bytes: number } }>) {
		batch.push({ line: record.info.lines, row: record.record });
		if (batch.length === BATCH) {
			await importBatch(db, mapping, batch, summary);
			batch = [];
			onRow(record.info.bytes);
		}
	}
	await importBatch(db, mapping, batch, summary);
	await db.write((tx) => sql`SELECT refresh_figures()`.execute(tx));
	return summary;
}

async function importBatch(db: Database, mapping: Mapping, batch: { line: number; row: Row }[], summary: ImportSummary): Promise<void> {
	await db.write(async (tx) => {
		for (const { line, row } of batch) {
			summary.read++;
			const mapped = mapRow(row, mapping, now());
			const reject = (reason: string) => summary.rejected.push({ line, id: row[mapping.id] ?? '', reason });
			if (!mapped.ok) {
				reject(mapped.reason);
				continue;
			}
			try {
				if (await importAppeal(tx, mapping.source, mapped.appeal)) summary.imported++;
				else summary.known++;
			} catch (error) {
				// A refusal comes before anything is written, so the batch can go on.
				if (!(error instanceof Refusal)) throw error;
				reject(`${error.field ?? 'row'}: ${error.code}`);
			}
		}
	});
}

/** The command's own talk: a bar while it runs, a summary, and the rejects in a file in the present folder. */
async function runImportAppeals(file: string, mappingFile: string): Promise<void> {
	const mapping = readMapping(mappingFile);
	const { size } = await stat(file).catch((error: unknown) => {
		throw new CommandError(`The file ${file} cannot be read: ${(error as Error).message}.`);
	});
	const bar = new SingleBar({ format: '  {bar} {percentage}% | {duration_formatted}', hideCursor: true, noTTYOutput: true });
	bar.start(size, 0);
	const summary = await withDatabase((db) =>
		importAppeals(db, file, mapping, (bytes) => {
			bar.update(bytes);
		})
	);
	bar.update(size);
	bar.stop();
	console.log(
		`${String(summary.read)} rows read: ${String(summary.imported)} imported, ${String(summary.known)} here already, ${String(summary.rejected.length)} rejected.`
	);
	if (summary.rejected.length > 0) await writeRejects(`${path.basename(file, '.csv')}.rejects.csv`, summary.rejected);
}

async function writeRejects(file: string, rejected: ImportSummary['rejected']): Promise<void> {
	const out = createWriteStream(file);
	out.write(stringify([['line', 'id', 'reason']]));
	for (const row of rejected) out.write(stringify([[row.line, row.id, row.reason]], { escape_formulas: true }));
	out.end();
	await once(out, 'finish');
	console.log(`Rejected rows: ${path.resolve(file)}`);
}

/** `appeals FILE --map MAPPING`, under the command `import`. */
export function registerAppealImport(program: Command): void {
	program
		.command('appeals <file>')
		.description('bring in requests of another system (CSV), as a mapping says: docs/import/requests.mapping.json is one')
		.requiredOption('--map <mapping>', 'a JSON file that says which column is what')
		.action((file: string, { map }: { map: string }) => runImportAppeals(file, map));
}
