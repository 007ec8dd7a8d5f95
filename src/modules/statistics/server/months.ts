/** The last twelve months of receipt, each as it stands now: a line of how the work goes. */
import { formatMonth } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { emptyTally, onTimeShare, periodOf } from '../rules.ts';
import type { Question } from './ask.ts';
import { figuresBy } from './figures.ts';
import { listOf } from './links.ts';
import { percent } from './shapes.ts';

/** The five ways to stand to a term, as parts of a bar. */
export const SEGMENTS = ['onTime', 'late', 'waiting', 'overdue', 'apart'] as const;

const MONTHS = 12;

/** A bar for each month up to the last of the period, or to this one. Widths and places are in percent of the largest month. */
export async function presentMonths({ db, lang, actor, today }: DeskContext, asked: Question['asked']) {
	const ended = Temporal.PlainDate.compare(asked.period.to, today) < 0;
	const last = periodOf(ended ? asked.period.to : today, 'month');
	const from = last.from.subtract({ months: MONTHS - 1 });
	const groups = await figuresBy(db, actor, { ...asked, period: { text: '', size: 'year', from, to: last.to } }, ['month']);
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

export type MonthBar = Awaited<ReturnType<typeof presentMonths>>[number];
