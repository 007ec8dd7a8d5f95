/** Periods, sums and percentiles of the statistics. Pure. */
import { NONE, type CaseFilters } from '#modules/appeals/rules/filters.ts';

/** What appeals are told apart by. */
export const DIMENSIONS = ['unit', 'theme', 'territory', 'kind', 'channel', 'outcome', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
/** Days by which the open ones are told apart: of receipt, and of the present term. */
export type OpenDay = 'open_received' | 'open_due';

/**
 * What is summed over appeals received in a period. The five ways to stand to a term part `received`; decided ones are
 * judged by the date first given. `past` is open and past that first date, whether extended or not. What was merged into
 * another appeal is counted with that one, once: it is `merged` and none of the others. To add a measure: its name here, the
 * filter of its list in COUNTED_BY, what makes it true in rules/tally.ts (a flag of the appeal in rules/block.ts with its SQL
 * in server/facts.ts), its words in `columns`.
 */
export const MEASURES = [
	...(['received', 'onTime', 'late', 'waiting', 'overdue', 'apart', 'past', 'extended', 'reopened', 'repeated'] as const),
	...(['solved', 'partly', 'notSolved', 'silent', 'merged', 'formal', 'sound', 'weak', 'failed'] as const)
];
export type Measure = (typeof MEASURES)[number];
/** Measures and what is added up of them. */
export type Counted = Measure | 'decided' | 'open' | 'checked';
export type Sums = Record<Measure, number>;

/** The filter that finds what a number counts. */
export const COUNTED_BY: Record<Counted, CaseFilters> = {
	received: {},
	decided: { decided: true },
	open: { openOnly: true },
	onTime: { timing: 'on_time' },
	late: { timing: 'late' },
	waiting: { timing: 'waiting' },
	overdue: { timing: 'overdue' },
	apart: { timing: 'apart' },
	past: { pastFirst: true },
	extended: { extended: true },
	reopened: { reopened: true },
	repeated: { repeated: true },
	solved: { verdict: 'solved' },
	partly: { verdict: 'partly' },
	notSolved: { verdict: 'not_solved' },
	silent: { decided: true, verdict: NONE },
	merged: { merged: true },
	formal: { formal: true },
	checked: { recheck: 'done' },
	sound: { recheck: 'sound' },
	weak: { recheck: 'weak' },
	failed: { recheck: 'failed' }
};

/** Sums of a group, and how many of it were decided in how many working days. */
export interface Tally {
	sums: Sums;
	days: Map<number, number>;
}

export function emptyTally(): Tally {
	return { sums: Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Sums, days: new Map() };
}

/** Adds `part` to `whole`. */
export function addTally(whole: Tally, part: Tally): void {
	for (const measure of MEASURES) whole.sums[measure] += part.sums[measure];
	for (const [days, n] of part.days) whole.days.set(days, (whole.days.get(days) ?? 0) + n);
}

export function sumTallies(parts: Iterable<Tally>): Tally {
	const whole = emptyTally();
	for (const part of parts) addTally(whole, part);
	return whole;
}

export function counted(sums: Sums, what: Counted): number {
	if (what === 'decided') return sums.onTime + sums.late;
	if (what === 'checked') return sums.sound + sums.weak + sums.failed;
	return what === 'open' ? sums.waiting + sums.overdue : sums[what];
}

/** The share of what had to be decided by now that was decided by the date first given; undefined where nothing had to. */
export function onTimeShare({ onTime, late, past }: Sums): number | undefined {
	const due = onTime + late + past;
	return due === 0 ? undefined : onTime / due;
}

/** The number of working days within which this share of the decisions was made. */
export function daysWithin({ days }: Tally, share: number): number | undefined {
	const known = [...days].filter(([day, n]) => day >= 0 && n > 0).toSorted(([a], [b]) => a - b);
	const total = known.reduce((sum, [, n]) => sum + n, 0);
	let upTo = 0;
	for (const [day, n] of known) {
		upTo += n;
		if (upTo >= total * share) return day;
	}
	return undefined;
}

/** A month, a quarter or a year as it stands in an address: `2026-11`, `2026-Q4`, `2026`. */
export interface Period {
	text: string;
	size: 'month' | 'quarter' | 'year';
	from: Temporal.PlainDate;
	/** The last day. */
	to: Temporal.PlainDate;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function periodFrom(first: Temporal.PlainDate, size: Period['size']): Period {
	const year = String(first.year);
	const text = { year, month: first.toString().slice(0, 7), quarter: `${year}-Q${String((first.month + 2) / 3)}` }[size];
	return { text, size, from: first, to: first.add({ months: MONTHS[size] }).subtract({ days: 1 }) };
}

/** The period of a size that a day lies in. */
export function periodOf(day: Temporal.PlainDate, size: Period['size']): Period {
	const month = size === 'year' ? 1 : size === 'quarter' ? Math.floor((day.month - 1) / 3) * 3 + 1 : day.month;
	return periodFrom(day.with({ month, day: 1 }), size);
}

export function parsePeriod(text: string): Period | undefined {
	const [, year, month, quarter] = /^((?:19|20|21)\d\d)(?:-(0[1-9]|1[0-2])|-Q([1-4]))?$/.exec(text) ?? [];
	if (year === undefined) return undefined;
	const first = (n: number) => Temporal.PlainDate.from({ year: Number(year), month: n, day: 1 });
	if (month !== undefined) return periodFrom(first(Number(month)), 'month');
	return quarter === undefined ? periodFrom(first(1), 'year') : periodFrom(first(Number(quarter) * 3 - 2), 'quarter');
}

/** What a period is compared with: the one before it, or the same one a year ago. */
export const COMPARISONS = ['before', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export function comparedWith({ from, size }: Period, comparison: Comparison): Period {
	return periodFrom(comparison === 'year' ? from.subtract({ years: 1 }) : from.subtract({ months: MONTHS[size] }), size);
}

/** A period of which a number of days went by; undefined of one that is over or has not begun. */
export function daysGone({ from, to }: Period, today: Temporal.PlainDate): number | undefined {
	const [begun, over] = [Temporal.PlainDate.compare(from, today) <= 0, Temporal.PlainDate.compare(to, today) < 0];
	return begun && !over ? from.until(today, { largestUnit: 'days' }).days + 1 : undefined;
}

/** The first days of a period: as many as there are. */
export function firstDays(period: Period, days: number): Period {
	const to = period.from.add({ days: days - 1 });
	return Temporal.PlainDate.compare(to, period.to) < 0 ? { ...period, to } : period;
}

/** The months that lie in some periods, by their first days. */
export function monthsOf(periods: readonly Pick<Period, 'from' | 'to'>[]): Temporal.PlainDate[] {
	const months = new Map<string, Temporal.PlainDate>();
	for (const { from, to } of periods) {
		for (let month = from.with({ day: 1 }); Temporal.PlainDate.compare(month, to) <= 0; month = month.add({ months: 1 }))
			months.set(month.toString(), month);
	}
	return [...months.values()];
}

/** Periods to choose from: this year's months and a year back, eight quarters, three years; the latest first. */
export function periodsUpTo(today: Temporal.PlainDate): Period[] {
	const back = (size: Period['size'], count: number) => {
		const { from } = periodOf(today, size);
		return Array.from({ length: count }, (_, n) => periodFrom(from.subtract({ months: MONTHS[size] * n }), size));
	};
	return [...back('month', 13), ...back('quarter', 8), ...back('year', 3)];
}

/** Days waited since receipt, and working days late: where one group ends and the next begins. */
export const AGES = [0, 8, 16, 31, 61, 91] as const;
export const LATENESS = [1, 4, 11, 31] as const;

/** How often a report goes by mail. */
export const FREQUENCIES = ['weekly', 'monthly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Most reports that one person gets. */
export const MOST_SUBSCRIPTIONS = 10;

/** A week or a month in which a report is sent once, and the period that it is of. */
export interface Turn {
	name: string;
	period: Period;
}

/** Weekly: the month in which the week before ended, as far as it went. Monthly: the month before. */
export function turnOf(frequency: Frequency, today: Temporal.PlainDate): Turn {
	if (frequency === 'monthly') {
		const month = periodOf(today, 'month');
		return { name: month.text, period: comparedWith(month, 'before') };
	}
	const { yearOfWeek, weekOfYear } = today;
	const name = `${String(yearOfWeek)}-W${String(weekOfYear).padStart(2, '0')}`;
	return { name, period: periodOf(today.subtract({ days: today.dayOfWeek }), 'month') };
}
