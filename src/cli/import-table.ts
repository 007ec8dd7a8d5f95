import { parseDay } from '../modules/organisation/import/columns.ts';
import { now } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/db/index.ts';
import { dayOf } from '../platform/i18n/format.ts';
import { readTable, type Table } from './read-table.ts';
import { CommandError } from './sentence.ts';

export interface TableOptions {
	date?: string;
	dryRun?: boolean;
}

/** The day given on the command line, or today. Throws CommandError. */
export function dayOption(date: string | undefined): Temporal.PlainDate {
	if (date === undefined) return dayOf(now());
	const day = parseDay(date);
	if (day === undefined) throw new CommandError(`--date "${date}" is no date such as 2026-01-31.`);
	return day;
}

class DryRun extends Error {}

/** Runs an import of a table in one transaction; a dry run does all of it and then takes it back. */
export async function dryRunnable<T>(
	db: Database,
	file: string,
	options: TableOptions,
	run: (tx: Tx, table: Table & { on: Temporal.PlainDate }) => Promise<T>
): Promise<T> {
	const on = dayOption(options.date);
	const table = await readTable(file);
	let result: T | undefined;
	try {
		return await db.write(async (tx) => {
			result = await run(tx, { ...table, on });
			if (options.dryRun === true) throw new DryRun();
			return result;
		});
	} catch (error) {
		if (error instanceof DryRun && result !== undefined) return result;
		throw error;
	}
}
