/** For tests: a sitting whose first item runs, with votes and members' links. */
import type { Tx } from '../src/platform/db/index.ts';
import { beginItem } from '../src/modules/sittings/server/index.ts';
import { announcedSitting, openedSitting, type SittingWorld } from '../src/modules/sittings/server/fixture.ts';
import { openVoteInput } from '../src/modules/floor/input.ts';
import { issueKeys, openVote, type OwnSeat } from '../src/modules/floor/server/index.ts';

export interface Floor {
	id: string;
	items: string[];
	/** The seats of the world on this sitting, the chair's first. */
	own: OwnSeat[];
}

/** So many of nine came, the first item is being taken. The clock stands on the day. */
export async function runningFloor(tx: Tx, w: SittingWorld, come = 7, changes: Record<string, string> = {}): Promise<Floor> {
	const id = await announcedSitting(tx, w, changes);
	const items = await openedSitting(tx, w, id, come);
	await beginItem(tx, w.chair, id, { itemId: items[0] ?? '' });
	return { id, items, own: w.seats.map((seatId) => ({ eventId: id, seatId })) };
}

/** A vote on the running item. */
export function openedVote(tx: Tx, w: SittingWorld, id: string, changes: Record<string, string> = {}): Promise<string> {
	return openVote(tx, w.chair, id, openVoteInput.parse({ question: 'Шешім жобасын бекіту', way: 'device', ...changes }));
}

/** The key of the n-th seat's link. */
export async function keyOf(tx: Tx, w: SittingWorld, id: string, n: number): Promise<string> {
	const [issued] = await issueKeys(tx, w.secretary, id, { seatId: w.seats[n] ?? '' });
	return issued?.key ?? '';
}
