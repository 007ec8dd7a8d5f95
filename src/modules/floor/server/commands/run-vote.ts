/** A question is put to the vote, closed and declared, decided by the chair's voice, or made void. */
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { countOf, silentOf, type Voice } from '#modules/sittings/rules/ballots.ts';
import { decide, type Count, type Result } from '#modules/sittings/rules/majority.ts';
import { presentCount, thereAt } from '#modules/sittings/rules/quorum.ts';
import { houseOf, sittingSeats, tellSitting, type Sitting } from '#modules/sittings/server/index.ts';
import type { OpenVoteInput } from '../../input.ts';
import { total, votersOf } from '../../rules/votes.ts';
import { entriesOf } from '../entries.ts';
import { votesOf, type Vote } from '../queries.ts';
import { pendingVote, presiding, runFloor, runningItem, voteIn } from '../store.ts';

/**
 * Puts a question of the running item to the vote, while the quorum is there; one at a time. The rule is kept as it is now. Returns the
 * vote's id. Throws not_found, forbidden, conflict `sittings.not_now`, `sittings.no_item`, `floor.vote_open`, `floor.no_quorum`, invalid
 * `majority`.
 */
export async function openVote(tx: Tx, actor: Actor, eventId: string, { question, way, majority }: OpenVoteInput): Promise<string> {
	const sitting = await runFloor(tx, actor, eventId);
	const item = await runningItem(tx, eventId);
	if ((await pendingVote(tx, eventId)) !== undefined) throw conflict('floor.vote_open');
	const { rule: edition, met, present, needed } = await houseOf(tx, sitting);
	if (!met) throw conflict('floor.no_quorum', { present, needed });
	const rule = edition.majorities[(majority ?? item.majority) - 1];
	if (rule === undefined) throw invalid('majority', 'choose');
	const [id, at] = [newId(), now()];
	const number = (await votesOf(tx, eventId)).length + 1;
	await tx
		.insertInto('sitting_vote')
		.values({
			id,
			event_id: eventId,
			item_id: item.id,
			number,
			question,
			way,
			opened_at: at,
			rule: JSON.stringify({ ...rule, source: edition.source })
		})
		.execute();
	await tellSitting(tx, actor, eventId, 'vote_opened', at, { vote: id, number, item: item.id, way, present, needed }, 'public');
	return id;
}

/** How the voices and the house stood when the vote was closed. */
async function reckoning(tx: Tx, sitting: Sitting, vote: Vote, at: Temporal.Instant) {
	const house = await houseOf(tx, sitting);
	const there = thereAt(house.ledger, at);
	const { quorum } = house.rule;
	const entry = (await entriesOf(tx, sitting.id)).find((one) => one.voteId === vote.id && one.accepted === true);
	if (vote.way !== 'device' && entry === undefined) throw conflict('floor.no_count');
	const count: Count = vote.way === 'hands' && entry !== undefined ? entry : countOf(vote.ballots);
	const silent =
		vote.way === 'hands'
			? Math.max(0, votersOf(quorum.proxies, there) - total(count))
			: silentOf(
					quorum.proxies,
					there,
					vote.ballots.map(({ seatId }) => ({ seat: seatId }))
				).length;
	// Whoever spoke for an absent member, or spoke and went out, is of those by whom a share of the present is taken.
	const voices = total(count) + silent;
	return {
		count,
		silent,
		present: presentCount(quorum, there),
		house: { present: voices, members: house.members, seats: house.seats }
	};
}

/** What came of a vote is written once, and stays. */
async function declare(
	tx: Tx,
	actor: Actor,
	sitting: Sitting,
	vote: Vote,
	{ count, silent, present, house }: Awaited<ReturnType<typeof reckoning>>,
	{ outcome, base, needed, byChair }: Result & { outcome: 'carried' | 'lost' },
	chairVoice: Voice | undefined
): Promise<void> {
	const at = now();
	const { yes, no, abstain } = count;
	const told = { yes, no, abstain, silent, ...house, present, base, needed, outcome };
	await tx
		.insertInto('sitting_result')
		.values({ vote_id: vote.id, ...told, chair_voice: byChair ? (chairVoice ?? null) : null, by_chair: byChair, declared_at: at })
		.execute();
	const data = { vote: vote.id, number: vote.number, ...told, byChair };
	await tellSitting(tx, actor, sitting.id, 'vote_declared', at, data, 'public');
}

/**
 * Closes the vote and declares what came of it, by the house of that moment. As many for as against, where the chair's voice decides: it
 * is the one the chair gave in this vote by name; where that is not known, or the rule gives a casting vote, it is waited for. Throws not_found, forbidden, conflict
 * `sittings.not_now`, `floor.vote_over`, `floor.no_count` (nobody confirmed the count).
 */
export async function closeVote(tx: Tx, actor: Actor, eventId: string, { voteId }: { voteId: string }): Promise<void> {
	const sitting = await runFloor(tx, actor, eventId);
	const vote = await voteIn(tx, eventId, voteId, 'open');
	const at = now();
	const reckoned = await reckoning(tx, sitting, vote, at);
	await tx.updateTable('sitting_vote').set({ closed_at: at }).where('id', '=', voteId).execute();
	const chair = presiding(await sittingSeats(tx, eventId), sitting);
	const own = vote.ballots.find(({ seatId }) => seatId === chair)?.voice;
	const result = decide(vote.rule, reckoned.count, reckoned.house, { own });
	const { outcome } = result;
	const data = { vote: voteId, number: vote.number, tie: vote.rule.tie };
	if (outcome === 'tied') await tellSitting(tx, actor, eventId, 'vote_tied', at, data, 'public');
	else await declare(tx, actor, sitting, vote, reckoned, { ...result, outcome }, own);
}

/** The chair's voice, their own or a casting vote, decides a tie. Throws not_found, forbidden, conflict `sittings.not_now`, `floor.vote_over`. */
export async function sayChairVoice(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ voteId, voice }: { voteId: string; voice: Voice }
): Promise<void> {
	await breakTie(tx, actor, await runFloor(tx, actor, eventId), voteId, voice);
}

/** The same on a sitting under lock: that it is the chair who says it the caller has seen to. */
export async function breakTie(tx: Tx, actor: Actor, sitting: Sitting, voteId: string, voice: Voice): Promise<void> {
	const vote = await voteIn(tx, sitting.id, voteId, 'tied');
	const reckoned = await reckoning(tx, sitting, vote, vote.closedAt ?? now());
	const result = decide(vote.rule, reckoned.count, reckoned.house, { asked: voice });
	const { outcome } = result;
	if (outcome === 'tied') throw new Error('a chair who has said leaves no tie');
	await declare(tx, actor, sitting, vote, reckoned, { ...result, outcome }, voice);
}

/** Makes a vote void, with the reason in words: it is held anew. Throws not_found, forbidden, conflict `sittings.not_now`, `floor.vote_over`. */
export async function voidVote(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ voteId, voidWords }: { voteId: string; voidWords: string }
): Promise<void> {
	await runFloor(tx, actor, eventId);
	const vote = await voteIn(tx, eventId, voteId, 'open', 'tied');
	const at = now();
	await tx
		.updateTable('sitting_vote')
		.set({ voided_at: at, void_reason: 'chair', void_words: voidWords })
		.where('id', '=', voteId)
		.execute();
	await tellSitting(tx, actor, eventId, 'vote_void', at, { vote: voteId, number: vote.number, reason: 'chair' }, 'public');
}

/** Too few are left while a vote is open: nothing can be decided, and it is void at that moment. */
export async function voidForQuorum(tx: Tx, actor: Actor, sitting: Sitting, at: Temporal.Instant): Promise<void> {
	const vote = await pendingVote(tx, sitting.id);
	if (vote?.state !== 'open') return;
	await tx.updateTable('sitting_vote').set({ voided_at: at, void_reason: 'quorum_lost' }).where('id', '=', vote.id).execute();
	const data = { vote: vote.id, number: vote.number, reason: 'quorum_lost' };
	await tellSitting(tx, actor, sitting.id, 'vote_void', at, data, 'public');
}

/** Nothing ends over a vote in which nothing is decided. Throws conflict `floor.vote_open`. */
export async function checkDecided(tx: Tx, eventId: string): Promise<void> {
	if ((await pendingVote(asReader(tx), eventId)) !== undefined) throw conflict('floor.vote_open');
}
