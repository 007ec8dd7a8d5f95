/** Tables of numbers as pages show them, and the words for periods and shares. */
import { formatDayMonth, formatDate, formatMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { messages } from '../messages/index.ts';
import { daysWithin, type Period, type Tally } from '../rules.ts';

/** A number that opens its list; a dash has none. */
export interface Cell {
	column: string;
	text: string;
	href?: string | undefined;
	late?: boolean | undefined;
}

export interface CountRow {
	key: string;
	name: string;
	/** The statistics of this part alone. */
	href?: string | undefined;
	/** For the bar: how much of the largest part, 0 to 100. */
	length?: number;
	cells: Cell[];
}

export interface CountTable {
	/** The first column, then the numbers. */
	columns: string[];
	rows: CountRow[];
	total: CountRow;
}

export function periodName(lang: Lang, { size, from }: Period): string {
	if (size === 'month') return formatMonth(lang, from);
	return size === 'year' ? messages[lang].year(from.year) : messages[lang].quarter(from.year, (from.month + 2) / 3);
}

/** Days of one year, both included, as a heading has them. */
export function daysName(lang: Lang, from: Temporal.PlainDate, to: Temporal.PlainDate): string {
	return `${formatDayMonth(lang, from)} – ${formatDate(lang, to)}`;
}

/** The working days within which this share of the decisions was made; a dash where none was. */
export function daysText(lang: Lang, tally: Tally, share: number): string {
	const days = daysWithin(tally, share);
	return days === undefined ? '–' : formatNumber(lang, days);
}

/** 0.841 -> "84,1 %". */
export function percent(lang: Lang, share: number | undefined): string {
	if (share === undefined) return messages[lang].numbers.none;
	return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(100 * share)} %`;
}
