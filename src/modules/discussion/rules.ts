/** How a draft agenda is discussed, and how each comment comes to its end. Pure: days are given, the clock is not read. */
import type { Stage } from '#modules/sittings/rules/stage.ts';

/** One speaks and lends a voice while the draft is out, the last day included. */
export function speaks(
	{ stage, discussedUntil }: { stage: Stage; discussedUntil: Temporal.PlainDate | null },
	today: Temporal.PlainDate
): boolean {
	return stage === 'discussed' && discussedUntil !== null && Temporal.PlainDate.compare(today, discussedUntil) <= 0;
}

/** So many one person says of one agenda. */
export const MOST_COMMENTS = 30;

/** Why a comment is hidden; each with words beside. */
export const HIDE_REASONS = ['insult', 'personal', 'off_topic', 'advert', 'repeated', 'unlawful'] as const;
export type HideReason = (typeof HIDE_REASONS)[number];

export const ANSWER_KINDS = ['answer', 'minutes', 'taken', 'refused'] as const;
/** `minutes`: a place in the minutes, under an item; `taken`, `refused`: a proposal goes on the agenda or does not. */
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** `stands`: nobody answered, and it stands in the minutes as it was said. */
export type CommentEnd = AnswerKind | 'stands';

export const STATES = ['open', 'answered', 'minutes', 'stands', 'taken', 'refused', 'hidden'] as const;
export type CommentState = (typeof STATES)[number];

export const COMMENT_LISTS = ['open', 'proposals', 'appeals', 'hidden', 'all'] as const;
/** What the desk reads at a time. */
export type CommentList = (typeof COMMENT_LISTS)[number];

const ENDS: Record<CommentEnd, CommentState> = {
	answer: 'answered',
	minutes: 'minutes',
	stands: 'stands',
	taken: 'taken',
	refused: 'refused'
};

/** Where a comment stands: hidden, open, or as it was answered, alone or with its group. */
export function stateOf({ hidden, answer }: { hidden: boolean; answer: CommentEnd | null }): CommentState {
	if (hidden) return 'hidden';
	return answer === null ? 'open' : ENDS[answer];
}

export interface Answerable {
	/** It proposes an item; `reached`: with enough voices. */
	proposed: boolean;
	reached: boolean;
	/** Of the sitting. */
	stage: Stage;
}

/** A sitting that is called off has no agenda on which something is taken and no minutes in which it stands: words are left. */
const OFF: readonly AnswerKind[] = ['answer', 'refused'];

function kindsOf({ proposed, reached }: Answerable): readonly AnswerKind[] {
	if (!proposed) return ['answer', 'minutes'];
	return reached ? ['taken', 'refused'] : ANSWER_KINDS;
}

/** How a comment may be answered: what was proposed, and has the voices, is taken or refused and nothing else. */
export const answerKinds = (what: Answerable): readonly AnswerKind[] =>
	kindsOf(what).filter((kind) => what.stage !== 'cancelled' || OFF.includes(kind));

/** Why it may not be answered so; undefined: it may. */
export function answerFault(what: Answerable, kind: AnswerKind): 'no_proposal' | 'must_decide' | 'called_off' | undefined {
	if (!kindsOf(what).includes(kind)) return what.proposed ? 'must_decide' : 'no_proposal';
	return answerKinds(what).includes(kind) ? undefined : 'called_off';
}

export interface Hiding {
	hiddenAt: Temporal.Instant | null;
	/** Who hid it. */
	hiddenBy: string | null;
	appealedAt: Temporal.Instant | null;
	appealOutcome: 'restored' | 'upheld' | null;
}

export const isHidden = ({ hiddenAt, appealOutcome }: Pick<Hiding, 'hiddenAt' | 'appealOutcome'>): boolean =>
	hiddenAt !== null && appealOutcome !== 'restored';

/** Why the writer may not appeal; undefined: they may. Once, against what is hidden. */
export function appealFault(hiding: Hiding): 'not_hidden' | 'appealed' | undefined {
	if (hiding.appealedAt !== null) return 'appealed';
	return isHidden(hiding) ? undefined : 'not_hidden';
}

/** Why somebody may not decide an appeal; undefined: they may. Nobody judges their own hiding. */
export function decideFault(hiding: Hiding, decider: string | null): 'no_appeal' | 'decided' | 'own_hiding' | undefined {
	if (hiding.appealedAt === null) return 'no_appeal';
	if (hiding.appealOutcome !== null) return 'decided';
	return hiding.hiddenBy !== null && hiding.hiddenBy === decider ? 'own_hiding' : undefined;
}
