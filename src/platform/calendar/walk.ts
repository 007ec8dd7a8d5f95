/** A term day by day, for whoever wants to check it by hand. Pure. */
import { isWorkingDay, type Calendar, type ComputedDeadline } from './rules.ts';
import type { Texts } from '../i18n/lang.ts';

export interface WalkedDay {
	day: Temporal.PlainDate;
	/** Which day of the term it is; absent when it was not counted. */
	count?: number;
	/** What makes it differ from a plain day: a holiday, a worked weekend. */
	name?: Texts;
	source?: Texts;
	off: boolean;
}

/** Every day after day zero up to the due date. A term in months shows only the days at its end, from the day it ran out. */
export function walk(calendar: Calendar, { startsOn, dueOn, explanation }: ComputedDeadline): WalkedDay[] {
	const { unit, n, rolledFrom } = explanation;
	const ranOut = Temporal.PlainDate.from(rolledFrom ?? explanation.dueOn);
	const days: WalkedDay[] = [];
	let count = 0;
	const first = unit === 'month' || n === 0 ? ranOut : startsOn.add({ days: 1 });
	for (let day = first; Temporal.PlainDate.compare(day, dueOn) <= 0; day = day.add({ days: 1 })) {
		const plain = dayAs(calendar, day);
		const counts = unit === 'working_day' ? !plain.off : unit === 'calendar_day' && Temporal.PlainDate.compare(day, ranOut) <= 0;
		days.push(counts && n > 0 ? { ...plain, count: ++count } : plain);
	}
	return days;
}

/** Every day from one to another, both included, none of them counted. */
export function daysBetween(calendar: Calendar, from: Temporal.PlainDate, to: Temporal.PlainDate): WalkedDay[] {
	return Array.from({ length: from.until(to).days + 1 }, (_, n) => dayAs(calendar, from.add({ days: n })));
}

function dayAs(calendar: Calendar, day: Temporal.PlainDate): WalkedDay {
	const special = calendar.days.get(day.toString());
	const off = !isWorkingDay(calendar, day);
	return special === undefined ? { day, off } : { day, off, name: special.name, source: special.source };
}
