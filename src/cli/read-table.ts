import { readFileSync } from 'node:fs';
import { readTableFile, TableFault, type Table } from '../platform/tables/read.ts';
import { CommandError } from './sentence.ts';

export type { Table } from '../platform/tables/read.ts';

const SENTENCES: Record<TableFault['kind'], (why: string) => string> = {
	text: () => 'is not UTF-8 text; save it as "CSV UTF-8" or as XLSX.',
	csv: (why) => `is no CSV: ${why}.`,
	xlsx: (why) => `is no XLSX file: ${why}.`,
	docx: () => 'is no DOCX file.'
};

/** Reads a table by its name's ending (CSV, XLSX, DOCX). The first line names the columns; empty lines are passed over. Throws CommandError. */
export async function readTable(file: string): Promise<Table> {
	let bytes: Buffer;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		throw new CommandError(`${file} cannot be read: ${(error as Error).message}.`);
	}
	let table: Table | undefined;
	try {
		table = await readTableFile(file, bytes);
	} catch (error) {
		if (error instanceof TableFault) throw new CommandError(`${file} ${SENTENCES[error.kind](error.message)}`);
		throw error;
	}
	if (table === undefined) throw new CommandError(`${file} is empty: its first line must name the columns.`);
	return table;
}
