import path from 'node:path';
import type { Command } from 'commander';
import { UNIT_COLUMNS } from '../modules/organisation/import/units.ts';
import { importUnits, type UnitsResult } from '../modules/organisation/server/index.ts';
import type { Database } from '../platform/db/index.ts';
import { dryRunnable, type TableOptions } from './import-table.ts';
import { printFindings, runImport } from './report.ts';
import { withDatabase } from './with-database.ts';

const ACTOR = { kind: 'system', job: 'import units' } as const;

/** Takes units from a CSV or XLSX (columns: UNIT_COLUMNS). Nothing is written when a row has a problem, or with dryRun. */
export function importUnitFile(db: Database, file: string, options: TableOptions = {}): Promise<UnitsResult> {
	return dryRunnable(db, file, options, (tx, table) => importUnits(tx, ACTOR, { ...table, source: path.basename(file) }));
}

/** `units FILE`, under the command `import`. */
export function registerUnitImport(program: Command): void {
	program
		.command('units <file>')
		.description(`bring units to what a table says (CSV or XLSX: ${Object.keys(UNIT_COLUMNS).join(', ')})`)
		.option('--date <date>', 'when a new unit begins that has no valid_from, YYYY-MM-DD (today)')
		.option('--dry-run', 'list every problem and what would change, and change nothing')
		.action((file: string, options: TableOptions) =>
			runImport(async () => {
				const { problems, made, changed, moved, unchanged } = await withDatabase((db) => importUnitFile(db, file, options));
				printFindings('problem', problems);
				if (problems.length > 0) return false;
				const will = options.dryRun === true ? 'would be ' : '';
				console.log(
					`${String(made)} ${will}made, ${String(changed)} ${will}changed, ${String(moved)} ${will}moved, ${String(unchanged)} as before.`
				);
				return true;
			})
		);
}
