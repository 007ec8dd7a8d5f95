/** Reads of a sitting's floor: its votes, and who spoke. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Voice } from '#modules/sittings/rules/ballots.ts';
import type { Majority } from '#modules/sittings/rules/majority.ts';
import { secondsOf, speakerState, type Asked, type Pause, type SpeakerState, type SpeechKind } from '../rules/speakers.ts';
import { voteState, type Counted, type VoidReason, type VoteState, type Way } from '../rules/votes.ts';

/** The rule as it was when the vote was opened, with the article it stands on. */
export interface VoteRule extends Majority {
	name: Texts;
	source: string;
}

export interface VoteResult {
	yes: number;
	no: number;
	abstain: number;
	/** Who could have spoken and did not. */
	silent: number;
	/** Counted as present, mandates held and seats there are, when the vote was closed. */
	present: number;
	members: number;
	seats: number;
	/** The number of which the rule's share was taken, and how many voices for were needed. */
	base: number;
	needed: number;
	outcome: 'carried' | 'lost';
	/** What the chair said, as many being for as against. */
	chairVoice: Voice | null;
	/** It was the chair's voice that decided. */
	byChair: boolean;
	declaredAt: Temporal.Instant;
}

export interface KeptBallot {
	/** The mandate whose voice it is. */
	seatId: string;
	/** Who said it: the seat itself, or who holds its voice. */
	byId: string;
	voice: Voice;
	at: Temporal.Instant;
	/** `own`: on their own device; `desk`: by name, entered and confirmed at the desk. */
	device: 'desk' | 'own';
}

export interface Vote {
	id: string;
	itemId: string;
	/** Which vote of the sitting it is, from 1; one that is void keeps its number. */
	number: number;
	question: string;
	way: Way;
	rule: VoteRule;
	state: VoteState;
	openedAt: Temporal.Instant;
	closedAt: Temporal.Instant | null;
	/** By hands or by name: where its count stands. */
	counted: Counted | null;
	/** Voided: because too few were left, or by the chair, who says why. */
	void: { at: Temporal.Instant; reason: VoidReason; words: string | null } | null;
	result: VoteResult | null;
	/** By seat, in the order in which they were said; empty for hands. Not to be shown of a vote that is open, nor to citizens of a closed item. */
	ballots: KeptBallot[];
}

type VoteRow = Omit<Vote, 'state' | 'void' | 'result' | 'ballots'> &
	Omit<VoteResult, 'declaredAt'> & {
		voidedAt: Temporal.Instant | null;
		voidReason: VoidReason | null;
		voidWords: string | null;
		declaredAt: Temporal.Instant | null;
	};

function toVote(row: VoteRow, ballots: KeptBallot[]): Vote {
	const { id, itemId, number, question, way, rule, openedAt, closedAt, counted, voidedAt, voidReason, voidWords, declaredAt } = row;
	const { yes, no, abstain, silent, present, members, seats, base, needed, outcome, chairVoice, byChair } = row;
	return {
		id,
		itemId,
		number,
		question,
		way,
		rule,
		openedAt,
		closedAt,
		counted,
		ballots,
		state: voteState({ closedAt, voidedAt, declaredAt }),
		void: voidedAt === null || voidReason === null ? null : { at: voidedAt, reason: voidReason, words: voidWords },
		result:
			declaredAt === null
				? null
				: { yes, no, abstain, silent, present, members, seats, base, needed, outcome, chairVoice, byChair, declaredAt }
	};
}

/**
 * The votes of a sitting, or one of them, in the order in which they were put, each with its rule, its result (null until it is declared), why it is void,
 * and the ballots by seat. Whoever presents it hides the ballots of an open vote, and votes of closed items from citizens.
 */
export async function votesOf(db: Reader | Tx, eventId: string, voteId?: string): Promise<Vote[]> {
	const which = voteId === undefined ? sql`v.event_id = ${eventId}` : sql`v.event_id = ${eventId} AND v.id = ${voteId}`;
	const [votes, ballots] = await Promise.all([
		rows(
			db,
			sql<VoteRow>`SELECT v.id, v.item_id AS "itemId", v.number, v.question, v.way, v.rule, v.opened_at AS "openedAt", v.closed_at AS "closedAt",
				(SELECT CASE WHEN e.accepted THEN 'confirmed' ELSE 'entered' END FROM sitting_entry e WHERE e.vote_id = v.id AND e.accepted IS NOT false) AS counted,
				v.voided_at AS "voidedAt", v.void_reason AS "voidReason", v.void_words AS "voidWords", r.yes, r.no, r.abstain, r.silent, r.present, r.members,
				r.seats, r.base, r.needed, r.outcome, r.chair_voice AS "chairVoice", r.by_chair AS "byChair", r.declared_at AS "declaredAt"
				FROM sitting_vote v LEFT JOIN sitting_result r ON r.vote_id = v.id WHERE ${which} ORDER BY v.number`
		),
		rows(
			db,
			sql<
				KeptBallot & { voteId: string }
			>`SELECT b.vote_id AS "voteId", b.mandate_id AS "seatId", b.by_id AS "byId", b.voice, b.at, b.device
				FROM sitting_vote v JOIN sitting_ballot b ON b.vote_id = v.id WHERE ${which} ORDER BY b.vote_id, b.at, b.mandate_id`
		)
	]);
	const byVote = Map.groupBy(ballots, ({ voteId }) => voteId);
	return votes.map((row) =>
		toVote(
			row,
			(byVote.get(row.id) ?? []).map(({ seatId, byId, voice, at, device }) => ({ seatId, byId, voice, at, device }))
		)
	);
}

/** Who asked for the floor, with the moments of it. */
export interface Speaker extends Asked {
	itemId: string;
	/** As the seat had it then; of somebody who was invited, as the secretary wrote it. */
	name: string;
	state: SpeakerState;
}

/** Everybody who asked for the floor in a sitting, as they asked. */
export async function speakersOf(db: Reader | Tx, eventId: string): Promise<Speaker[]> {
	const [list, pauses] = await Promise.all([
		rows(
			db,
			sql<
				Omit<Speaker, 'pauses' | 'state'>
			>`SELECT id, item_id AS "itemId", mandate_id AS "seatId", name, kind, order_about AS "orderAbout",
				answer_to AS "answerTo", asked_at AS "askedAt", began_at AS "beganAt", ended_at AS "endedAt", withdrawn_at AS "withdrawnAt"
				FROM sitting_speaker WHERE event_id = ${eventId} ORDER BY asked_at, id`
		),
		rows(
			db,
			sql<Pause & { speakerId: string }>`SELECT p.speaker_id AS "speakerId", p.from_at AS "from", p.to_at AS "to"
				FROM sitting_speaker s JOIN sitting_pause p ON p.speaker_id = s.id WHERE s.event_id = ${eventId} ORDER BY p.from_at`
		)
	]);
	const bySpeaker = Map.groupBy(pauses, ({ speakerId }) => speakerId);
	return list.map((row) => {
		const asked = { ...row, pauses: (bySpeaker.get(row.id) ?? []).map(({ from, to }) => ({ from, to })) };
		return { ...asked, state: speakerState(asked) };
	});
}

export interface Speech {
	itemId: string;
	/** Null: somebody who was invited. */
	seatId: string | null;
	name: string;
	kind: SpeechKind;
	beganAt: Temporal.Instant;
	/** Null: still has the floor. */
	endedAt: Temporal.Instant | null;
	/** Whole seconds, without the pauses. */
	seconds: number;
}

/** Who spoke in a sitting, in the order in which they began; who only asked is not there. */
export async function speechesOf(db: Reader | Tx, eventId: string): Promise<Speech[]> {
	const at = now();
	return (await speakersOf(db, eventId))
		.flatMap(({ itemId, seatId, name, kind, beganAt, endedAt, pauses }) =>
			beganAt === null ? [] : [{ itemId, seatId, name, kind, beganAt, endedAt, seconds: secondsOf({ beganAt, endedAt, pauses }, at) }]
		)
		.toSorted((a, b) => Temporal.Instant.compare(a.beganAt, b.beganAt));
}
