/** Shares and intervals as pages show them. */
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { percent } from '#modules/statistics/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Interval, Share } from '../rules/interval.ts';
import { cellOf, type Place, type Weighed } from '../rules.ts';

/** An interval drawn: percent of the width. */
export interface Bar {
	start: number;
	width: number;
	at: number;
}

export interface Shown {
	/** "84,1 %", or that there is no data. */
	text: string;
	/** "12 of 15". */
	counts: string | undefined;
	between: string | undefined;
	bar: Bar | undefined;
	/** Shown, and counted in no total. */
	few: boolean;
}

const tenth = (share: number) => Math.round(share * 1000) / 10;

export const barOf = ({ share, low, high }: Interval): Bar => ({ start: tenth(low), width: tenth(high - low), at: tenth(share) });

export function betweenText(lang: Lang, { low, high }: Interval): string {
	return messages[lang].between(percent(lang, low), percent(lang, high));
}

export const countsText = (lang: Lang, { n, of }: Share): string => messages[lang].of(formatNumber(lang, n), formatNumber(lang, of));

/** One number, as scorecards say it: how much of how many, and how sure that is. */
export function shownOf(lang: Lang, indicator: Pick<Weighed, 'minVolume'>, counts: Share | undefined): Shown {
	const cell = cellOf(indicator, counts);
	if (cell.state === 'none') return { text: messages[lang].none, counts: undefined, between: undefined, bar: undefined, few: false };
	return {
		text: percent(lang, cell.interval.share),
		counts: countsText(lang, cell.counts),
		between: betweenText(lang, cell.interval),
		bar: barOf(cell.interval),
		few: cell.state === 'few'
	};
}

export function placeText(lang: Lang, place: Place | undefined): string | undefined {
	return place === undefined ? undefined : messages[lang].place(formatNumber(lang, place.best), formatNumber(lang, place.worst));
}
