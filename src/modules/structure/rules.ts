/** The questions of one appeal: how each stands, and when all of them have an outcome. Pure. */
import { isOpen, type AppealState, type Outcome } from '#modules/appeals/rules.ts';

/** What a question's standing is told by. */
export interface Asked {
	outcome: Outcome | null;
	/** The appeal it was split out into. */
	part: { state: AppealState; outcome: Outcome | null } | null;
}

/** `open`: nobody has answered it. `apart`: an appeal of its own considers it. `answered`: it has an outcome, there or here. */
export type Standing = 'open' | 'apart' | 'answered';

export function standingOf({ outcome, part }: Asked): Standing {
	if (part === null) return outcome === null ? 'open' : 'answered';
	return isOpen(part.state) ? 'apart' : 'answered';
}

/** The outcome of a question: of the part that it was split out into, where there is one. */
export function outcomeOf({ outcome, part }: Asked): Outcome | null {
	return part === null ? outcome : part.outcome;
}

/** A decision may be signed when nothing of what stays in the appeal is without an outcome; what was split out goes its own way. */
export function mayBeSigned(questions: readonly Asked[]): boolean {
	return questions.every((one) => standingOf(one) !== 'open');
}
