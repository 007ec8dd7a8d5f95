/** Who says how good it is, each apart; until when the office may reply; voices as they were given. Pure. No number is ever made of several. */

export const ASSESSORS = ['office', 'auditor', 'panel', 'faction'] as const;
export type Assessor = (typeof ASSESSORS)[number];

/** Whether somebody who spoke of a promise as these assessors may not speak as this one: one person is one assessor of it. */
export const isOneHand = (spokenAs: readonly Assessor[], as: Assessor): boolean => spokenAs.some((one) => one !== as);

export const MARKS = [1, 2, 3, 4, 5] as const;
export type Mark = (typeof MARKS)[number];
/** By the code of a criterion: those in force when it was said. */
export type Marks = Readonly<Record<string, Mark>>;

/** How many voices gave each mark: from the worst to the best. */
export type Spread = readonly [number, number, number, number, number];

/** Voices on one criterion, mark by mark. */
export function spreadOf(voices: readonly Marks[], criterion: string): Spread {
	const of = (mark: Mark) => voices.filter((voice) => voice[criterion] === mark).length;
	return [of(1), of(2), of(3), of(4), of(5)];
}

/** Criteria on which two who assessed are two marks or more apart: shown, never smoothed. */
export function apart(list: readonly Marks[]): string[] {
	return [...new Set(list.flatMap(Object.keys))].filter((criterion) => {
		const marks = list.flatMap((one) => one[criterion] ?? []);
		return marks.length > 1 && Math.max(...marks) - Math.min(...marks) >= 2;
	});
}

export const REPLY_STATES = ['open', 'given', 'lapsed'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/** Whether the office has replied, may still, or let the day pass. */
export function replyState({ replyBy, given }: { replyBy: Temporal.PlainDate; given: boolean }, today: Temporal.PlainDate): ReplyState {
	if (given) return 'given';
	return Temporal.PlainDate.compare(today, replyBy) <= 0 ? 'open' : 'lapsed';
}
