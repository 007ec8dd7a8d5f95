/** What a deputy owes by rule, and what of it was held, is missing, is still ahead. Pure: days are given, the clock is not read. */
import { holdsOn, type Dated } from '#platform/calendar/editions.ts';
import { allot, type Act } from './rules/allot.ts';

/** Periods in months: of the calendar, so that they never cross a year. */
export const PERIODS = [1, 3, 6, 12] as const;
export type Period = (typeof PERIODS)[number];

/** What a mandate owes that was held for a part of a period: a part by whole months, all of it, nothing. */
export const PARTIALS = ['months', 'whole', 'none'] as const;
export type Partial = (typeof PARTIALS)[number];

/** Whose duty: the bodies at a level of the organisation. `all`: every deputy's. */
export const LEVELS = ['all', 'national', 'regional', 'district', 'city'] as const;
export type Level = (typeof LEVELS)[number];

/** An edition of a norm. `scope` is a level, or the id of one body. */
export interface Norm extends Dated {
	duty: string;
	scope: string;
	times: number;
	months: Period;
	partial: Partial;
}

/** Days, both included. */
export interface Span {
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const covers = (a: Span, b: Span) => compare(a.from, b.from) <= 0 && compare(a.to, b.to) >= 0;
const meets = (a: Span, b: Span) => compare(a.from, b.to) <= 0 && compare(b.from, a.to) <= 0;
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) > 0 ? a : b);
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) < 0 ? a : b);
export const isIn = (span: Span, day: Temporal.PlainDate): boolean => covers(span, { from: day, to: day });

/** The year that a day lies in: the ledger is kept by years of the calendar. */
export function yearOf(day: Temporal.PlainDate): Span {
	return { from: day.with({ month: 1, day: 1 }), to: day.with({ month: 12, day: 31 }) };
}

/** The periods of a year. */
export function windowsOf(months: Period, { from }: Span): Span[] {
	return Array.from({ length: 12 / months }, (_, n) => {
		const first = from.add({ months: n * months });
		return { from: first, to: first.add({ months }).subtract({ days: 1 }) };
	});
}

/** Absences as they follow each other: those that touch are one. */
function joined(spans: readonly Span[]): Span[] {
	const list: Span[] = [];
	for (const span of spans.toSorted((a, b) => compare(a.from, b.from))) {
		const last = list.at(-1);
		if (last === undefined || compare(span.from, last.to.add({ days: 1 })) > 0) list.push({ ...span });
		else if (compare(span.to, last.to) > 0) last.to = span.to;
	}
	return list;
}

/** How many months of the calendar in a period somebody held their seat from the first day to the last and was not away all the time. */
export function wholeMonths(window: Span, held: Span, absences: readonly Span[] = []): number {
	const away = joined(absences);
	let months = 0;
	for (let first = window.from; compare(first, window.to) <= 0; first = first.add({ months: 1 })) {
		const month = { from: first, to: first.add({ months: 1 }).subtract({ days: 1 }) };
		if (covers(held, month) && !away.some((span) => covers(span, month))) months++;
	}
	return months;
}

/** How many are owed in a period: a part by whole months is rounded to the nearest whole, a half up. */
export function owedIn(
	{ times, months, partial }: Pick<Norm, 'times' | 'months' | 'partial'>,
	window: Span,
	held: Span,
	absences: readonly Span[] = []
): number {
	if (!meets(held, window)) return 0;
	if (partial === 'whole') {
		const part = { from: later(held.from, window.from), to: earlier(held.to, window.to) };
		return joined(absences).some((span) => covers(span, part)) ? 0 : times;
	}
	const whole = wholeMonths(window, held, absences);
	if (partial === 'none') return whole === months ? times : 0;
	return Math.floor((times * whole) / months + 0.5);
}

/** Whose norms reach a body: its own before those of its level, and those before what holds for all. */
export function scopesOf(body: { id: string; level: string }): string[] {
	return [body.id, body.level, 'all'];
}

/** The edition that a duty is owed by on a day: of the nearest scope that has one in force. */
export function normOn<T extends Norm>(
	editions: readonly T[],
	duty: string,
	scopes: readonly string[],
	day: Temporal.PlainDate
): T | undefined {
	const list = editions.filter((one) => one.duty === duty && holdsOn(one, day));
	return scopes.map((scope) => list.find((one) => one.scope === scope)).find((one) => one !== undefined);
}

/** A duty in one period. */
export interface Slot<T extends Norm = Norm> {
	key: string;
	norm: T;
	window: Span;
	owed: number;
	faces: readonly string[];
}

export interface Duty {
	code: string;
	/** What counts for it. */
	faces: readonly string[];
}

export interface Mandate {
	held: Span;
	body: { id: string; level: string };
	absences: readonly Span[];
}

/**
 * What a mandate owes in a year, period by period. A period is owed by the edition of its first day, to its end: nobody's period is changed
 * in its midst. A duty whose period changed in the year is owed by each in its own periods.
 */
export function slotsOf<T extends Norm>(duties: readonly Duty[], editions: readonly T[], mandate: Mandate, year: Span): Slot<T>[] {
	const scopes = scopesOf(mandate.body);
	return duties.flatMap(({ code, faces }) =>
		PERIODS.flatMap((months) =>
			windowsOf(months, year).flatMap((window): Slot<T>[] => {
				const norm = normOn(editions, code, scopes, window.from);
				if (norm?.months !== months || !meets(mandate.held, window)) return [];
				const owed = owedIn(norm, window, mandate.held, mandate.absences);
				return [{ key: `${code} ${window.from.toString()} ${String(months)}`, norm, window, owed, faces }];
			})
		)
	);
}

/**
 * One duty against what was held. `held + missing + notYetDue + unknown = owed + ahead`: what was not held is missing only when its
 * period is over and records were kept all through it; before that nothing is known, and that is no nought.
 */
export interface Line {
	owed: number;
	held: number;
	missing: number;
	ahead: number;
	notYetDue: number;
	unknown: number;
}

/** `recordedSince`: from which day on such things are recorded at all. */
export function lineOf(
	{ owed, window }: Pick<Slot, 'owed' | 'window'>,
	held: number,
	on: Temporal.PlainDate,
	recordedSince: Temporal.PlainDate | undefined
): Line {
	const lacking = Math.max(0, owed - held);
	const over = compare(window.to, on) < 0;
	const recorded = recordedSince !== undefined && compare(recordedSince, window.from) <= 0;
	return {
		owed,
		held,
		ahead: Math.max(0, held - owed),
		missing: over && recorded ? lacking : 0,
		unknown: over && !recorded ? lacking : 0,
		notYetDue: over ? 0 : lacking
	};
}

const FIGURES = ['owed', 'held', 'missing', 'ahead', 'notYetDue', 'unknown'] as const satisfies readonly (keyof Line)[];

export function sumOf(lines: readonly Line[]): Line {
	const sum: Line = { owed: 0, held: 0, missing: 0, ahead: 0, notYetDue: 0, unknown: 0 };
	for (const line of lines) for (const figure of FIGURES) sum[figure] += line[figure];
	return sum;
}

/** A slot with its line and the acts that were counted for it. */
export interface Entry<A extends Act, T extends Norm = Norm> {
	slot: Slot<T>;
	line: Line;
	acts: A[];
}

/** The ledger of a mandate: each act counts once, wherever it closes most. Acts after `on`, and those of no time of the mandate, are not given. */
export function ledgerOf<A extends Act, T extends Norm>(
	slots: readonly Slot<T>[],
	acts: readonly A[],
	on: Temporal.PlainDate,
	recordedSince: (faces: readonly string[]) => Temporal.PlainDate | undefined
): Entry<A, T>[] {
	const where = allot(slots, acts);
	return slots.map((slot) => {
		const own = acts.filter(({ id }) => where.get(id) === slot.key);
		return { slot, acts: own, line: lineOf(slot, own.length, on, recordedSince(slot.faces)) };
	});
}
