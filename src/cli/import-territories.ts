import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { shapesOf, type MapFile, type Shape } from '../modules/territory/import/boundaries.ts';
import { readClassifier, type Finding, type Plan } from '../modules/territory/import/classifier.ts';
import { importTerritories, importTerritoryNames, planTerritoryImport } from '../modules/territory/server/index.ts';
import type { Database } from '../platform/db/index.ts';
import { Refusal } from '../platform/errors.ts';
import { dayOption } from './import-table.ts';
import { readTable } from './read-table.ts';
import { printFindings, runImport } from './report.ts';
import { CommandError } from './sentence.ts';
import { withDatabase } from './with-database.ts';

export interface TerritoryOptions {
	/** From when the edition holds: YYYY-MM-DD, today without it. */
	date?: string;
	dryRun?: boolean;
	closeMissing?: boolean;
}

export interface TerritoryResult {
	problems: Finding[];
	warnings: Finding[];
	/** Undefined when the file had problems. */
	plan?: Plan;
}

const COLUMNS = ['id', 'parent_id', 'code', 'name'];
const ACTOR = { kind: 'system', job: 'import territories' } as const;

/**
 * Takes an edition of the classifier (KATO) from a CSV or XLSX: id, parent_id (0 for a region), code, name, and if there
 * name_kk, name_en. Nothing is written when a row has a problem, or with dryRun.
 */
export async function importTerritoryFile(db: Database, file: string, options: TerritoryOptions = {}): Promise<TerritoryResult> {
	const table = await readTable(file);
	const absent = COLUMNS.filter((column) => !table.columns.includes(column));
	if (absent.length > 0)
		return { problems: absent.map((column) => ({ row: 1, column, text: 'this column is not in the file' })), warnings: [] };
	const { places, problems, warnings } = readClassifier(table.rows);
	if (problems.length > 0) return { problems, warnings };
	const on = dayOption(options.date);
	const closeMissing = options.closeMissing === true;
	const input = { places, on, closeMissing, source: path.basename(file) };
	try {
		const plan = await db.write((tx) => (options.dryRun === true ? planTerritoryImport(tx, places) : importTerritories(tx, ACTOR, input)));
		return { problems, warnings: [...warnings, ...plan.warnings], plan };
	} catch (error) {
		if (!(error instanceof Refusal) || error.code !== 'territory.too_early') throw error;
		const { code = '', date = '' } = error.data;
		return {
			problems: [{ row: 0, column: '--date', text: `${code} already has a state from ${date}: give that date or a later one` }],
			warnings
		};
	}
}

/** Prints what an import did or would do. */
function printSummary({ plan }: TerritoryResult, { dryRun = false, closeMissing = false }: TerritoryOptions): void {
	if (plan === undefined) return;
	for (const { was, row } of plan.changed) {
		const moved = was.parentCode === row.parentCode ? '' : `, from ${was.parentCode ?? 'none'} to ${row.parentCode ?? 'none'}`;
		console.log(`  changed ${row.code}: ${was.name.ru} -> ${row.name.ru}${moved}`);
	}
	const [will, missing] = [dryRun ? 'would be ' : '', plan.missing.length];
	console.log(
		`${String(plan.opened.length)} ${will}opened, ${String(plan.changed.length)} ${will}changed, ${String(plan.reopened.length)} ${will}reopened, ` +
			`${String(closeMissing ? missing : 0)} ${will}closed, ${String(plan.unchanged + plan.refreshed.length)} as before.`
	);
	if (missing > 0 && !closeMissing)
		console.log(`${String(missing)} codes of the register are not in the file: --close-missing ends them by date.`);
}

function readShapes(file: string): Shape[] {
	let shapes: Shape[];
	try {
		shapes = shapesOf(JSON.parse(readFileSync(file, 'utf8')) as MapFile);
	} catch (error) {
		throw new CommandError(`${file} is no GeoJSON or TopoJSON: ${(error as Error).message}.`);
	}
	if (shapes.length === 0) throw new CommandError(`${file} has no polygons with a property "kato".`);
	return shapes;
}

/** Completes districts with Kazakh and English names and centres from a map (properties kato, kk, en). */
export async function importTerritoryNamesFile(db: Database, file: string): Promise<{ named: number; unknown: string[] }> {
	const shapes = readShapes(file);
	return db.write((tx) => importTerritoryNames(tx, ACTOR, { shapes, source: path.basename(file) }));
}

/** `territories FILE` and `territory-names FILE`, under the command `import`. */
export function registerTerritoryImport(program: Command): void {
	program
		.command('territories <file>')
		.description('bring the register of places to an edition of the state classifier (CSV or XLSX: id, parent_id, code, name)')
		.option('--date <date>', 'the day from which it holds, YYYY-MM-DD (today)')
		.option('--dry-run', 'say what would change, and change nothing')
		.option('--close-missing', 'end codes that the file does not have')
		.action((file: string, options: TerritoryOptions) =>
			runImport(async () => {
				const result = await withDatabase((db) => importTerritoryFile(db, file, options));
				printFindings('warning', result.warnings);
				printFindings('problem', result.problems);
				printSummary(result, options);
				return result.problems.length === 0;
			})
		);
	program
		.command('territory-names <file>')
		.description('complete districts with Kazakh and English names and centres (GeoJSON or TopoJSON with properties kato, kk, en)')
		.action((file: string) =>
			runImport(async () => {
				const { named, unknown } = await withDatabase((db) => importTerritoryNamesFile(db, file));
				if (unknown.length > 0) console.log(`no district or city of the register today: ${unknown.join(', ')}`);
				console.log(`${String(named)} places were completed.`);
				return true;
			})
		);
}
