/** When alike violations raise a group case, and whose it is. Pure. */

export const MATCHES = ['employer', 'district', 'region'] as const;
/** `employer`: the same employer and right; `district`, `region`: the same profession and right there. The nearest comes first. */
export type Match = (typeof MATCHES)[number];

/** So many people in so many days. */
export interface AlikeRule {
	n: number;
	days: number;
}

export interface AlikeCase {
	appealId: string;
	/** Who it is: the same for all that one person wrote. */
	person: string;
	/** When it came. */
	day: Temporal.PlainDate;
}

/**
 * The cases that together reach the rule: within some term of so many days, so many different people. The latest such
 * term; undefined when there is none. What one person wrote many times counts once, and goes in whole. One letter of many
 * people is a collective appeal already: it takes two appeals.
 */
export function reached(cases: readonly AlikeCase[], { n, days }: AlikeRule): AlikeCase[] | undefined {
	const list = cases.toSorted((a, b) => Temporal.PlainDate.compare(b.day, a.day));
	for (const last of list) {
		const first = last.day.subtract({ days: days - 1 });
		const inside = list.filter(({ day }) => Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last.day) <= 0);
		const count = (of: 'person' | 'appealId') => new Set(inside.map((one) => one[of])).size;
		if (count('person') >= n && count('appealId') > 1) return inside;
	}
	return undefined;
}

/** The lowest path that is above all of these, or one of them: `a.b.c`, `a.b.d` -> `a.b`. */
export function lowestAbove(paths: readonly string[]): string {
	const [first = [], ...others] = paths.map((path) => path.split('.'));
	const same = first.findIndex((part, at) => others.some((other) => other[at] !== part));
	return (same === -1 ? first : first.slice(0, same)).join('.');
}

export interface AlikeFacts {
	profession: string | null;
	employerId: string | null;
	violatedRight: string | null;
	districtId: string | null;
	regionId: string | null;
}

/** What a case has in common with those alike, as a key; undefined where it lacks what that match asks. */
export function alikeKey(match: Match, facts: AlikeFacts): string | undefined {
	const parts = {
		employer: [facts.employerId, facts.violatedRight],
		district: [facts.profession, facts.violatedRight, facts.districtId],
		region: [facts.profession, facts.violatedRight, facts.regionId]
	}[match];
	// "Another right" and "another profession" say nothing that two cases could have in common.
	if (facts.violatedRight === 'other' || (match !== 'employer' && facts.profession === 'other')) return undefined;
	return parts.some((part) => part === null) ? undefined : [match, ...parts].join(':');
}
