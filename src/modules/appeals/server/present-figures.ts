/** Published figures as open data (page, CSV, JSON and API say the same numbers) and as the open data page shows them. */
import { stringify } from 'csv-stringify/sync';
import type { Lang } from '#platform/i18n/lang.ts';
import { figureMessages } from '../figures-messages/index.ts';
import type { PublishedCounts, PublishedFigures, PublishedGroup } from './figures.ts';

export interface FigureName {
	code: string;
	name: string;
}

/** Names of regions and themes by id, in the reader's language. */
export interface FigureNames {
	regions: ReadonlyMap<string, FigureName>;
	themes: ReadonlyMap<string, FigureName>;
}

const tenth = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10;

function openCounts(counts: PublishedCounts | undefined, least: number) {
	if (counts === undefined) return null;
	const { received, open, overdue, decided, due, onTime, medianDays, said } = counts;
	const voices = said === undefined ? 0 : said.solved + said.partly + said.notSolved;
	return {
		received,
		open,
		overdue,
		decided,
		due,
		onTime,
		onTimeShare: due > 0 && due >= least ? tenth(onTime, due) : null,
		medianWorkingDays: medianDays ?? null,
		said: said === undefined ? null : voices,
		solved: said?.solved ?? null,
		partly: said?.partly ?? null,
		notSolved: said?.notSolved ?? null,
		solvedShare: said !== undefined && voices > 0 ? tenth(said.solved, voices) : null
	};
}

export type OpenCounts = NonNullable<ReturnType<typeof openCounts>>;

export interface OpenGroup {
	/** KATO code, theme code, `2026-11`, `2026`; null where it is not known. */
	code: string | null;
	name: string;
	/** Null where they are hidden. */
	counts: OpenCounts | null;
}

/** In the order of the codes, what is not known last: the same file today and tomorrow. */
function byCode(a: OpenGroup, b: OpenGroup): number {
	if (a.code === null || b.code === null) return Number(a.code === null) - Number(b.code === null);
	return a.code < b.code ? -1 : 1;
}

/** Published figures for machines. Shares are percents with one decimal; what is hidden is null. */
export function toOpenData(lang: Lang, figures: PublishedFigures, names: FigureNames) {
	const t = figureMessages[lang];
	const { least, filter } = figures;
	const groups = (list: PublishedGroup[] | undefined, name: (key: string) => FigureName, unknown: string): OpenGroup[] | null =>
		list
			?.map(({ key, counts }) => {
				const named = key === null ? { code: null, name: unknown } : name(key);
				return { ...named, counts: openCounts(counts, least) };
			})
			.toSorted(byCode) ?? null;
	const self = (key: string) => ({ code: key, name: key });
	const region = (key: string) => names.regions.get(key) ?? self(key);
	const theme = (key: string) => names.themes.get(key) ?? self(key);
	return {
		asOf: figures.asOf.round('second').toString(),
		hiddenBelow: least,
		years: figures.years,
		filter: {
			year: filter.year ?? null,
			region: filter.regionId === undefined ? null : region(filter.regionId).code,
			theme: filter.themeId === undefined ? null : theme(filter.themeId).code
		},
		total: openCounts(figures.total, least),
		regions: groups(figures.regions, region, t.map.unknown),
		themes: groups(figures.themes, theme, t.themes.unknown),
		months: groups(figures.months, self, ''),
		byYear: groups(figures.byYear, self, '')
	};
}

export type OpenData = ReturnType<typeof toOpenData>;

const COUNTS = [
	'received',
	'open',
	'overdue',
	'decided',
	'due',
	'onTime',
	'onTimeShare',
	'medianWorkingDays',
	'said',
	'solved',
	'partly',
	'notSolved',
	'solvedShare'
] as const satisfies readonly (keyof OpenCounts)[];

/** The same as CSV (RFC 4180, UTF-8 with a mark for spreadsheets). A cell that a spreadsheet would run is defused. */
export function toOpenCsv(data: OpenData): string {
	const line = (grouping: string, { code, name, counts }: OpenGroup) => [
		grouping,
		code ?? '',
		name,
		...COUNTS.map((count) => counts?.[count] ?? ''),
		counts === null ? 1 : 0
	];
	const lists = { region: data.regions, theme: data.themes, month: data.months, year: data.byYear };
	const lines = [
		['grouping', 'code', 'name', ...COUNTS, 'hidden'],
		line('total', { code: null, name: '', counts: data.total }),
		...Object.entries(lists).flatMap(([grouping, list]) => (list ?? []).map((group) => line(grouping, group)))
	];
	return stringify(lines, { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
