/** The parts of minutes: a member with every coming and going, an item with all that was said, voted and decided at it. Pure. */
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { SpeechKind } from '#modules/floor/rules/speakers.ts';
import type { VoidReason, Way } from '#modules/floor/rules/votes.ts';
import type { Place } from '#modules/mandates/rules.ts';
import type { ItemKind } from '#modules/sittings/rules/agenda.ts';
import type { Voice } from '#modules/sittings/rules/ballots.ts';
import type { WithoutVote } from '../rules.ts';
import type { Facts, ItemFacts, VoteFacts, VoteResult } from './facts.ts';
import { iso, sure, texts } from './plain.ts';

export interface MinutesMember {
	name: string;
	place: Place;
	/** `proxy`: not there, their voice was held by somebody who was. */
	how: 'present' | 'proxy' | 'absent';
	/** Each time they came in or went out, gave their voice away or took it back. */
	moves: { at: string; what: 'in' | 'out' | 'proxy' | 'back'; holder: string | null }[];
}

export interface MinutesVote {
	number: number;
	question: string;
	way: Way;
	rule: { name: Texts; words: Texts; source: string };
	opened: string;
	closed: string | null;
	/** Why it counts for nothing. */
	voided: { at: string; reason: VoidReason; words: string | null } | null;
	result: VoteResult | null;
	ballots: { name: string; by: string | null; voice: Voice }[];
}

/** A comment or a proposal without an answer, word for word, by its number. */
export interface MinutesSilent {
	number: number;
	text: string;
	supports: number;
}

export interface MinutesItem {
	/** By which links find it. */
	id: string;
	number: string;
	kind: ItemKind;
	title: Texts;
	rapporteur: string;
	/** Why citizens may not know more of it. */
	closed: string | null;
	/** After the notice, with the reason. */
	added: { at: string; reason: string } | null;
	withdrawn: { at: string; reason: string } | null;
	/** It was not taken, and goes to the next sitting. */
	moved?: { at: string; reason: string | null } | null;
	started: string | null;
	ended: string | null;
	/** What citizens said of it before the sitting; null: the agenda was not discussed. */
	discussion: {
		supports: number;
		objections: number;
		places: { text: string; comments: number; supports: number; note: string | null }[];
		/** What the body did not answer. */
		silent?: MinutesSilent[];
	} | null;
	speeches: { name: string; kind: SpeechKind; from: string; to: string | null; seconds: number }[];
	votes: MinutesVote[];
	decisions: {
		number: number;
		text: string;
		criterion: string;
		vote: number | null;
		/** Not there in minutes that were frozen before this was asked. */
		without?: WithoutVote | null;
		unit: Texts;
		dueOn: string;
		/** The day on which it was written, where that was after the sitting. */
		written?: string | null;
	}[];
	/** How earlier decisions stood when the item was ended. */
	standings: { sitting: string; number: number; text: string; unit: Texts; dueOn: string; state: string; daysLate: number }[];
	/** What the faction said of promises. */
	promises: {
		id: string;
		programme: Texts;
		number: number;
		quote: string;
		marks: { name: Texts; mark: number }[];
		comment: string;
		decision: string;
		vote?: number | null;
	}[];
}

export function memberOf(
	{ seatId, name, place }: Facts['seats'][number],
	{ ledger, seats }: Pick<Facts, 'ledger' | 'seats'>,
	there: { inside: ReadonlySet<string>; proxies: ReadonlySet<string> }
): MinutesMember {
	const names = new Map(seats.map((seat) => [seat.seatId, seat.name]));
	return {
		name,
		place,
		how: there.inside.has(seatId) ? 'present' : there.proxies.has(seatId) ? 'proxy' : 'absent',
		moves: ledger
			.filter(({ seat }) => seat === seatId)
			.map((note) => ({ at: sure(note.at), what: note.what, holder: note.what === 'proxy' ? (names.get(note.holder) ?? '') : null }))
	};
}

const resultOf = (one: VoteResult): VoteResult => ({
	yes: one.yes,
	no: one.no,
	abstain: one.abstain,
	silent: one.silent,
	present: one.present,
	members: one.members,
	seats: one.seats,
	base: one.base,
	needed: one.needed,
	outcome: one.outcome,
	byChair: one.byChair
});

const voteOf = ({ number, question, way, rule, openedAt, closedAt, voided, result, ballots }: VoteFacts): MinutesVote => ({
	number,
	question,
	way,
	rule: { name: texts(rule.name), words: texts(rule.words), source: rule.source },
	opened: sure(openedAt),
	closed: iso(closedAt),
	voided: voided && { at: sure(voided.at), reason: voided.reason, words: voided.words },
	result: result && resultOf(result),
	ballots: ballots.map(({ name, by, voice }) => ({ name, by, voice }))
});

/** What was said of an item, or proposed (`null`), and has no answer. */
export const silentOf = ({ silent }: NonNullable<Facts['discussion']>, itemId: string | null): MinutesSilent[] =>
	silent.filter((one) => one.itemId === itemId).map(({ number, text, supports }) => ({ number, text, supports }));

function discussionOf({ id }: ItemFacts, { discussion }: Facts): MinutesItem['discussion'] {
	if (discussion === null) return null;
	const voices = discussion.items.find(({ itemId }) => itemId === id);
	return {
		supports: voices?.supports ?? 0,
		objections: voices?.objections ?? 0,
		places: discussion.places
			.filter(({ itemId }) => itemId === id)
			.map(({ text, comments, supports, note }) => ({ text, comments, supports, note })),
		silent: silentOf(discussion, id)
	};
}

export function itemOf(item: ItemFacts, facts: Facts): MinutesItem {
	const here = <T extends { itemId: string }>(list: readonly T[]) => list.filter(({ itemId }) => itemId === item.id);
	return {
		id: item.id,
		number: item.number,
		kind: item.kind,
		title: texts(item.title),
		rapporteur: item.rapporteur,
		closed: item.closedGround,
		added: item.addedReason === null ? null : { at: sure(item.addedAt), reason: item.addedReason },
		withdrawn: item.withdrawnAt === null ? null : { at: sure(item.withdrawnAt), reason: item.withdrawnReason ?? '' },
		moved: item.movedAt === null ? null : { at: sure(item.movedAt), reason: item.movedReason },
		started: iso(item.startedAt),
		ended: iso(item.endedAt),
		discussion: discussionOf(item, facts),
		speeches: here(facts.speeches).map(({ name, kind, beganAt, endedAt, seconds }) => ({
			name,
			kind,
			from: sure(beganAt),
			to: iso(endedAt),
			seconds
		})),
		votes: here(facts.votes).map(voteOf),
		decisions: here(facts.decisions).map(({ position, text, criterion, vote, without, unit, dueOn, takenAt }) => ({
			number: position,
			text,
			criterion,
			vote,
			without,
			unit: texts(unit),
			dueOn: dueOn.toString(),
			written: Temporal.Instant.compare(takenAt, facts.endedAt) > 0 ? dayOf(takenAt).toString() : null
		})),
		standings: here(facts.standings).map(({ sitting, position, text, unit, dueOn, state, daysLate }) => ({
			sitting,
			number: position,
			text,
			unit: texts(unit),
			dueOn: dueOn.toString(),
			state,
			daysLate
		})),
		promises: here(facts.resolutions).map(({ promiseId, programme, number, quote, marks, comment, decision, vote }) => ({
			id: promiseId,
			programme: texts(programme),
			number,
			quote,
			marks: marks.map(({ name, mark }) => ({ name: texts(name), mark })),
			comment,
			decision,
			vote
		}))
	};
}
