/** What minutes are made of, as the rooms give it. Pure types. */
import type { Texts } from '#platform/i18n/lang.ts';
import type { AmendmentDecision } from '#modules/events/rules/amending.ts';
import type { Place } from '#modules/mandates/rules.ts';
import type { ItemKind } from '#modules/sittings/rules/agenda.ts';
import type { Voice } from '#modules/sittings/rules/ballots.ts';
import type { HideReason } from '#modules/discussion/rules.ts';
import type { SpeechKind } from '#modules/floor/rules/speakers.ts';
import type { VoidReason, Way } from '#modules/floor/rules/votes.ts';
import type { Note, Stretch } from '#modules/sittings/rules/quorum.ts';
import type { Standing, WithoutVote } from '../rules.ts';

type Instant = Temporal.Instant;

/** Somebody with the post they held. */
export interface Named {
	name: string;
	post: Texts;
}

export interface ItemFacts {
	id: string;
	/** "2", "2.1". */
	number: string;
	kind: ItemKind;
	title: Texts;
	rapporteur: string;
	/** Why it is closed: its own ground, or that of what it is a part of. */
	closedGround: string | null;
	addedAt: Instant;
	addedReason: string | null;
	withdrawnAt: Instant | null;
	withdrawnReason: string | null;
	movedAt: Instant | null;
	movedReason: string | null;
	startedAt: Instant | null;
	endedAt: Instant | null;
}

export interface SpeechFacts {
	itemId: string;
	name: string;
	kind: SpeechKind;
	beganAt: Instant;
	endedAt: Instant | null;
	/** Whole seconds, without the pauses. */
	seconds: number;
}

export interface VoteResult {
	yes: number;
	no: number;
	abstain: number;
	/** There, and said nothing. */
	silent: number;
	present: number;
	members: number;
	seats: number;
	/** Of so many the share is taken, and so many are needed. */
	base: number;
	needed: number;
	outcome: 'carried' | 'lost';
	byChair: boolean;
}

export interface VoteFacts {
	itemId: string;
	/** In the order of the sitting. */
	number: number;
	question: string;
	way: Way;
	/** The kind of question, the rule in words, and where it stands. */
	rule: { name: Texts; words: Texts; source: string };
	openedAt: Instant;
	closedAt: Instant | null;
	/** Why it counts for nothing. */
	voided: { at: Instant; reason: VoidReason; words: string | null } | null;
	result: VoteResult | null;
	/** Who said what, as far as each said it for themselves: `by` whoever held the voice of an absent member. */
	ballots: readonly { name: string; by: string | null; voice: Voice }[];
}

export interface DecisionFacts {
	itemId: string;
	/** In the order of the sitting. */
	position: number;
	text: string;
	criterion: string;
	/** Which vote carried it; null: without one. */
	vote: number | null;
	without: WithoutVote | null;
	unit: Texts;
	dueOn: Temporal.PlainDate;
	takenAt: Instant;
}

export interface StandingFacts extends Standing {
	itemId: string;
	/** Of which sitting, and which of its decisions. */
	sitting: string;
	position: number;
	text: string;
	unit: Texts;
}

export interface ResolutionFacts {
	itemId: string;
	promiseId: string;
	programme: Texts;
	number: number;
	quote: string;
	marks: readonly { name: Texts; mark: number }[];
	comment: string;
	decision: string;
	/** Of the sitting, by which it was decided; null: before this was asked. */
	vote: number | null;
}

/** What citizens said of the draft agenda. */
export interface DiscussionFacts {
	comments: number;
	proposals: number;
	unanswered: number;
	hidden: readonly { reason: HideReason; n: number }[];
	/** Proposed items: the one that took it in, or why it was refused. */
	proposed: readonly { title: string; supports: number; itemId: string | null; refused: string | null }[];
	items: readonly { itemId: string; supports: number; objections: number }[];
	/** What has its place here as the answer to it. */
	places: readonly { itemId: string; text: string; comments: number; supports: number; note: string | null }[];
	/** What has no answer, word for word; a proposal is of no item. */
	silent: readonly { itemId: string | null; number: number; text: string; supports: number }[];
}

export interface AmendmentFacts {
	name: string;
	itemId: string | null;
	stands: string | null;
	text: string;
	why: string | null;
	source: string | null;
	decision: AmendmentDecision | null;
	reason: string | null;
}

export interface Facts {
	number: string;
	title: Texts;
	body: Texts;
	place: string | null;
	online: boolean;
	closedGround: string | null;
	startsAt: Instant;
	endsAt: Instant;
	checkInAt: Instant;
	/** Null: the quorum never came. */
	openedAt: Instant | null;
	endedAt: Instant;
	chair: Named;
	secretary: Named;
	notice: {
		servedAt: Instant;
		shortDays: number;
		reason: string | null;
		discussedUntil: Temporal.PlainDate | null;
		undiscussed: string | null;
	};
	/** Null: the agenda was not discussed. */
	discussion: DiscussionFacts | null;
	quorum: { rule: Texts; source: string; members: number; seats: number; needed: number };
	seats: readonly { seatId: string; name: string; place: Place }[];
	ledger: readonly Note[];
	stretches: readonly Stretch[];
	items: readonly ItemFacts[];
	speeches: readonly SpeechFacts[];
	votes: readonly VoteFacts[];
	decisions: readonly DecisionFacts[];
	standings: readonly StandingFacts[];
	resolutions: readonly ResolutionFacts[];
	amendments: readonly AmendmentFacts[];
}
