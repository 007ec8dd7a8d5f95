/** What a member does on their own device: comes and goes, asks for the floor, decides a tie in the chair. Whose device it is the caller has found out (`own.ts`). */
import type { Tx } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { Voice } from '#modules/sittings/rules/ballots.ts';
import { checkStage, holdSitting, noteOwn, sittingSeats } from '#modules/sittings/server/index.ts';
import type { AskOwnInput } from '../../input.ts';
import type { OwnSeat } from '../own.ts';
import { presiding } from '../store.ts';
import { breakTie } from './run-vote.ts';
import { ask, withdraw } from './speak.ts';

/** "I am here", "I leave". Throws conflict `sittings.not_now`, `sittings.note_unchanged`. */
export async function noteMyself(tx: Tx, actor: Actor, { eventId, seatId }: OwnSeat, { what }: { what: 'in' | 'out' }): Promise<void> {
	await noteOwn(tx, actor, await holdSitting(tx, eventId), { seatId, what, holderId: undefined });
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
