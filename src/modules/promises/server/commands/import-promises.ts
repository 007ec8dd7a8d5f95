import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid, type RefusalData } from '#platform/errors.ts';
import { languageOf } from '#platform/i18n/language-of.ts';
import type { FieldIssue } from '#platform/i18n/refusals/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { readTableFile, TableFault, type Table } from '#platform/tables/read.ts';
import { promiseInput, type PromiseInput } from '../../input.ts';
import { isoDay, loose, nameHead, type Column } from '../../rules/table.ts';
import { namedIn, toColumns, type Columns } from '../fields.ts';
import type { Upload } from '../files.ts';
import type { ProgrammeRow } from '../queries.ts';
import { keepProgramme } from '../store.ts';
import { insertPromises } from './keep-promise.ts';

const MOST_ROWS = 5_000;

/** What is wrong with one cell; row 1 is the head. `issue` is what the schema said, `code` what we did. */
export interface TableProblem {
	row: number;
	column: string;
	code?: string;
	data?: RefusalData;
	issue?: FieldIssue;
}

export interface Imported {
	problems: TableProblem[];
	/** How many promises the table holds. */
	promises: number;
}

/**
 * Takes promises from a table: all of them, or none when a cell of one row is wrong; each problem is told with its row and column. What is in
 * the list already (the same words for the same place) is a problem too, so that a table sent twice is taken once. To a list that is
 * public with a reason. Throws not_found, forbidden, invalid `table`, `reason`.
 */
export async function importPromises(
	tx: Tx,
	actor: Actor,
	programmeId: string,
	upload: Upload | undefined,
	reason?: string
): Promise<Imported> {
	const programme = await keepProgramme(tx, actor, programmeId);
	if (programme.published && reason === undefined) throw invalid('reason', 'required');
	const table = await tableOf(upload);
	const { fields, faults } = nameHead(table.columns);
	if (faults.length > 0) return { problems: faults.map((fault) => ({ row: 1, ...fault })), promises: table.rows.length };
	const { list, problems } = await readRows(tx, programme, table, fields);
	if (problems.length === 0) await insertPromises(tx, actor, programme, list, reason);
	return { problems, promises: table.rows.length };
}

async function tableOf(upload: Upload | undefined): Promise<Table> {
	if (upload === undefined) throw invalid('table', 'promises.no_table');
	let table: Table | undefined;
	try {
		table = await readTableFile(upload.name, upload.bytes);
	} catch (error) {
		if (error instanceof TableFault) throw invalid('table', 'promises.unreadable');
		throw error;
	}
	if (table === undefined || table.rows.length === 0) throw invalid('table', 'promises.empty');
	if (table.rows.length > MOST_ROWS) throw conflict('promises.many');
	return table;
}

async function readRows(tx: Tx, programme: ProgrammeRow, table: Table, fields: ReadonlyMap<string, Column>) {
	const problems: TableProblem[] = [];
	const columnOf = new Map([...fields].map(([column, field]) => [field as string, column]));
	const at = (row: number, field: string) => ({ row, column: columnOf.get(field) ?? field });
	const names = await codesByName(tx, programme);
	const parsed: { row: number; input: PromiseInput }[] = [];
	for (const { row, cells } of table.rows) {
		const typed = Object.fromEntries([...fields].map(([column, field]) => [field, cells[column] ?? ''])) as Partial<Record<Column, string>>;
		const read = promiseInput.safeParse(toForm(typed, names));
		if (read.success) parsed.push({ row, input: read.data });
		else problems.push(...read.error.issues.map((issue) => ({ ...at(row, String(issue.path[0])), issue })));
	}
	const named = await namedIn(
		tx,
		programme,
		parsed.map(({ input }) => input)
	);
	const seen = await wordsThere(tx, programme.id);
	const list: Columns[] = [];
	for (const { row, input } of parsed) {
		const { columns, faults } = toColumns(programme, input, named);
		if (columns === undefined) problems.push(...faults.map(({ field, ...fault }) => ({ ...at(row, field), ...fault })));
		else {
			const key = `${columns.territory_id} ${loose(columns.quote)}`;
			if (seen.has(key)) problems.push({ ...at(row, 'quote'), code: 'promises.twice' });
			seen.add(key);
			list.push(columns);
		}
	}
	return { list, problems: problems.toSorted((a, b) => a.row - b.row) };
}

type Names = Record<'territory' | 'theme' | 'unit', Map<string, string>>;

/** The cells as the form would send them: names become codes, days ISO; the language is told by the words where nobody says it. */
function toForm(typed: Partial<Record<Column, string>>, names: Names): Record<string, string> {
	const code = (field: keyof Names) => names[field].get(loose(typed[field] ?? '')) ?? typed[field]?.trim() ?? '';
	return {
		...typed,
		...{ territory: code('territory'), theme: code('theme'), unit: code('unit') },
		...{ dueOn: isoDay(typed.dueOn ?? ''), saidOn: isoDay(typed.saidOn ?? '') },
		language: typed.language?.trim().toLowerCase() || (languageOf(typed.quote ?? '') ?? 'kk')
	};
}

/** Codes by the names that people write, in three languages; a name that two things have is no name. */
async function codesByName(db: Reader | Tx, programme: ProgrammeRow): Promise<Names> {
	interface Row {
		kind: keyof Names;
		code: string;
		name: Texts;
	}
	const list = await rows(
		db,
		sql<Row>`
			SELECT 'territory' AS kind, t.code, t.name FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${programme.territoryId} AND t.valid_to IS NULL
			UNION ALL SELECT 'theme', code, name FROM theme WHERE valid_to IS NULL
			UNION ALL SELECT 'unit', u.code, u.name FROM unit u WHERE u.path <@ ${programme.unitPath}::ltree AND u.valid_to IS NULL`
	);
	const names: Names = { territory: new Map(), theme: new Map(), unit: new Map() };
	const shared: Record<keyof Names, Set<string>> = { territory: new Set(), theme: new Set(), unit: new Set() };
	for (const { kind, code, name } of list) {
		for (const key of new Set(Object.values(name).map(loose))) {
			if (names[kind].has(key) && names[kind].get(key) !== code) shared[kind].add(key);
			names[kind].set(key, code);
		}
	}
	for (const kind of ['territory', 'theme', 'unit'] as const) for (const key of shared[kind]) names[kind].delete(key);
	return names;
}

/** The words that are in the list, by place. */
async function wordsThere(db: Reader | Tx, programmeId: string): Promise<Set<string>> {
	const list = await rows(
		db,
		sql<{ place: string; quote: string }>`SELECT territory_id AS place, quote FROM promise WHERE programme_id = ${programmeId}`
	);
	return new Set(list.map(({ place, quote }) => `${place} ${loose(quote)}`));
}
