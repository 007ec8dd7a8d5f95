/** Where the days of a part lie on a strip: hundredths of its length. Pure. */

export interface StripDays {
	issuedOn: Temporal.PlainDate;
	acknowledgedOn: Temporal.PlainDate | null;
	reportedOn: Temporal.PlainDate | null;
	closedOn: Temporal.PlainDate | null;
	dueOn: Temporal.PlainDate;
}

/** The first and last day that a page's strips show. */
export interface StripSpan {
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
}

export interface Strip {
	/** What was waited for: a sign, a report, a verdict; late is what lies after the due date. */
	bars: { kind: 'waiting' | 'working' | 'judging' | 'late'; x: number; width: number }[];
	due: number;
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) > 0 ? a : b);

/** The span of all strips of a page: from the first issue to the last day on any of them. */
export function spanOf(list: readonly StripDays[], today: Temporal.PlainDate): StripSpan {
	const starts = list.map((one) => one.issuedOn).toSorted(compare);
	const ends = list.flatMap((one) => [one.dueOn, one.closedOn ?? today]).toSorted(compare);
	return { from: starts[0] ?? today, to: ends.at(-1) ?? today };
}

/** The strip of one part. Open parts go on to today. */
export function stripOf(days: StripDays, span: StripSpan, today: Temporal.PlainDate): Strip {
	const whole = Math.max(1, span.from.until(span.to).days + 1);
	const at = (day: Temporal.PlainDate) => Math.round((span.from.until(day).days / whole) * 1000) / 10;
	const end = days.closedOn ?? later(today, days.issuedOn);
	const bars: Strip['bars'] = [];
	// Each day is drawn whole: what was issued and read on one day is still seen.
	const add = (kind: Strip['bars'][number]['kind'], from: Temporal.PlainDate, to: Temporal.PlainDate) => {
		if (compare(to, from) < 0) return;
		const x = at(from);
		bars.push({ kind, x, width: Math.round((at(to.add({ days: 1 })) - x) * 10) / 10 });
	};
	const read = days.acknowledgedOn ?? end;
	const done = days.reportedOn ?? end;
	add('waiting', days.issuedOn, read);
	if (days.acknowledgedOn !== null) add('working', read, done);
	if (days.reportedOn !== null) add('judging', done, end);
	if (compare(done, days.dueOn) > 0) add('late', days.dueOn.add({ days: 1 }), done);
	return { bars, due: at(days.dueOn.add({ days: 1 })) };
}
