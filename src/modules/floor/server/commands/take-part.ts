/** What a member does on their own device: comes and goes, votes, asks for the floor. Whose device it is the caller has found out (`own.ts`). */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { Voice } from '#modules/sittings/rules/ballots.ts';
import { checkStage, holdSitting, houseOf, noteOwn, sittingSeats, tellSitting } from '#modules/sittings/server/index.ts';
import type { AskOwnInput, CastInput } from '../../input.ts';
import { castOf } from '../../rules/votes.ts';
import type { OwnSeat } from '../own.ts';
import { presiding, voteIn } from '../store.ts';
import { breakTie } from './run-vote.ts';
import { ask, withdraw } from './speak.ts';

/** "I am here", "I leave". Throws conflict `sittings.not_now`, `sittings.note_unchanged`. */
export async function noteMyself(tx: Tx, actor: Actor, { eventId, seatId }: OwnSeat, { what }: { what: 'in' | 'out' }): Promise<void> {
	await noteOwn(tx, actor, await holdSitting(tx, eventId), { seatId, what, holderId: undefined });
}

/**
 * Casts the voice of one's own seat, or of one whose voice is held. The same voice sent twice is one; another is refused: what was said
 * stays. Throws not_found, conflict `sittings.not_now`, `floor.vote_over`, `floor.other_way`, `floor.cast_*`.
 */
export async function castBallot(tx: Tx, actor: Actor, own: OwnSeat, { voteId, seatId, voice }: CastInput): Promise<void> {
	const { eventId, seatId: by } = own;
	const sitting = await holdSitting(tx, eventId);
	checkStage(sitting, 'item');
	const vote = await voteIn(tx, eventId, voteId, 'open');
	if (vote.way !== 'device') throw conflict('floor.other_way');
	const { rule, there } = await houseOf(tx, sitting);
	const cast = vote.ballots.map((one) => ({ seat: one.seatId, by: one.byId, voice: one.voice }));
	const became = castOf(rule.quorum.proxies, there, cast, { seat: seatId, by, voice });
	if (became === 'same') return;
	if (became !== 'new') throw conflict(`floor.cast_${became}`);
	const at = now();
	await tx
		.insertInto('sitting_ballot')
		.values({ vote_id: voteId, event_id: eventId, mandate_id: seatId, by_id: by, voice, at, device: 'own' })
		.execute();
	// What was said stands in the ballots alone, until the vote is closed.
	await tellSitting(tx, actor, eventId, 'voice_cast', at, { vote: voteId, seat: seatId, by });
}

/** The chair decides a tie on their own device. Throws not_found for anybody else, conflict `sittings.not_now`, `floor.vote_over`. */
export async function sayOwnChairVoice(
	tx: Tx,
	actor: Actor,
	{ eventId, seatId }: OwnSeat,
	{ voteId, voice }: { voteId: string; voice: Voice }
): Promise<void> {
	const sitting = await holdSitting(tx, eventId);
	if (presiding(await sittingSeats(tx, eventId), sitting) !== seatId) throw notFound();
	checkStage(sitting, 'item');
	await breakTie(tx, actor, sitting, voteId, voice);
}

/** Asks for the floor. Throws conflict `sittings.not_now`, `sittings.no_item`, `floor.not_there`, `floor.ask_*`. */
export async function askOwn(tx: Tx, actor: Actor, { eventId, seatId }: OwnSeat, input: AskOwnInput): Promise<void> {
	const sitting = await holdSitting(tx, eventId);
	checkStage(sitting, 'item');
	await ask(tx, actor, sitting, { ...input, seatId }, 'own');
}

/** Wishes the floor no longer. Throws not_found for the wish of another, conflict `sittings.not_now`, `sittings.no_item`, `floor.speaker_state`. */
export async function withdrawOwn(tx: Tx, actor: Actor, { eventId, seatId }: OwnSeat, { speakerId }: { speakerId: string }): Promise<void> {
	const sitting = await holdSitting(tx, eventId);
	checkStage(sitting, 'item');
	await withdraw(tx, actor, sitting, speakerId, seatId);
}
