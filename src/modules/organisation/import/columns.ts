/** How the tables of units and people are headed and filled, in any of the three languages. Pure. */

export interface SourceRow {
	row: number;
	cells: Record<string, string>;
}

/** Why a table cannot be taken: a sentence about one cell. Row 1 is the header. */
export interface Problem {
	row: number;
	column: string;
	text: string;
}

/** Columns by our name, with what else they may be called. */
export type Aliases<C extends string> = Record<C, readonly string[]>;

/** A table read by our names of columns; a column that the file does not have is absent from `has`. */
export interface NamedTable<C extends string> {
	has: ReadonlySet<C>;
	rows: { row: number; cells: Record<C, string> }[];
	problems: Problem[];
}

const plain = (text: string) =>
	text
		.trim()
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[\s_-]+/g, ' ');

/** Finds the columns by their names or aliases. Unknown and missing columns are problems of row 1. */
export function nameColumns<C extends string>(
	columns: readonly string[],
	rows: readonly SourceRow[],
	aliases: Aliases<C>,
	required: readonly NoInfer<C>[]
): NamedTable<C> {
	const names = Object.keys(aliases) as C[];
	const found = new Map<string, C>();
	const problems: Problem[] = [];
	for (const column of columns.filter((c) => c !== '')) {
		const name = names.find((n) => [n, ...aliases[n]].some((alias) => plain(alias) === plain(column)));
		if (name === undefined) problems.push({ row: 1, column, text: `is no known column; known are ${names.join(', ')}` });
		else if ([...found.values()].includes(name)) problems.push({ row: 1, column, text: `is a second column for ${name}` });
		else found.set(column, name);
	}
	const has = new Set(found.values());
	for (const name of required) if (!has.has(name)) problems.push({ row: 1, column: name, text: 'is missing' });
	const blank = () => Object.fromEntries(names.map((name) => [name, ''])) as Record<C, string>;
	const named = rows.map(({ row, cells }) => {
		const result = blank();
		for (const [column, name] of found) result[name] = cells[column] ?? '';
		return { row, cells: result };
	});
	return { has, rows: named, problems };
}

/** A closed list in which each value may be written in Kazakh, Russian or English. */
export function choice<V extends string>(typed: string, values: Record<V, readonly string[]>): V | undefined {
	return (Object.keys(values) as V[]).find((value) => [value, ...values[value]].some((alias) => plain(alias) === plain(typed)));
}

/** A day as people write it in tables: 2026-01-31 or 31.01.2026. Undefined when it is none. */
export function parseDay(text: string): Temporal.PlainDate | undefined {
	const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
	const [, lastDay, lastMonth, lastYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
	try {
		return Temporal.PlainDate.from(
			{ year: Number(year ?? lastYear), month: Number(month ?? lastMonth), day: Number(day ?? lastDay) },
			{ overflow: 'reject' }
		);
	} catch {
		return undefined;
	}
}

export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const PHONE = /^\+?[\d\s()-]{6,25}$/;

/** Checks of cells that tables share; each adds its problem and says nothing else. */
export interface CellChecks {
	add: (column: string, text: string) => void;
	day: (column: string, text: string) => Temporal.PlainDate | undefined;
	matches: (column: string, text: string, pattern: RegExp, what: string) => void;
	order: (from: Temporal.PlainDate, to: Temporal.PlainDate | null) => void;
}

export function cellChecks(row: number, problems: Problem[]): CellChecks {
	const add = (column: string, text: string) => void problems.push({ row, column, text });
	return {
		add,
		day: (column, text) => {
			const day = text === '' ? undefined : parseDay(text);
			if (text !== '' && day === undefined) add(column, `"${text}" is no date such as 2026-01-31 or 31.01.2026`);
			return day;
		},
		matches: (column, text, pattern, what) => {
			if (text !== '' && !pattern.test(text)) add(column, `"${text}" is no ${what}`);
		},
		order: (from, to) => {
			if (to !== null && Temporal.PlainDate.compare(to, from) < 0)
				add('valid_to', `${to.toString()} is before valid_from ${from.toString()}`);
		}
	};
}
