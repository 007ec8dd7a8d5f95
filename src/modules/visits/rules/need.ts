/**
 * Where a visit is most wanted. Each settlement gets up to 100 points, made of lines that anybody can add up again: what was counted,
 * how that stands to what is usual, its weight. Pure.
 *
 * A value of `x` where `half` is usual counts x / (x + half): half of the weight at what is usual, never more than the whole. For rates
 * usual is the region's own rate; a rate of few people is first drawn towards it. What is not known is no nought: its line says so, gets
 * no points and takes none, for its weight is left out of the sum.
 */

export const COMPONENTS = ['appeals', 'problems', 'wishes', 'waiting', 'distance', 'people'] as const;
export type Component = (typeof COMPONENTS)[number];

/** What is counted per head. */
export const RATES = ['appeals', 'problems', 'wishes'] as const satisfies readonly Component[];
export type Rate = (typeof RATES)[number];

/** Undefined: not known. */
export interface Settlement {
	id: string;
	population: number | undefined;
	/** Open, or waiting, today. */
	counts: Readonly<Record<Rate, number | undefined>>;
	/** Day of the last visit of which it was told what came of it; `never`: none since records began. */
	lastVisit: Temporal.PlainDate | 'never';
	/** By road from the seat of the branch. */
	km: number | undefined;
}

/** Data by date, with its source. */
export interface NeedMethod {
	weights: Readonly<Record<Component, number>>;
	/** So many average people are added to each settlement before a rate is taken. */
	evenPeople: number;
	halfMonths: number;
	halfKm: number;
	halfPeople: number;
	/** Per cent of the weights: of whom less is known is not ranked. */
	leastKnown: number;
}

export interface Line {
	component: Component;
	/** What was counted: appeals, months, kilometres, people. Undefined: not known. */
	raw: number | undefined;
	/** What it is compared by: a rate for 1,000 people, else `raw`; `never` for a place nobody was in. */
	value: number | 'never' | undefined;
	/** What gets half of the weight. */
	half: number;
	/** 0 to 1. */
	share: number | undefined;
	weight: number;
	/** Tenths of a point. */
	points: number;
}

export interface Need {
	id: string;
	lines: Line[];
	/** Tenths of a point, 0 to 1000: the sum of the lines. */
	points: number;
	/** Per cent of the weights that is known. */
	known: number;
}

export interface Ranking {
	ranked: Need[];
	/** Too little is known of them for a place; in the order in which they were given. */
	unranked: Need[];
}

const DAYS_IN_MONTH = 30.44;

/** For 1,000 people, over all settlements of which both are known. */
function usualRate(settlements: readonly Settlement[], rate: Rate): number {
	let [count, people] = [0, 0];
	for (const { population, counts } of settlements) {
		const n = counts[rate];
		if (population === undefined || n === undefined) continue;
		count += n;
		people += population;
	}
	return people === 0 ? 0 : (count / people) * 1000;
}

/** A rate for 1,000 people as if so many average people lived there too: of a hamlet's one letter chance makes no crisis. */
export function evenRate(n: number, population: number, usual: number, evenPeople: number): number {
	return ((n + (usual / 1000) * evenPeople) / (population + evenPeople)) * 1000;
}

/** x / (x + half); where nothing is usual and nothing is there, nothing is wanted. */
export function shareOf(x: number, half: number): number {
	return x + half === 0 ? 0 : x / (x + half);
}

type Drawn = Pick<Line, 'raw' | 'value' | 'half'>;

function drawn(
	one: Settlement,
	component: Component,
	usual: Readonly<Record<Rate, number>>,
	method: NeedMethod,
	today: Temporal.PlainDate
): Drawn {
	switch (component) {
		case 'waiting': {
			const months = one.lastVisit === 'never' ? undefined : Math.max(0, one.lastVisit.until(today).total('days')) / DAYS_IN_MONTH;
			return { raw: months, value: months ?? 'never', half: method.halfMonths };
		}
		case 'distance':
			return { raw: one.km, value: one.km, half: method.halfKm };
		case 'people':
			return { raw: one.population, value: one.population, half: method.halfPeople };
		default: {
			const [n, people] = [one.counts[component], one.population];
			const value = n === undefined || people === undefined ? undefined : evenRate(n, people, usual[component], method.evenPeople);
			return { raw: n, value, half: usual[component] };
		}
	}
}

function needOf(one: Settlement, usual: Readonly<Record<Rate, number>>, method: NeedMethod, today: Temporal.PlainDate): Need {
	const list = COMPONENTS.map((component) => {
		const { raw, value, half } = drawn(one, component, usual, method, today);
		const share = value === undefined ? undefined : value === 'never' ? 1 : shareOf(value, half);
		return { component, raw, value, half, share, weight: method.weights[component] };
	});
	const all = list.reduce((sum, { weight }) => sum + weight, 0);
	const known = list.reduce((sum, { weight, share }) => sum + (share === undefined ? 0 : weight), 0);
	const lines = list.map((line) => ({
		...line,
		points: line.share === undefined || known === 0 ? 0 : Math.round((1000 * line.weight * line.share) / known)
	}));
	return {
		id: one.id,
		lines,
		points: lines.reduce((sum, { points }) => sum + points, 0),
		known: all === 0 ? 0 : Math.round((100 * known) / all)
	};
}

/** The settlements of one region, those where a visit is most wanted first; of equal points the larger first, then as they were given. */
export function rank(settlements: readonly Settlement[], method: NeedMethod, today: Temporal.PlainDate): Ranking {
	const usual = Object.fromEntries(RATES.map((rate) => [rate, usualRate(settlements, rate)])) as Record<Rate, number>;
	const needs = settlements.map((one) => ({ need: needOf(one, usual, method, today), people: one.population ?? 0 }));
	const isKnown = ({ need }: { need: Need }) => need.known >= method.leastKnown;
	return {
		ranked: needs
			.filter(isKnown)
			.toSorted((a, b) => b.need.points - a.need.points || b.people - a.people)
			.map(({ need }) => need),
		unranked: needs.filter((one) => !isKnown(one)).map(({ need }) => need)
	};
}
