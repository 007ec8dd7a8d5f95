/** What a re-check says, and what comes of it. Pure. */

export const ANSWERS = ['yes', 'partly', 'no', 'na'] as const;
export type RubricAnswer = (typeof ANSWERS)[number];

export const CALLS = ['reached', 'no_answer', 'not_called'] as const;
export type Call = (typeof CALLS)[number];

/** Names of the form's fields for one question of the rubric. */
export const fieldsOf = (criterion: string) => ({ answer: `answer-${criterion}`, comment: `comment-${criterion}` });

/** The case stands; it has weak places; it has to be called failed. */
export const RESULTS = ['sound', 'weak', 'failed'] as const;
export type Result = (typeof RESULTS)[number];

export interface Judged {
	answer: RubricAnswer;
	/** A "no" here alone fails the case. */
	decisive: boolean;
}

export interface Outcome {
	result: Result;
	/** Points of those that could be had, in per cent: "partly" is half a point, what does not apply counts for nothing. */
	share: number;
}

const POINTS: Record<RubricAnswer, number | undefined> = { yes: 1, partly: 0.5, no: 0, na: undefined };

/** The result of a rubric; undefined when nothing in it applies: such a check says nothing. */
export function resultOf(answers: readonly Judged[]): Outcome | undefined {
	const points = answers.flatMap(({ answer }) => POINTS[answer] ?? []);
	if (points.length === 0) return undefined;
	const share = Math.round((points.reduce((sum, point) => sum + point, 0) / points.length) * 100);
	const failed = answers.some(({ answer, decisive }) => decisive && answer === 'no');
	return { result: failed ? 'failed' : share === 100 ? 'sound' : 'weak', share };
}
