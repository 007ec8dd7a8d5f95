/**
 * Units whose members hold seats (factions, councils) are invited with those members. Which room keeps the seats is not known
 * here: it says once, when its module loads, who holds them on a day.
 */
import type { Reader, Tx } from '#platform/db/index.ts';
import { asReader } from '#platform/db/index.ts';
import { putPeople } from './people.ts';

export interface Member {
	unitId: string;
	seatId: string;
	personId: string | null;
	name: string;
}

type Members = (db: Reader, unitIds: readonly string[], day: Temporal.PlainDate) => Promise<Member[]>;

let keeper: Members = () => Promise.resolve([]);

export function onMembers(members: Members): void {
	keeper = members;
}

/** Who holds a seat of these units on a day; nobody of a unit that has no seats. */
export function membersOf(db: Reader, unitIds: readonly string[], day: Temporal.PlainDate): Promise<Member[]> {
	return keeper(db, unitIds, day);
}

/** Puts those on the list of an event who hold a seat of these invited units on its day; who is there already stays as they are. */
export async function putMembers(tx: Tx, eventId: string, unitIds: readonly string[], day: Temporal.PlainDate): Promise<void> {
	await putPeople(tx, eventId, await membersOf(asReader(tx), unitIds, day));
}
