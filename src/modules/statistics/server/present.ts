/** The page of statistics: every number in the reader's words, with the list behind it. */
import { paths } from '#lib/paths.ts';
import type { Stat } from '#lib/ui/shapes.ts';
import { workingDaysBefore } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { sql } from '#platform/db/index.ts';
import { formatMonth, formatTime, ZONE } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { filterQuery, type CaseFilters } from '#modules/appeals/rules/filters.ts';
import { messages } from '../messages/index.ts';
import {
	AGES,
	COUNTED_BY,
	counted,
	daysWithin,
	LATENESS,
	onTimeShare,
	type Counted,
	type Dimension,
	type Period,
	type Tally
} from '../rules.ts';
import { figuresBy, groupsBy, wholeFilter, type Asked } from './figures.ts';
import { partsOf, wholeOf, type Part } from './parts.ts';

/** A number that opens its list; a dash has none. */
export interface Cell {
	column: string;
	text: string;
	href?: string | undefined;
	late?: boolean | undefined;
}

export interface CountRow {
	key: string;
	name: string;
	/** The statistics of this part alone. */
	href?: string | undefined;
	/** For the bar: how much of the largest part, 0 to 100. */
	length: number;
	cells: Cell[];
}

export interface CountTable {
	/** The first column, then the numbers. */
	columns: string[];
	rows: CountRow[];
	total: CountRow;
}

export function periodName(lang: Lang, { size, from }: Period): string {
	if (size === 'month') return formatMonth(lang, from);
	return size === 'year' ? messages[lang].year(from.year) : messages[lang].quarter(from.year, (from.month + 2) / 3);
}

/** The list of the appeals that a number counts. */
export function listOf(asked: Asked, ...more: CaseFilters[]): string {
	return paths.desk.search(filterQuery(Object.assign({}, wholeFilter(asked), ...more) as CaseFilters));
}

/** Where the statistics of a unit, a period and a filter are. */
export function statisticsOf({ unit, period, filters }: Asked, by: Dimension, more: CaseFilters = {}): string {
	const { unit: unitId, theme, kind, channel, territoryId } = filterQuery({ ...filters, unitId: unit.id, ...more });
	return paths.desk.statistics({ unit: unitId, period: period?.text, theme, kind, channel, territoryId, by });
}

const TERMS: readonly Counted[] = ['received', 'onTime', 'late', 'waiting', 'overdue', 'apart', 'extended'];
const RESULTS: readonly Counted[] = ['received', 'decided', 'solved', 'partly', 'notSolved', 'silent', 'reopened'];
const LATE: readonly Counted[] = ['overdue', 'late'];

/** All of the page: main numbers, the parts by one dimension, decisions beside what citizens say, what is open today. */
export async function presentStatistics(context: DeskContext, asked: Asked, by: Dimension) {
	const { db, lang, actor } = context;
	const [groups, backlog] = await Promise.all([
		figuresBy(db, actor, asked, by === 'outcome' ? [by] : [by, 'outcome']),
		presentBacklog(context, asked)
	]);
	const group = groups.get(by) ?? new Map<string, Tally>();
	const outcomes = groups.get('outcome') ?? new Map<string, Tally>();
	const at = { db, lang, asked };
	const [parts, decisions] = await Promise.all([partsOf(at, by, group), partsOf(at, 'outcome', outcomes)]);
	const whole = wholeOf(group);
	const table = { lang, asked, by, parts, whole };
	return {
		now: messages[lang].now(formatTime(lang, now())),
		empty: whole.sums.received === 0,
		stats: mainNumbers(lang, asked, whole),
		terms: countTable({ ...table, columns: TERMS, days: true }),
		results: countTable({ ...table, columns: RESULTS, days: false }),
		outcomes: outcomeTable(lang, asked, decisions),
		backlog
	};
}

interface TableWish {
	lang: Lang;
	asked: Asked;
	by: Dimension;
	parts: readonly Part[];
	whole: Tally;
	columns: readonly Counted[];
	/** With the days to the decision. */
	days: boolean;
}

function countTable({ lang, asked, by, parts, whole, columns, days }: TableWish): CountTable {
	const { columns: c, total } = messages[lang];
	const most = Math.max(1, ...parts.map(({ tally }) => tally.sums.received));
	const row = (key: string, name: string, tally: Tally, filters: CaseFilters, href?: string): CountRow => ({
		key,
		name,
		href,
		length: Math.round((1000 * tally.sums.received) / most) / 10,
		cells: [
			...columns.map((what) => numberCell(lang, c[what], what, tally, listOf(asked, filters, COUNTED_BY[what]))),
			...(days ? [daysCell(lang, c.median, tally, 0.5), daysCell(lang, c.most, tally, 0.9)] : [])
		]
	});
	return {
		columns: [c[by], ...columns.map((what) => c[what]), ...(days ? [c.median, c.most] : [])],
		rows: parts.map((part) => row(part.key, part.name, part.tally, part.filters, part.down && statisticsOf(asked, by, part.down))),
		total: row('', total, whole, {})
	};
}

function numberCell(lang: Lang, column: string, what: Counted, { sums }: Tally, href: string): Cell {
	const n = counted(sums, what);
	return { column, text: formatNumber(lang, n), href: n === 0 ? undefined : href, late: n > 0 && LATE.includes(what) };
}

function daysCell(lang: Lang, column: string, tally: Tally, share: number): Cell {
	const days = daysWithin(tally, share);
	return { column, text: days === undefined ? '–' : formatNumber(lang, days) };
}

/** Decisions of the office in rows, the applicant's word in columns: what is answered is not yet solved. */
function outcomeTable(lang: Lang, asked: Asked, parts: readonly Part[]): CountTable {
	const c = messages[lang].columns;
	const most = Math.max(1, ...parts.map(({ tally }) => tally.sums.received));
	const row = (key: string, name: string, tally: Tally, filters: CaseFilters): CountRow => {
		const { received, solved, partly, notSolved } = tally.sums;
		const cell = (column: string, n: number, more: CaseFilters): Cell => ({
			column,
			text: formatNumber(lang, n),
			href: n === 0 ? undefined : listOf(asked, filters, more)
		});
		return {
			key,
			name,
			length: Math.round((1000 * received) / most) / 10,
			cells: [
				cell(c.received, received, {}),
				cell(c.solved, solved, { verdict: 'solved' }),
				cell(c.partly, partly, { verdict: 'partly' }),
				cell(c.notSolved, notSolved, { verdict: 'not_solved' }),
				cell(c.said, received - solved - partly - notSolved, { verdict: 'none' })
			]
		};
	};
	const whole = wholeOf(new Map(parts.map((part) => [part.key, part.tally])));
	return {
		columns: [c.outcome, c.received, c.solved, c.partly, c.notSolved, c.said],
		rows: parts.map((part) => row(part.key, part.name, part.tally, part.filters)),
		total: row('', messages[lang].total, whole, {})
	};
}

export function percent(lang: Lang, share: number | undefined): string {
	if (share === undefined) return messages[lang].numbers.none;
	return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(100 * share)} %`;
}

/** The main numbers with what each means. */
function mainNumbers(lang: Lang, asked: Asked, whole: Tally): Stat[] {
	const t = messages[lang].numbers;
	const { sums } = whole;
	const said = sums.solved + sums.partly + sums.notSolved;
	const stat = (what: Counted, label: string, note?: string): Stat => {
		const n = counted(sums, what);
		const href = n === 0 ? undefined : listOf(asked, COUNTED_BY[what]);
		return { value: formatNumber(lang, n), label, note, href, late: n > 0 && what === 'overdue' };
	};
	const days = (share: number) => {
		const n = daysWithin(whole, share);
		return n === undefined ? t.none : t.days(n);
	};
	return [
		stat('received', t.received),
		stat('decided', t.decided),
		{ value: percent(lang, onTimeShare(sums)), label: t.onTime, note: t.onTimeNote, href: listOf(asked, COUNTED_BY.onTime) },
		stat('open', t.open),
		stat('overdue', t.overdue),
		{ value: days(0.5), label: t.median },
		{ value: days(0.9), label: t.most },
		{
			value: percent(lang, said === 0 ? undefined : sums.solved / said),
			label: t.solved,
			note: t.solvedNote(formatNumber(lang, said)),
			href: sums.solved === 0 ? undefined : listOf(asked, COUNTED_BY.solved)
		},
		stat('reopened', t.reopened)
	];
}

/** What is open now, whenever it came: by days since receipt and by working days past the present term. */
async function presentBacklog({ db, lang, actor, today, calendar }: DeskContext, { unit, filters }: Asked) {
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
