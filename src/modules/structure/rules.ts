/** The questions of one appeal: how each stands, and when all of them have an outcome. Pure. */
import { isOpen, next, type AppealState, type Outcome } from '#modules/appeals/rules.ts';

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

/** The longest that a link to join is open, in days: an appeal is decided long before. */
export const LINK_DAYS = 90;
/** How many people one link lets in at most. */
export const LINK_MOST = 5_000;

export interface LinkStanding {
	closed: boolean;
	untilOn: Temporal.PlainDate;
	used: number;
	most: number;
	/** Of the appeal that is joined. */
	state: AppealState;
}

/** Whether a link may be made for an appeal in this state: by its applicant only when the desk has registered it. */
export function mayInvite(state: AppealState, by: 'desk' | 'applicant'): boolean {
	return next(state, 'take_in') !== undefined && (by === 'desk' || state !== 'received');
}

/** Why nobody can join by a link now; undefined when somebody can. */
export function linkFault(
	link: LinkStanding,
	today: Temporal.PlainDate
): 'structure.link_closed' | 'structure.link_over' | 'structure.link_full' | 'structure.link_decided' | undefined {
	if (link.closed) return 'structure.link_closed';
	if (next(link.state, 'take_in') === undefined) return 'structure.link_decided';
	if (Temporal.PlainDate.compare(today, link.untilOn) > 0) return 'structure.link_over';
	return link.used >= link.most ? 'structure.link_full' : undefined;
}
