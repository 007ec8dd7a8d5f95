/** The open data page: the figures of open data as tiles, bars, rows and sentences. */
import { levelOf, type Bar, type Stat, type Tile } from '#lib/ui/shapes.ts';
import { formatMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { figureMessages } from '../figures-messages/index.ts';
import type { OpenCounts, OpenData, OpenGroup } from './present-figures.ts';

/** What a page of figures is about. Codes, not ids: they stand in addresses. */
export interface FigureQuery {
	year?: string | undefined;
	region?: string | undefined;
	theme?: string | undefined;
}

export interface FigureRowView {
	name: string;
	href: string | undefined;
	received: string;
	onTime: string;
	median: string;
	solved: string;
	overdue: string;
}

const percent = (lang: Lang, value: number | null, none: string) =>
	value === null ? none : `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value)} %`;

/** The main numbers, each with what it means. */
export function figureStats(lang: Lang, counts: OpenCounts): Stat[] {
	const t = figureMessages[lang].numbers;
	const n = (value: number) => formatNumber(lang, value);
	return [
		{ value: n(counts.received), label: t.received.label, note: t.received.note },
		{ value: n(counts.open), label: t.open.label, note: t.open.note },
		{ value: n(counts.overdue), label: t.overdue.label, note: t.overdue.note, late: counts.overdue > 0 },
		{
			value: counts.medianWorkingDays === null ? t.tooFew : t.days(counts.medianWorkingDays),
			label: t.median.label,
			note: t.median.note
		},
		{ value: percent(lang, counts.onTimeShare, t.tooFew), label: t.onTime.label, note: t.onTime.note },
		{ value: percent(lang, counts.solvedShare, t.tooFew), label: t.solved.label, note: t.solved.note(counts.said ?? 0) }
	];
}

/** One tile for each region, also those nobody wrote from. `labels` are short enough for a tile, by KATO code. */
export function figureTiles(
	lang: Lang,
	groups: readonly OpenGroup[],
	labels: readonly { code: string; label: string }[],
	href: (code: string) => string
): Tile[] {
	const t = figureMessages[lang].map;
	const most = Math.max(0, ...groups.map((group) => group.counts?.received ?? 0));
	return labels.map(({ code, label }) => {
		const group = groups.find((one) => one.code === code);
		const hidden = group !== undefined && group.counts === null;
		const received = group?.counts?.received ?? 0;
		return {
			code: code.slice(0, 2),
			name: label,
			value: hidden ? t.hiddenSign : formatNumber(lang, received),
			level: levelOf(received, most),
			href: href(code),
			words: hidden ? t.hidden : t.words
		};
	});
}

/** Bars of groups, the longest first unless they are months or years; a hidden one says so. */
export function figureBars(
	lang: Lang,
	groups: readonly OpenGroup[],
	kind: 'theme' | 'month' | 'year',
	href: (code: string) => string
): Bar[] {
	const t = figureMessages[lang].map;
	const bars = groups.map(({ code, name, counts }) => ({
		label: kind === 'month' && code !== null ? formatMonth(lang, Temporal.PlainDate.from(`${code}-01`)) : name,
		value: counts?.received ?? 0,
		text: counts === null ? t.hidden : formatNumber(lang, counts.received),
		href: code === null || kind === 'month' ? undefined : href(code)
	}));
	return kind === 'theme' ? bars.filter((bar) => bar.value > 0 || bar.text === t.hidden).toSorted((a, b) => b.value - a.value) : bars;
}

/** All the measures of groups, for who wants to compare. */
export function figureRows(lang: Lang, groups: readonly OpenGroup[], href: (code: string) => string): FigureRowView[] {
	const t = figureMessages[lang];
	const none = '–';
	const order = new Intl.Collator(lang);
	return groups
		.toSorted((a, b) => order.compare(a.name, b.name))
		.filter(({ counts }) => counts === null || counts.received > 0)
		.map(({ code, name, counts }) => ({
			name,
			href: code === null ? undefined : href(code),
			received: counts === null ? t.map.hidden : formatNumber(lang, counts.received),
			onTime: percent(lang, counts?.onTimeShare ?? null, none),
			median: counts?.medianWorkingDays == null ? none : formatNumber(lang, counts.medianWorkingDays),
			solved: percent(lang, counts?.solvedShare ?? null, none),
			overdue: counts === null ? none : formatNumber(lang, counts.overdue)
		}));
}

/** Which of the tables a page has. */
export function tablesOf(data: OpenData): { regions: OpenGroup[]; themes: OpenGroup[]; months: OpenGroup[]; years: OpenGroup[] } {
	return { regions: data.regions ?? [], themes: data.themes ?? [], months: data.months ?? [], years: data.byYear ?? [] };
}
