/** For tests: a sitting whose first item runs, with votes and members' links. */
import { asReader, type Tx } from '../src/platform/db/index.ts';
import { setClock } from '../src/platform/clock.ts';
import { beginItem, sittingFor } from '../src/modules/sittings/server/index.ts';
import { announcedSitting, openedSitting, type SittingWorld } from '../src/modules/sittings/server/fixture.ts';
import { openVoteInput } from '../src/modules/floor/input.ts';
import { closeVote, confirmCount, enterHands, issueKeys, openVote, type OwnSeat } from '../src/modules/floor/server/index.ts';

export interface Floor {
	id: string;
	items: string[];
	/** The seats of the world on this sitting, the chair's first. */
	own: OwnSeat[];
}

/** So many of nine came, the first item is being taken. Announced by the clock that stands before its start, which then stands at it. */
export async function runningFloor(tx: Tx, w: SittingWorld, come = 7, changes: Record<string, string> = {}): Promise<Floor> {
	const id = await announcedSitting(tx, w, changes);
	const { startsAt } = await sittingFor(asReader(tx), w.secretary, id);
	setClock(() => startsAt);
	const items = await openedSitting(tx, w, id, come);
	await beginItem(tx, w.chair, id, { itemId: items[0] ?? '' });
	return { id, items, own: w.seats.map((seatId) => ({ eventId: id, seatId })) };
}

/** A vote on the running item. */
export function openedVote(tx: Tx, w: SittingWorld, id: string, changes: Record<string, string> = {}): Promise<string> {
	return openVote(tx, w.chair, id, openVoteInput.parse({ question: 'Шешім жобасын бекіту', way: 'device', ...changes }));
}

/** A vote on the running item by raised hands, entered by the secretary, confirmed and closed by the chair. Returns its id. */
export async function votedByHands(tx: Tx, w: SittingWorld, id: string, hands: { yes: number; no: number }): Promise<string> {
	const voteId = await openedVote(tx, w, id, { way: 'hands' });
	const count = { ...hands, abstain: 0 };
	await enterHands(tx, w.secretary, id, { voteId, ...count });
	const { id: entryId } = await tx.selectFrom('sitting_entry').select('id').where('vote_id', '=', voteId).executeTakeFirstOrThrow();
	await confirmCount(tx, w.chair, id, { entryId, ...count });
	await closeVote(tx, w.chair, id, { voteId });
	return voteId;
}

/** The key of the n-th seat's link. */
export async function keyOf(tx: Tx, w: SittingWorld, id: string, n: number): Promise<string> {
	const [issued] = await issueKeys(tx, w.secretary, id, { seatId: w.seats[n] ?? '' });
	return issued?.key ?? '';
}
