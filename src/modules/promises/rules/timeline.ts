/** Days on a line of whole quarters, and what stands on it. Pure. */

type Day = Temporal.PlainDate;

export interface Axis {
	/** The first day of its first quarter. */
	from: Day;
	/** How many quarters it is long. */
	quarters: number;
}

const quarterStart = (day: Day): Day => day.with({ month: day.month - ((day.month - 1) % 3), day: 1 });
const quartersTo = (from: Day, to: Day): number => from.until(quarterStart(to), { largestUnit: 'months' }).months / 3;

/** The whole quarters that hold all of these days. */
export function axisOf(days: readonly [Day, ...Day[]]): Axis {
	const sorted = days.toSorted((a, b) => Temporal.PlainDate.compare(a, b));
	const from = quarterStart(sorted[0] ?? days[0]);
	return { from, quarters: quartersTo(from, sorted.at(-1) ?? days[0]) + 1 };
}

/** Where a day stands, from 0 at the beginning to 100 at the end; every quarter is as long as any other. */
export function placeOn({ from, quarters }: Axis, day: Day): number {
	const start = quarterStart(day);
	const whole = start.until(start.add({ months: 3 }), { largestUnit: 'days' }).days;
	const share = (quartersTo(from, day) + start.until(day, { largestUnit: 'days' }).days / whole) / quarters;
	return Math.round(share * 1_000) / 10;
}

/** Where each quarter begins, the first of a year with its number. */
export function quartersOn(axis: Axis): { at: number; year: number | undefined }[] {
	return Array.from({ length: axis.quarters }, (_, i) => {
		const day = axis.from.add({ months: 3 * i });
		return { at: placeOn(axis, day), year: day.month === 1 ? day.year : undefined };
	});
}

export const MARKS_ON = ['due', 'met', 'owed', 'late', 'proof', 'reading', 'said', 'verdict', 'corrected'] as const;
/**
 * `due`: the promised day; `met`, `owed`, `late`: a milestone; `proof`: evidence, `reading`: evidence that shows a number; `said`: an assessor's
 * word; `corrected`: the promise came on the list or was corrected.
 */
export type MarkOn = (typeof MARKS_ON)[number];
