/** The last twelve months of receipt, each as it stands now: a line of how the work goes. */
import { formatMonth } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { emptyTally, onTimeShare, periodOf, type Period } from '../rules.ts';
import type { Question } from './ask.ts';
import type { Numbers } from './figures.ts';
import { listOf } from './links.ts';
import { percent } from './shapes.ts';

/** The five ways to stand to a term, as parts of a bar. */
export const SEGMENTS = ['onTime', 'late', 'waiting', 'overdue', 'apart'] as const;

const MONTHS = 12;

/** The twelve months up to the last of the period, or to this one. */
export function twelveMonths(period: Period, today: Temporal.PlainDate): Period {
	const ended = Temporal.PlainDate.compare(period.to, today) < 0;
	const last = periodOf(ended ? period.to : today, 'month');
	return { text: '', size: 'year', from: last.from.subtract({ months: MONTHS - 1 }), to: last.to };
}

/** A bar for each of twelve months. Widths and places are in percent of the largest month. */
export function presentMonths({ lang, today }: DeskContext, asked: Question['asked'], numbers: Numbers) {
	const period = twelveMonths(asked.period, today);
	const { from } = period;
	const groups = numbers.by({ ...asked, period }, ['month']);
	const tallies = Array.from({ length: MONTHS }, (_, at) => {
		const month = periodOf(from.add({ months: at }), 'month');
		return { month, tally: groups.get('month')?.get(month.text) ?? emptyTally() };
	});
	const most = Math.max(1, ...tallies.map(({ tally }) => tally.sums.received));
	const share = (n: number) => Math.round((1000 * n) / most) / 10;
	return tallies.map(({ month, tally: { sums } }) => {
		let start = 0;
		const segments = SEGMENTS.map((measure) => {
			const segment = { measure, start: share(start), width: share(sums[measure]) };
			start += sums[measure];
			return segment;
		});
		const name = formatMonth(lang, month.from);
		const text = formatNumber(lang, sums.received);
		return {
			key: month.text,
			name,
			segments: segments.filter(({ width }) => width > 0),
			received: text,
			href: sums.received === 0 ? undefined : listOf({ ...asked, period: month }),
			label: messages[lang].opens(messages[lang].columns.received, name, text),
			onTime: percent(lang, onTimeShare(sums))
		};
	});
}

export type MonthBar = ReturnType<typeof presentMonths>[number];
