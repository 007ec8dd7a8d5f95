/** What is open today, by how long it waits and how late it is. */
import { workingDaysBefore } from '#platform/calendar/rules.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import type { CaseFilters } from '#modules/appeals/rules/filters.ts';
import { messages } from '../messages/index.ts';
import { AGES, LATENESS, type OpenDay, type Tally } from '../rules.ts';
import type { Asked, Numbers } from './figures.ts';
import { listOf } from './links.ts';

/** What is open now, whenever it came: by days since receipt and by working days past the present term. */
export function presentBacklog({ lang, today, calendar }: DeskContext, { unit, filters }: Asked, numbers: Numbers) {
	const t = messages[lang].backlog;
	const asked: Asked = { unit, filters: { ...filters, openOnly: true } };
	const ages = AGES.map((from, at) => ({ from, next: AGES[at + 1] })).map(({ from, next }) => ({
		label: t.days(from, next === undefined ? undefined : next - 1),
		filters: {
			from: next === undefined ? undefined : today.subtract({ days: next - 1 }),
			to: from === 0 ? undefined : today.subtract({ days: from })
		}
	}));
	const late = LATENESS.map((from, at) => ({ from, next: LATENESS[at + 1] })).map(({ from, next }) => ({
		label: t.late(from, next === undefined ? undefined : next - 1),
		filters: {
			dueFrom: next === undefined ? undefined : workingDaysBefore(calendar, today, next).add({ days: 1 }),
			dueTo: from === 1 ? today.subtract({ days: 1 }) : workingDaysBefore(calendar, today, from)
		}
	}));
	const inTime = { label: t.notLate, filters: { dueFrom: today } };
	const groups = numbers.by(asked, ['open_received', 'open_due']);
	const bars = (days: OpenDay, list: readonly Bucket[]) =>
		list.map(({ label, filters: more }) => {
			const n = openWithin(groups.get(days), more);
			return { label, value: n, text: formatNumber(lang, n), href: n === 0 ? undefined : listOf(asked, more) };
		});
	return { ages: bars('open_received', ages), lateness: bars('open_due', [inTime, ...late]) };
}

interface Bucket {
	label: string;
	filters: CaseFilters;
}

/** How many are open of the days that a filter of receipt or of terms takes. */
function openWithin(days: ReadonlyMap<string, Tally> | undefined, { from, to, dueFrom, dueTo }: CaseFilters): number {
	const [first, last] = [(from ?? dueFrom)?.toString(), (to ?? dueTo)?.toString()];
	let n = 0;
	// ISO days are in order as texts.
	for (const [day, { sums }] of days ?? [])
		if ((first === undefined || day >= first) && (last === undefined || day <= last)) n += sums.received;
	return n;
}
