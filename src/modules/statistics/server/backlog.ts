/** What is open today, by how long it waits and how late it is. */
import { workingDaysBefore } from '#platform/calendar/rules.ts';
import { sql } from '#platform/db/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import type { CaseFilters } from '#modules/appeals/rules/filters.ts';
import { messages } from '../messages/index.ts';
import { AGES, LATENESS } from '../rules.ts';
import { groupsBy, type Asked } from './figures.ts';
import { listOf } from './links.ts';

/** What is open now, whenever it came: by days since receipt and by working days past the present term. */
export async function presentBacklog({ db, lang, actor, today, calendar }: DeskContext, { unit, filters }: Asked) {
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
	const groups = await groupsBy(db, actor, asked, [
		{ name: 'age', key: bucket(ages, sql`(r.received_at AT TIME ZONE ${sql.lit(ZONE)})::date`, 'from', 'to') },
		{ name: 'late', key: bucket([inTime, ...late], sql`r.due_on`, 'dueFrom', 'dueTo') }
	]);
	const bars = (name: string, list: readonly Bucket[]) =>
		list.map(({ label, filters: more }, at) => {
			const n = groups.get(name)?.get(String(at))?.sums.received ?? 0;
			return { label, value: n, text: formatNumber(lang, n), href: n === 0 ? undefined : listOf(asked, more) };
		});
	return { ages: bars('age', ages), lateness: bars('late', [inTime, ...late]) };
}

interface Bucket {
	label: string;
	filters: CaseFilters;
}

/** SQL: which of the groups a day falls into, as text. */
function bucket(list: readonly Bucket[], day: ReturnType<typeof sql>, from: 'from' | 'dueFrom', to: 'to' | 'dueTo') {
	const within = list.map(({ filters }, at) => {
		const [first, last] = [filters[from], filters[to]];
		const after = first === undefined ? sql`true` : sql`${day} >= ${first}::date`;
		const before = last === undefined ? sql`true` : sql`${day} <= ${last}::date`;
		return sql`WHEN ${after} AND ${before} THEN ${sql.lit(String(at))}`;
	});
	return sql`CASE ${sql.join(within, sql` `)} END`;
}
