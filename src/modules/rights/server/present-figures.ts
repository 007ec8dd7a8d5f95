/** The public page of rights: figures of one year by profession and by right, as text, and as a table to take away. */
import { stringify } from 'csv-stringify/sync';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { messages } from '../messages/index.ts';
import { editionOf, listsOf } from './directory.ts';
import { COLUMNS, publishedRights, rightsYears, type Line } from './publish.ts';

/** The day whose names a year's figures bear: its last. */
const lastDay = (year: number) => Temporal.PlainDate.from({ year, month: 12, day: 31 });

async function named(db: Reader, lang: Lang, year: number) {
	const { jobs, rights } = await listsOf(db);
	const unknown = messages[lang].figures.unknown;
	return {
		profession: (key: string | null) => editionOf(jobs, key, lastDay(year))?.name[lang] ?? key ?? unknown,
		right: (key: string | null) => editionOf(rights, key, lastDay(year))?.name[lang] ?? key ?? unknown
	};
}

/** The figures of the year asked for when it is there, else of the latest; undefined when no year has any. */
async function figuresOf(db: Reader, lang: Lang, asked: number | undefined) {
	const years = await rightsYears(db);
	const year = years.find((one) => one === asked) ?? years[0];
	if (year === undefined) return undefined;
	const [figures, names] = await Promise.all([publishedRights(db, year), named(db, lang, year)]);
	return { years, year, figures, names };
}

/** The page of a year; nothing is shown of a year with no figures. */
export async function presentFigures(db: Reader, lang: Lang, asked: number | undefined) {
	const published = await figuresOf(db, lang, asked);
	if (published === undefined) return { year: undefined, years: [], total: undefined, professions: [], rights: [], least: 0 };
	const { years, year, figures, names } = published;
	const line = (name: string, one: Line) => lineOf(lang, name, one);
	const order = (a: Line, b: Line) => (b.received ?? -1) - (a.received ?? -1);
	return {
		year,
		years,
		least: figures.least,
		total: line(messages[lang].figures.all, figures.total),
		professions: figures.professions.toSorted(order).map((one) => line(names.profession(one.key), one)),
		rights: figures.rights.toSorted(order).map((one) => line(names.right(one.key), one))
	};
}

export type FiguresPage = Awaited<ReturnType<typeof presentFigures>>;
export type FiguresLine = FiguresPage['professions'][number];

function lineOf(lang: Lang, name: string, { key, received, outcomes, said }: Line) {
	const number = (value: number | undefined) => (value === undefined ? messages[lang].figures.hidden : formatNumber(lang, value));
	return {
		key: key ?? '',
		name,
		received: number(received),
		outcomes: COLUMNS.map((column) => number(outcomes[column])),
		said: said === undefined ? undefined : [said.solved, said.partly, said.notSolved].map((value) => formatNumber(lang, value))
	};
}

/** The same for spreadsheets: a count that is hidden is empty, and its line says that something is. */
export async function toFiguresCsv(db: Reader, lang: Lang, asked: number | undefined): Promise<string> {
	const published = await figuresOf(db, lang, asked);
	const head = ['year', 'grouping', 'code', 'name', 'received', ...COLUMNS, 'said_solved', 'said_partly', 'said_not_solved', 'hidden'];
	const lines: (string | number)[][] = [];
	if (published !== undefined) {
		const { year, figures, names } = published;
		const line = (grouping: string, name: string, { key, received, outcomes, said }: Line) => {
			const counts = [received, ...COLUMNS.map((column) => outcomes[column])];
			const own = [year, grouping, key ?? '', name, ...counts.map((count) => count ?? '')];
			lines.push([...own, said?.solved ?? '', said?.partly ?? '', said?.notSolved ?? '', counts.includes(undefined) ? 1 : 0]);
		};
		line('total', '', figures.total);
		for (const one of figures.professions) line('profession', names.profession(one.key), one);
		for (const one of figures.rights) line('right', names.right(one.key), one);
	}
	return stringify([head, ...lines], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
