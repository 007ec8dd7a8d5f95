/** Whose device it is: a member by the key of their link, or staff who hold a seat. Not there, an old key, not of this sitting: the same 404. */
import { sql, rows, type Reader, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { sha256 } from '#platform/secrets.ts';

/** A seat of one sitting. */
export interface OwnSeat {
	eventId: string;
	seatId: string;
}

/** The seat of a link. Throws not_found. */
export async function seatByKey(db: Reader | Tx, key: string): Promise<OwnSeat> {
	const [seat] = await rows(
		db,
		sql<OwnSeat>`SELECT event_id AS "eventId", mandate_id AS "seatId" FROM sitting_seat_key WHERE key_hash = ${sha256(key)}`
	);
	return found(seat);
}

/** The seat that somebody of the staff holds in a sitting. Throws not_found. */
export async function seatOfStaff(db: Reader | Tx, actor: Staff, eventId: string): Promise<OwnSeat> {
	const [seat] = await rows(
		db,
		sql<OwnSeat>`SELECT event_id AS "eventId", mandate_id AS "seatId" FROM sitting_seat WHERE event_id = ${eventId} AND person_id = ${actor.personId}`
	);
	return found(seat);
}

/** When each seat got its link, by seat. */
export async function keysIssued(db: Reader | Tx, eventId: string): Promise<Map<string, Temporal.Instant>> {
	const list = await rows(
		db,
		sql<{ seatId: string; at: Temporal.Instant }>`
			SELECT mandate_id AS "seatId", issued_at AS at FROM sitting_seat_key WHERE event_id = ${eventId}`
	);
	return new Map(list.map(({ seatId, at }) => [seatId, at]));
}
