/** Two periods side by side. */
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import {
	COUNTED_BY,
	comparedWith,
	counted,
	daysGone,
	daysWithin,
	firstDays,
	onTimeShare,
	type Counted,
	type Period,
	type Tally
} from '../rules.ts';
import type { Question } from './ask.ts';
import type { Asked, Numbers } from './figures.ts';
import { wholeOf } from './parts.ts';
import { listOf } from './links.ts';
import { daysName, daysText, percent, periodName, type Cell, type CountTable } from './shapes.ts';

type Measured = { tally: Tally; asked: Asked };

/**
 * The period that another is compared with. A period that is not over is held against as many days of the other: a whole month
 * beside half of one would only say that half is less.
 */
export function otherPeriod({ period, vs }: Question['asked'], today: Temporal.PlainDate): Period | undefined {
	if (vs === undefined) return undefined;
	const [other, days] = [comparedWith(period, vs), daysGone(period, today)];
	return days === undefined ? other : firstDays(other, days);
}

/** The main numbers of a period beside those of another, with what changed. Undefined where nothing is compared. */
export function presentComparison({ lang, today }: DeskContext, asked: Question['asked'], whole: Tally, numbers: Numbers) {
	const period = otherPeriod(asked, today);
	if (period === undefined) return undefined;
	const other = { ...asked, period };
	const then = { tally: wholeOf(numbers.by(other, ['channel']).get('channel') ?? new Map<string, Tally>()), asked: other };
	const t = messages[lang].compare;
	const days = daysGone(asked.period, today);
	const names: [string, string] = [
		days === undefined ? periodName(lang, asked.period) : daysName(lang, asked.period.from, today),
		days === undefined ? periodName(lang, period) : daysName(lang, period.from, period.to)
	];
	return { table: table(lang, { tally: whole, asked }, then, names), note: days === undefined ? undefined : t.unfinished(days) };
}

const COUNTS: readonly Counted[] = [
	'received',
	'decided',
	'onTime',
	'late',
	'open',
	'overdue',
	'extended',
	'reopened',
	'repeated',
	'solved',
	'notSolved'
];

function table(lang: Lang, nowadays: Measured, then: Measured, [current, before]: [string, string]): Pick<CountTable, 'columns' | 'rows'> {
	const { columns, compare: t, numbers } = messages[lang];
	const count = (what: Counted, { tally, asked }: Measured, column: string): Cell => {
		const n = counted(tally.sums, what);
		return { column, text: formatNumber(lang, n), href: n === 0 ? undefined : listOf(asked, COUNTED_BY[what]) };
	};
	const row = (key: string, name: string, cells: [Cell, Cell], change: string) => ({
		key,
		name,
		cells: [...cells, { column: t.change, text: change }]
	});
	const days = (share: number) =>
		row(
			String(share),
			share === 0.5 ? columns.median : columns.most,
			[
				{ column: current, text: daysText(lang, nowadays.tally, share) },
				{ column: before, text: daysText(lang, then.tally, share) }
			],
			signed(lang, daysWithin(nowadays.tally, share), daysWithin(then.tally, share))
		);
	const shares = [onTimeShare(nowadays.tally.sums), onTimeShare(then.tally.sums)] as const;
	return {
		columns: [t.measure, current, before, t.change],
		rows: [
			...COUNTS.map((what) =>
				row(
					what,
					columns[what],
					[count(what, nowadays, current), count(what, then, before)],
					signed(lang, counted(nowadays.tally.sums, what), counted(then.tally.sums, what))
				)
			),
			row(
				'share',
				numbers.onTime,
				[
					{ column: current, text: percent(lang, shares[0]) },
					{ column: before, text: percent(lang, shares[1]) }
				],
				shares[0] === undefined || shares[1] === undefined ? '–' : t.points(sign(lang, Math.round((shares[0] - shares[1]) * 1000) / 10))
			),
			days(0.5),
			days(0.9)
		]
	};
}

const sign = (lang: Lang, n: number) => new Intl.NumberFormat(lang, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(n);

/** "+12 (+8,5 %)"; without the share where there was nothing to compare with. */
function signed(lang: Lang, nowadays: number | undefined, then: number | undefined): string {
	if (nowadays === undefined || then === undefined) return '–';
	const difference = sign(lang, nowadays - then);
	return then === 0 ? difference : `${difference} (${sign(lang, Math.round((1000 * (nowadays - then)) / then) / 10)} %)`;
}
