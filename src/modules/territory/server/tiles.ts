/** The map of regions as pages draw it, for whoever counts something by region. */
import { levelOf, type Tile } from '#lib/ui/shapes.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { TILES } from '../rules/tiles.ts';

export interface RegionMap {
	/** By KATO code; a region without a count has none. */
	counts: ReadonlyMap<string, number>;
	href: (code: string) => string;
	/** Said after each number to those who hear it. */
	words: string;
	/** KATO code of the region that is shown. */
	current: string | undefined;
}

/** One tile for each region, where it lies on the map. */
export function regionTiles(lang: Lang, { counts, href, words, current }: RegionMap): Tile[] {
	const most = Math.max(0, ...counts.values());
	return TILES.map(({ code, label }) => {
		const n = counts.get(code) ?? 0;
		return {
			code: code.slice(0, 2),
			name: label[lang],
			value: formatNumber(lang, n),
			level: levelOf(n, most),
			href: href(code),
			words,
			current: code === current
		};
	});
}
