import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid, type RefusalData } from '#platform/errors.ts';
import { day } from '#platform/fields.ts';
import { languageOf } from '#platform/i18n/language-of.ts';
import type { FieldIssue } from '#platform/i18n/refusals/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { readTableFile, TableFault, type Table } from '#platform/tables/read.ts';
import { indicatorInput, promiseInput } from '../../input.ts';
import { isoDay, loose, nameHead, type Column } from '../../rules/table.ts';
import { namedIn, namingFaults, toColumns, type Columns, type Named, type Naming } from '../fields.ts';
import type { Upload } from '../files.ts';
import type { ProgrammeRow } from '../queries.ts';
import { keepProgramme } from '../store.ts';
import { meant, namesFor, type Candidate, type Kind, type Names } from '../table-names.ts';
import { insertPromises } from './keep-promise.ts';

const MOST_ROWS = 5_000;

/** What is wrong with one cell; row 1 is the head. `issue` is what the schema said, `code` what we did. */
export interface TableProblem {
	row: number;
	column: string;
	code?: string;
	data?: RefusalData;
	issue?: FieldIssue;
	/** What the cell holds. */
	value?: string | undefined;
	/** What a name may mean that means several things. */
	candidates?: readonly Candidate[];
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

type Typed = Partial<Record<Column, string>>;

async function readRows(tx: Tx, programme: ProgrammeRow, table: Table, fields: ReadonlyMap<string, Column>) {
	const columnOf = new Map([...fields].map(([column, field]) => [field as string, column]));
	const names = await namesFor(tx, programme);
	const lines = table.rows.map(({ row, cells }) => {
		const typed: Typed = Object.fromEntries([...fields].map(([column, field]) => [field, cells[column] ?? '']));
		return { row, typed, ...toForm(typed, names) };
	});
	const named = await namedIn(
		tx,
		programme,
		lines.map(({ form }) => namingOf(form))
	);
	const seen = await wordsThere(tx, programme.id);
	const problems: TableProblem[] = [];
	const list: Columns[] = [];
	for (const { row, typed, form, several } of lines) {
		const { columns, faults } = readLine(programme, form, several, named);
		const place = named.places.get(form.territory ?? '')?.id;
		const key = `${place ?? ''} ${loose(form.quote ?? '')}`;
		if (place !== undefined && seen.has(key)) faults.push({ field: 'quote', code: 'promises.twice' });
		seen.add(key);
		for (const { field, ...fault } of faults)
			problems.push({ row, column: columnOf.get(field) ?? field, value: typed[field as Column], ...fault });
		if (columns !== undefined) list.push(columns);
	}
	return { list, problems: problems.toSorted((a, b) => a.row - b.row) };
}

type Form = Record<string, string>;
type CellFault = Pick<TableProblem, 'code' | 'data' | 'issue' | 'candidates'> & { field: string };

const namingOf = ({ territory = '', theme = '', unit = '', person = '', dueOn = '' }: Form): Naming => ({
	territory,
	theme,
	unit,
	person: person.trim().toLowerCase() || undefined,
	dueOn: day.safeParse(dueOn).data
});

/** A line's columns, or everything that is wrong with it at once: what the schema says, an indicator that is not whole, what it names. */
function readLine(programme: ProgrammeRow, form: Form, several: readonly CellFault[], named: Named) {
	const read = promiseInput.safeParse(form);
	const issues = read.success ? [] : [...read.error.issues, ...(indicatorInput.safeParse(form).error?.issues ?? [])];
	// Of how a place's code looks a table says nothing: it names places.
	const said = issues.map((issue): CellFault => ({ field: String(issue.path[0]), issue })).filter(({ field }) => field !== 'territory');
	const naming = namingFaults(programme, namingOf(form), named).map((fault): CellFault =>
		// A table has no list to choose from.
		fault.code === 'promises.territory' ? { ...fault, code: 'promises.no_place' } : fault
	);
	// A cell is told one thing: that it is ambiguous rather than that it is unknown.
	const faults = [...several, ...said, ...naming];
	const first = faults.filter(({ field }, i) => faults.findIndex((other) => other.field === field) === i);
	return { columns: read.success && first.length === 0 ? toColumns(programme, read.data, named).columns : undefined, faults: first };
}

/** The cells as the form would send them: names become codes, days ISO; the language is told by the words where nobody says it. */
function toForm(typed: Typed, names: Names): { form: Form; several: CellFault[] } {
	const { district = '', region = '', ...cells } = typed;
	const several: CellFault[] = [];
	const code = (field: Kind) => {
		const found = meant(names, field, cells[field] ?? '', field === 'territory' ? [district, region] : []);
		if ('code' in found) return found.code;
		several.push({ field, code: 'promises.several', candidates: found.candidates });
		return '';
	};
	const form = {
		...cells,
		territory: code('territory'),
		theme: code('theme'),
		unit: code('unit'),
		dueOn: isoDay(cells.dueOn ?? ''),
		saidOn: isoDay(cells.saidOn ?? ''),
		language: cells.language?.trim().toLowerCase() || (languageOf(cells.quote ?? '') ?? 'kk')
	};
	return { form, several };
}

/** The words that are in the list, by place. */
async function wordsThere(db: Reader | Tx, programmeId: string): Promise<Set<string>> {
	const list = await rows(
		db,
		sql<{ place: string; quote: string }>`SELECT territory_id AS place, quote FROM promise WHERE programme_id = ${programmeId}`
	);
	return new Set(list.map(({ place, quote }) => `${place} ${loose(quote)}`));
}
