/** For tests: the days of 2021-2027 written down a second time, as plain lists, apart from the seed and from the rules. */
import { makeCalendar, type Calendar, type SpecialDay } from './rules.ts';

const OFF: Record<string, string> = {
	2021: '01-01 01-02 01-04 01-07 03-08 03-21 03-22 03-23 03-24 05-01 05-03 05-07 05-09 05-10 07-05 07-06 07-20 08-30 12-01 12-16 12-17',
	2022: '01-01 01-02 01-03 01-04 01-07 03-07 03-08 03-21 03-22 03-23 05-01 05-02 05-07 05-09 05-10 07-06 07-09 08-29 08-30 10-24 10-25 12-16',
	2023: '01-01 01-02 01-03 01-07 03-08 03-21 03-22 03-23 05-01 05-07 05-08 05-09 06-28 07-06 07-07 08-30 10-25 12-16 12-18',
	2024: '01-01 01-02 01-07 03-08 03-21 03-22 03-23 03-25 05-01 05-07 05-08 05-09 06-16 07-06 07-08 08-30 10-25 12-16',
	2025: '01-01 01-02 01-03 01-07 03-08 03-10 03-21 03-22 03-23 03-24 03-25 05-01 05-07 05-09 06-06 07-06 07-07 08-30 09-01 10-25 10-27 12-16',
	2026: '01-01 01-02 01-07 03-08 03-09 03-21 03-22 03-23 03-24 03-25 05-01 05-07 05-09 05-11 05-27 07-06 10-25 10-26 12-16',
	2027: '01-01 01-02 01-04 01-07 03-08 03-15 03-21 03-22 03-23 03-24 05-01 05-03 05-07 05-09 05-10 05-16 07-06 10-25 12-16'
};
const WORKED = '2021-07-03 2022-03-05 2022-08-27 2022-10-22 2023-07-01 2024-05-04 2025-01-05 2026-08-31';

export const OFF_DAYS: ReadonlySet<string> = new Set(
	Object.entries(OFF).flatMap(([year, days]) => days.split(' ').map((d) => `${year}-${d}`))
);
export const WORKED_DAYS: ReadonlySet<string> = new Set(WORKED.split(' '));

const text = (word: string) => ({ kk: word, ru: word, en: word });

export function special(day: string, kind: SpecialDay['kind']): SpecialDay {
	return { day, kind, name: text(`${kind} ${day}`), source: text('test') };
}

/** A calendar of the lists, with days added or changed. */
export function plainCalendar(...more: readonly SpecialDay[]): Calendar {
	const days = [...OFF_DAYS].map((d) => special(d, 'off'));
	return makeCalendar(1, [...days, ...[...WORKED_DAYS].map((d) => special(d, 'worked')), ...more]);
}

/** Monday to Friday without the days off, and the worked days: nothing of rules.ts is used. */
export function plainlyWorking(day: Temporal.PlainDate, off = OFF_DAYS, worked = WORKED_DAYS): boolean {
	const iso = day.toString();
	return worked.has(iso) || (day.dayOfWeek < 6 && !off.has(iso));
}
