/** Working hours as a desk lives them: instants in milliseconds, moved along working days of the real calendar. */
import { isWorkingDay, type Calendar } from '../../platform/calendar/rules.ts';
import type { Random } from './random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

// Asia/Almaty is UTC+5 all the year since 1 March 2024; the demo's past is younger.
const OFFSET = 5 * HOUR;
const OPENS = 9 * HOUR;
const CLOSES = 18 * HOUR;

/** The day in Kazakhstan's time, counted from 1970-01-01. */
export const dayNumber = (ms: number): number => Math.floor((ms + OFFSET) / DAY);
/** Midnight in Kazakhstan's time. */
export const midnight = (day: number): number => day * DAY - OFFSET;

export function plainDay(ms: number): Temporal.PlainDate {
	return Temporal.Instant.fromEpochMilliseconds(dayNumber(ms) * DAY)
		.toZonedDateTimeISO('UTC')
		.toPlainDate();
}

export function numberOf(day: Temporal.PlainDate): number {
	return day.toZonedDateTime('UTC').epochMilliseconds / DAY;
}

export class WorkTime {
	/** Working days by number, ascending. */
	readonly #days: number[] = [];
	/** For each day from the first on: the place of the first working day at or after it. */
	readonly #places: number[] = [];
	readonly #first: number;

	constructor(calendar: Calendar, from: Temporal.PlainDate, to: Temporal.PlainDate) {
		this.#first = numberOf(from);
		for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
			this.#places.push(this.#days.length);
			if (isWorkingDay(calendar, day)) this.#days.push(numberOf(day));
		}
	}

	#place(day: number): number {
		const place = this.#places[day - this.#first];
		if (place === undefined) throw new Error('a day outside the time of the demo');
		return place;
	}

	#day(place: number): number {
		const day = this.#days[place];
		if (day === undefined) throw new Error('a day outside the time of the demo');
		return day;
	}

	isWorking(day: number): boolean {
		return this.#day(this.#place(day)) === day;
	}

	isWorkingOn(day: Temporal.PlainDate): boolean {
		return this.isWorking(numberOf(day));
	}

	/** The working day `n` working days after the day of `ms` (0: that day, or the next one that is worked). */
	dayAfter(ms: number, n: number): number {
		const day = dayNumber(ms);
		const place = this.#place(day);
		return this.#day(this.#day(place) === day ? place + n : place + Math.max(0, n - 1));
	}

	/** So many minutes of working time after `ms`. */
	after(ms: number, minutes: number): number {
		let at = this.#open(ms);
		let left = minutes * MINUTE;
		for (;;) {
			const closes = midnight(dayNumber(at)) + CLOSES;
			if (at + left <= closes) return at + left;
			left -= closes - at;
			at = midnight(this.#day(this.#place(dayNumber(at) + 1))) + OPENS;
		}
	}

	/** `ms` itself when the desk is open, else the next opening. */
	#open(ms: number): number {
		const day = dayNumber(ms);
		const inDay = ms - midnight(day);
		if (this.isWorking(day) && inDay < CLOSES) return Math.max(ms, midnight(day) + OPENS);
		return midnight(this.#day(this.#place(day + 1))) + OPENS;
	}

	/** Some minute of the working day `n` working days after `ms`; later on the same day when n is 0. */
	onDay(random: Random, ms: number, n: number): number {
		if (n === 0) return this.after(ms, 15 + random.below(150));
		return midnight(this.dayAfter(ms, n)) + OPENS + Math.floor(random.next() * (CLOSES - OPENS));
	}
}
