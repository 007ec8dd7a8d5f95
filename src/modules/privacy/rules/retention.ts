/** Which term holds on a day: pure. A kind's own rule stands before the one for every kind. */
import { holdsOn } from '#platform/calendar/editions.ts';

export interface RetentionRule<Part extends string = string> {
	id: string;
	/** Kind of appeal; null: every kind without a rule of its own. */
	kind: string | null;
	what: Part;
	months: number;
	validFrom: Temporal.PlainDate;
	/** Its last day. */
	validTo: Temporal.PlainDate | null;
}

/** A term for one kind and one part: what was closed before this day has gone past it. */
export interface Term<Part extends string = string> {
	ruleId: string;
	kind: string;
	what: Part;
	months: number;
	closedBefore: Temporal.PlainDate;
}

/** Of rules that hold on the day for one kind and part, the kind's own, else the one for all; of two the later. */
export function termsOn<Part extends string>(
	rules: readonly RetentionRule<Part>[],
	kinds: readonly string[],
	parts: readonly Part[],
	day: Temporal.PlainDate
): Term<Part>[] {
	const inForce = rules.filter((rule) => holdsOn(rule, day)).toSorted((a, b) => Temporal.PlainDate.compare(b.validFrom, a.validFrom));
	return kinds.flatMap((kind) =>
		parts.flatMap((what) => {
			const fitting = inForce.filter((rule) => rule.what === what);
			const rule = fitting.find((one) => one.kind === kind) ?? fitting.find((one) => one.kind === null);
			if (rule === undefined) return [];
			return [{ ruleId: rule.id, kind, what, months: rule.months, closedBefore: day.subtract({ months: rule.months }).add({ days: 1 }) }];
		})
	);
}
