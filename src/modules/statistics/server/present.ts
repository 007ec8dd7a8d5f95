/** The page of statistics: every number in the reader's words, with the list behind it. */
import type { Stat } from '#lib/ui/shapes.ts';
import { dayOf, formatDateTime, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import type { CaseFilters } from '#modules/appeals/rules/filters.ts';
import { messages } from '../messages/index.ts';
import { COUNTED_BY, counted, daysWithin, onTimeShare, type Counted, type Dimension, type Tally } from '../rules.ts';
import type { Question } from './ask.ts';
import { presentBacklog } from './backlog.ts';
import { otherPeriod, presentComparison } from './compare.ts';
import { readNumbers, type Asked, type Numbers } from './figures.ts';
import { listOf, statisticsOf } from './links.ts';
import { presentMonths, twelveMonths } from './months.ts';
import { partsOf, wholeOf, type Part } from './parts.ts';
import { daysText, percent, type Cell, type CountRow, type CountTable } from './shapes.ts';

const TERMS: readonly Counted[] = ['received', 'onTime', 'late', 'waiting', 'overdue', 'apart', 'extended'];
const RESULTS: readonly Counted[] = ['received', 'decided', 'solved', 'partly', 'notSolved', 'silent', 'reopened', 'repeated', 'merged'];
/** What our own checks say: of the answers with signs, and of closed cases drawn at random. */
const CHECKS: readonly Counted[] = ['received', 'decided', 'formal', 'checked', 'sound', 'weak', 'failed'];
const LATE: readonly Counted[] = ['overdue'];

/**
 * All of the page: main numbers, the parts by one dimension, decisions beside what citizens say, what is open today; all of one
 * moment. While the register is counted for the first time there is nothing but how far it is.
 */
export async function presentStatistics(context: DeskContext, asked: Question['asked'], by: Dimension) {
	const { db, lang, actor, today } = context;
	const { now, behind, counting } = messages[lang];
	const other = otherPeriod(asked, today);
	const periods = [asked.period, twelveMonths(asked.period, today), ...(other === undefined ? [] : [other])];
	const numbers = await readNumbers(db, actor, { unit: asked.unit, filters: asked.filters, periods, openToo: true });
	if ('done' in numbers) return { counting: counting(numbers.done, numbers.of) };
	const at = dayOf(numbers.at).equals(today) ? formatTime(lang, numbers.at) : formatDateTime(lang, numbers.at);
	return { now: numbers.behind ? behind(at) : now(at), figures: await presentFigures(context, asked, by, numbers) };
}

async function presentFigures(context: DeskContext, asked: Question['asked'], by: Dimension, numbers: Numbers) {
	const { db, lang } = context;
	const groups = numbers.by(asked, by === 'outcome' ? [by] : [by, 'outcome']);
	const group = groups.get(by) ?? new Map<string, Tally>();
	const outcomes = groups.get('outcome') ?? new Map<string, Tally>();
	const at = { db, lang, asked };
	const [parts, decisions] = await Promise.all([partsOf(at, by, group), partsOf(at, 'outcome', outcomes)]);
	const whole = wholeOf(group);
	const table = { lang, asked, by, parts, whole };
	return {
		empty: whole.sums.received === 0,
		stats: mainNumbers(lang, asked, whole),
		terms: countTable({ ...table, columns: TERMS, days: true }),
		results: countTable({ ...table, columns: RESULTS, days: false }),
		checks: countTable({ ...table, columns: CHECKS, days: false }),
		outcomes: outcomeTable(lang, asked, decisions),
		comparison: presentComparison(context, asked, whole, numbers),
		months: presentMonths(context, asked, numbers),
		backlog: presentBacklog(context, asked, numbers)
	};
}

/** What is shown when there is something to show. */
export type Figures = Awaited<ReturnType<typeof presentFigures>>;

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
			...(days
				? [
						{ column: c.median, text: daysText(lang, tally, 0.5) },
						{ column: c.most, text: daysText(lang, tally, 0.9) }
					]
				: [])
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
	const share = (what: 'reopened' | 'repeated') => t.shareOf(percent(lang, sums.received === 0 ? undefined : sums[what] / sums.received));
	const checked = counted(sums, 'checked');
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
		stat('reopened', t.reopened, share('reopened')),
		stat('repeated', t.repeated, share('repeated')),
		stat(
			'formal',
			t.formal,
			t.formalNote(percent(lang, counted(sums, 'decided') === 0 ? undefined : sums.formal / counted(sums, 'decided')))
		),
		{
			value: percent(lang, checked === 0 ? undefined : sums.sound / checked),
			label: t.sound,
			note: t.soundNote(formatNumber(lang, checked)),
			href: sums.sound === 0 ? undefined : listOf(asked, COUNTED_BY.sound)
		}
	];
}
