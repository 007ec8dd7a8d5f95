import type { Figures } from '#modules/appeals/server/index.ts';
import type { Stat } from '#lib/ui/shapes.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '#platform/i18n/messages/index.ts';
import { formatNumber } from '#platform/i18n/plural.ts';

/** 0.962 -> "96 %": whole percents, for a glance. */
function share(part: number, whole: number): string {
	return `${String(Math.round((part / whole) * 100))} %`;
}

/** The home page's numbers: each only when it rests on at least `least` appeals. */
export function presentHome(lang: Lang, figures: Figures, least: number): Stat[] {
	const words = messages[lang].home.stats;
	const enough = (n: number) => n > 0 && n >= least;
	const judged = figures.solved + figures.partly + figures.notSolved;
	const stats: Stat[] = [];
	if (enough(figures.received)) stats.push({ value: formatNumber(lang, figures.received), label: words.received });
	if (figures.medianDays !== undefined && enough(figures.decided)) {
		stats.push({ value: formatNumber(lang, figures.medianDays), label: words.medianDays });
	}
	if (enough(figures.due)) stats.push({ value: share(figures.onTime, figures.due), label: words.onTime });
	if (enough(judged)) stats.push({ value: share(figures.solved, judged), label: words.solved });
	return stats;
}
