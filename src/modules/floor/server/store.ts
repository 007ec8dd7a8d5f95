/** What acts on the floor stand on: the sitting under lock, the item that runs, the vote that is asked of. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { isRunning } from '#modules/events/rules.ts';
import { itemsOf, runSitting, type Item, type Sitting, type SittingSeat } from '#modules/sittings/server/index.ts';
import { isPending } from '../rules/votes.ts';
import { speakersOf, votesOf, type Speaker, type Vote } from './queries.ts';

/** An open sitting under lock, for who runs it. Throws not_found, forbidden, conflict `sittings.not_now`. */
export const runFloor = (tx: Tx, actor: Actor, id: string): Promise<Sitting> => runSitting(tx, actor, id, 'item');

/** The item that runs. Throws conflict `sittings.no_item`. */
export async function runningItem(db: Reader | Tx, id: string): Promise<Item> {
	const item = (await itemsOf(db, id)).find(isRunning);
	if (item === undefined) throw conflict('sittings.no_item');
	return item;
}

const momentsOf = ({ closedAt, void: voided, result }: Vote) => ({
	closedAt,
	voidedAt: voided?.at ?? null,
	declaredAt: result?.declaredAt ?? null
});

/** The vote in which nothing is decided yet; there is one at most. */
export async function pendingVote(db: Reader | Tx, id: string): Promise<Vote | undefined> {
	return (await votesOf(db, id)).find((vote) => isPending(momentsOf(vote)));
}

/** A vote of the sitting that is in this state. Throws not_found, conflict `floor.vote_over`. */
export async function voteIn(db: Reader | Tx, id: string, voteId: string, ...states: Vote['state'][]): Promise<Vote> {
	const vote = found((await votesOf(db, id, voteId))[0]);
	if (!states.includes(vote.state)) throw conflict('floor.vote_over');
	return vote;
}

/** Those of the list who asked on one item. */
export async function listOf(db: Reader | Tx, id: string, itemId: string): Promise<Speaker[]> {
	return (await speakersOf(db, id)).filter((one) => one.itemId === itemId);
}

/** The seat of who presides: the chair of the sitting where they hold one, else the chair of the body. */
export function presiding(seats: readonly SittingSeat[], { chairId }: Pick<Sitting, 'chairId'>): string | undefined {
	const seat = seats.find(({ personId }) => personId === chairId) ?? seats.find(({ place }) => place === 'chair');
	return seat?.seatId;
}
