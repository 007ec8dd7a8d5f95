/** Who sits, who is there, and whether they are enough: read from the seats, the ledger and the body's rule of the day. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { found } from '#platform/errors.ts';
import { houseOn } from '#modules/mandates/server/index.ts';
import type { Place } from '#modules/mandates/rules.ts';
import { NOBODY_THERE, presentCount, quorumOf, stretches, thereAt, type Note, type Stretch, type There } from '../rules/quorum.ts';
import { editionsOf, ruleOn, type DecisionRule } from './decision-rules.ts';
import type { Sitting } from './queries.ts';

/** Somebody who held a seat of the body on the day. */
export interface SittingSeat {
	/** The mandate. */
	seatId: string;
	name: string;
	place: Place;
	personId: string | null;
	groupId: string | null;
}

/** Who held the seats, from the head of the table down, then by name; nobody before people begin to come. */
export async function sittingSeats(db: Reader | Tx, eventId: string): Promise<SittingSeat[]> {
	return rows(
		db,
		sql<SittingSeat>`SELECT mandate_id AS "seatId", name, place, person_id AS "personId", group_id AS "groupId" FROM sitting_seat
			WHERE event_id = ${eventId} ORDER BY array_position(ARRAY['chair', 'deputy_chair', 'secretary', 'member'], place), name COLLATE "kk-x-icu", mandate_id`
	);
}

/** The ledger in the order in which it was written. */
export async function notesOf(db: Reader | Tx, eventId: string): Promise<Note[]> {
	const list = await rows(
		db,
		sql<{ at: Temporal.Instant; seat: string; what: Note['what']; holder: string | null }>`
			SELECT at, mandate_id AS seat, what, holder_id AS holder FROM sitting_note WHERE event_id = ${eventId} ORDER BY at, id`
	);
	return list.map(({ at, seat, what, holder }) =>
		what === 'proxy' ? { at, seat, what, holder: found(holder ?? undefined) } : { at, seat, what }
	);
}

export interface House {
	/** As the body decides on the day of the sitting. */
	rule: DecisionRule;
	/** Mandates held and seats there are, on that day. */
	members: number;
	seats: number;
	ledger: Note[];
	/** Who is there after the last note. */
	there: There;
	present: number;
	/** So many must be there. */
	needed: number;
	met: boolean;
	/** From the first note on: how many were there, and whether they were enough. */
	stretches: Stretch[];
}

/** How the house stands after the last note. Throws not_found where the body has no term on the day. */
export async function houseOf(db: Reader | Tx, { id, hostId, startsAt }: Pick<Sitting, 'id' | 'hostId' | 'startsAt'>): Promise<House> {
	const day = dayOf(startsAt);
	const [editions, house, ledger] = await Promise.all([editionsOf(db, hostId), houseOn(db, hostId, day), notesOf(db, id)]);
	const rule = found(ruleOn(editions, day));
	return houseAfter({ rule, ...found(house) }, ledger);
}

/** How the house stands after these notes. */
export function houseAfter({ rule, members, seats }: Pick<House, 'rule' | 'members' | 'seats'>, ledger: Note[]): House {
	const last = ledger.at(-1);
	const there = last === undefined ? NOBODY_THERE : thereAt(ledger, last.at);
	const [present, needed] = [presentCount(rule.quorum, there), quorumOf(rule.quorum, { members, seats })];
	return {
		rule,
		members,
		seats,
		ledger,
		there,
		present,
		needed,
		met: present >= needed,
		stretches: stretches(rule.quorum, { members, seats }, ledger)
	};
}
