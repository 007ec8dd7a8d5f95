/** What a scorecard says: indicators with data, a total of them, places that chance does not make. Pure. */
import { Z95, jointZ, wilson, type Interval, type Share } from './rules/interval.ts';

export const BETTER = ['more', 'less'] as const;
export type Better = (typeof BETTER)[number];

/** What of an indicator counts for a total. */
export interface Weighed {
	code: string;
	weight: number;
	better: Better;
	minVolume: number;
}

/** No data is not zero: it is a state of its own. `few`: shown, and counted in no total. */
export type Cell = { state: 'none' } | { state: 'few' | 'counted'; counts: Share; interval: Interval };

export function cellOf({ minVolume }: Pick<Weighed, 'minVolume'>, counts: Share | undefined, z = Z95): Cell {
	if (counts === undefined || counts.of === 0) return { state: 'none' };
	return { state: counts.of < minVolume ? 'few' : 'counted', counts, interval: wilson(counts, z) };
}

/** The share as more is better: of returned reports those that were not. */
export function asGood({ share, low, high }: Interval, better: Better): Interval {
	return better === 'more' ? { share, low, high } : { share: 1 - share, low: 1 - high, high: 1 - low };
}

/** Less than this part of the weights says nothing of the whole. */
export const LEAST_COVERAGE = 0.5;

export interface Total extends Interval {
	/** Which part of all weights the counted indicators have; the others' weights are theirs now. */
	coverage: number;
}

/**
 * The weighted mean of the indicators that have enough data, their weights made up to a whole. Its interval is put together from
 * theirs (MOVER, Zou and Donner 2008), each as far from its share as Wilson says. Undefined where less than half of the weight has data.
 */
export function totalOf(method: readonly Weighed[], counts: ReadonlyMap<string, Share>, z = Z95): Total | undefined {
	const whole = method.reduce((sum, { weight }) => sum + weight, 0);
	const counted = method.flatMap((one) => {
		const cell = cellOf(one, counts.get(one.code), z);
		return cell.state === 'counted' && one.weight > 0 ? [{ weight: one.weight, ...asGood(cell.interval, one.better) }] : [];
	});
	const weight = counted.reduce((sum, one) => sum + one.weight, 0);
	if (weight === 0 || weight / whole < LEAST_COVERAGE) return undefined;
	const sum = (of: (one: (typeof counted)[number]) => number) => counted.reduce((total, one) => total + of(one), 0);
	const share = sum((one) => (one.weight * one.share) / weight);
	const off = (end: 'low' | 'high') => Math.sqrt(sum((one) => ((one.weight / weight) * (one[end] - one.share)) ** 2));
	return { share, low: Math.max(0, share - off('low')), high: Math.min(1, share + off('high')), coverage: weight / whole };
}

/** Which places a unit may have: it is surely behind `best - 1` units and surely ahead of all after `worst`. */
export interface Place {
	best: number;
	worst: number;
}

/**
 * Places of units among each other as ranges (Klein, Wright and Wieczorek 2020): one unit is ahead of another only where their
 * intervals do not meet. The intervals must hold all at once (`jointZ`): then with 95 of 100 no place of any unit is made by chance.
 */
export function placesOf(units: ReadonlyMap<string, Interval>): Map<string, Place> {
	const lows = [...units.values()].map(({ low }) => low).toSorted((a, b) => a - b);
	const highs = [...units.values()].map(({ high }) => high).toSorted((a, b) => a - b);
	const places = [...units].map(([id, { low, high }]): [string, Place] => {
		const ahead = lows.length - firstThat(lows, (value) => value > high);
		const behind = firstThat(highs, (value) => value >= low);
		return [id, { best: 1 + ahead, worst: units.size - behind }];
	});
	return new Map(places);
}

/** Where in a sorted list the first one is that has reached something; its length when none has. */
function firstThat(sorted: readonly number[], reached: (value: number) => boolean): number {
	let [from, to] = [0, sorted.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (reached(sorted[middle] ?? 0)) to = middle;
		else from = middle + 1;
	}
	return from;
}

export interface Standing {
	id: string;
	/** With an interval of its own, for the reader; undefined where too little has data. */
	total: Total | undefined;
	place: Place | undefined;
}

/** Totals and places of units of one level. Those without a total have no place: too few cases are neither first nor last. */
export function standingsOf(method: readonly Weighed[], units: ReadonlyMap<string, ReadonlyMap<string, Share>>): Standing[] {
	const totals = [...units].map(([id, counts]) => ({ id, counts, total: totalOf(method, counts) }));
	const placed = totals.filter(({ total }) => total !== undefined);
	const z = jointZ(placed.length);
	const wide = placed.flatMap(({ id, counts }): [string, Interval][] => {
		const total = totalOf(method, counts, z);
		return total === undefined ? [] : [[id, total]];
	});
	const places = placesOf(new Map(wide));
	return totals.map(({ id, total }) => ({ id, total, place: places.get(id) }));
}

/** Whether somebody is surely below a threshold (0 to 1): with the whole interval. Nobody without data is. */
export function isBelow(interval: Interval | undefined, threshold: number): boolean {
	return interval !== undefined && interval.high < threshold;
}

/** Weights tried in thought: those given instead of the method's. */
export function weighedAnew<T extends Weighed>(method: readonly T[], weights: ReadonlyMap<string, number>): T[] {
	return method.map((one) => ({ ...one, weight: weights.get(one.code) ?? one.weight }));
}
