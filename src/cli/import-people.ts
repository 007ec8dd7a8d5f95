import path from 'node:path';
import type { Command } from 'commander';
import { PEOPLE_COLUMNS } from '../modules/organisation/import/people.ts';
import { importPeople, type PeopleResult } from '../modules/organisation/server/index.ts';
import type { Database } from '../platform/db/index.ts';
import { dryRunnable, type TableOptions } from './import-table.ts';
import { printFindings, runImport } from './report.ts';
import { withDatabase } from './with-database.ts';

const ACTOR = { kind: 'system', job: 'import people' } as const;

/** Takes people and posts from a CSV or XLSX (columns: PEOPLE_COLUMNS). Nothing is written when a row has a problem, or with dryRun. */
export function importPeopleFile(db: Database, file: string, options: TableOptions = {}): Promise<PeopleResult> {
	return dryRunnable(db, file, options, (tx, table) => importPeople(tx, ACTOR, { ...table, source: path.basename(file) }));
}

/** `people FILE`, under the command `import`. */
export function registerPeopleImport(program: Command): void {
	program
		.command('people <file>')
		.description(`bring people and their posts to what a table says (CSV or XLSX: ${Object.keys(PEOPLE_COLUMNS).join(', ')})`)
		.option('--date <date>', 'when new posts begin that have no valid_from; posts not named any more end the day before (today)')
		.option('--dry-run', 'list every problem and what would change, and change nothing')
		.action((file: string, options: TableOptions) =>
			runImport(async () => {
				const { problems, made, changed, unchanged, given, ended } = await withDatabase((db) => importPeopleFile(db, file, options));
				printFindings('problem', problems);
				if (problems.length > 0) return false;
				const will = options.dryRun === true ? 'would be ' : '';
				console.log(
					`People: ${String(made)} ${will}made, ${String(changed)} ${will}changed, ${String(unchanged)} as before. ` +
						`Posts: ${String(given)} ${will}given, ${String(ended)} ${will}ended.`
				);
				return true;
			})
		);
}
