/**
 * Seats: held while a form is filled in, taken, given back. The database decides between those who want the same one: a seat is a
 * row, it is taken by one statement, and it has room for one wish.
 */
import { randomBytes } from 'node:crypto';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import { sha256 } from '#platform/secrets.ts';
import { getSetting } from '#platform/settings/index.ts';

export interface Hold {
	slotId: string;
	seatNo: number;
	/** Known to whoever fills in the form only; its hash is kept. */
	token: string;
	until: Temporal.Instant;
}

export interface Seat {
	slotId: string;
	seatNo: number;
	wishId: string;
}

onConstraint('reception_seat__wish_key', () => conflict('receptions.seated'));

const COLUMNS = sql`slot_id AS "slotId", seat_no AS "seatNo", wish_id AS "wishId"`;

/**
 * Holds a time until the transaction ends: who wants one of its seats waits for who wanted one before. (Passing over seats that are locked
 * would let more through at once; but a seat that was looked at and found taken stays locked, and two who do so wait for one another.)
 * Throws not_found for a time that is none, conflict `receptions.begun` for one that has begun, `receptions.gone` for one that fell out.
 */
async function lockSlot(tx: Tx, slotId: string): Promise<void> {
	const query = sql<{ startsAt: Temporal.Instant; dropped: boolean }>`
		SELECT starts_at AS "startsAt", dropped_at IS NOT NULL AS dropped FROM reception_slot WHERE id = ${slotId} FOR NO KEY UPDATE`;
	const slot = found((await rows(tx, query))[0]);
	if (slot.dropped) throw conflict('receptions.gone');
	if (Temporal.Instant.compare(slot.startsAt, now()) <= 0) throw conflict('receptions.begun');
}

/** A free seat of a time that is held, locked. Throws conflict `receptions.full`. */
async function freeSeat(tx: Tx, slotId: string): Promise<number> {
	const query = sql<{ seatNo: number }>`
		SELECT seat_no AS "seatNo" FROM reception_seat
		WHERE slot_id = ${slotId} AND wish_id IS NULL AND (held_until IS NULL OR held_until <= ${now()}) ORDER BY seat_no LIMIT 1 FOR UPDATE`;
	const [free] = await rows(tx, query);
	if (free === undefined) throw conflict('receptions.full');
	return free.seatNo;
}

/**
 * Holds a seat for some minutes (setting `reception_hold_minutes`) for whoever fills in a form, or until the instant given, for whom it
 * is offered to. Throws not_found, conflict `receptions.full`, `receptions.begun`, `receptions.gone`.
 */
export async function holdSeat(tx: Tx, slotId: string, offered?: Temporal.Instant): Promise<Hold> {
	await lockSlot(tx, slotId);
	const until = offered ?? now().add({ minutes: await getSetting(tx as unknown as Reader, 'reception_hold_minutes') });
	const [seatNo, token] = [await freeSeat(tx, slotId), randomBytes(24).toString('base64url')];
	await sql`UPDATE reception_seat SET held_until = ${until}, hold_hash = ${sha256(token)} WHERE slot_id = ${slotId} AND seat_no = ${seatNo}`.execute(
		tx
	);
	return { slotId, seatNo, token, until };
}

/** Lets held seats go before their time: who held them wants them no more. One that was taken, or is held by another, stays. */
export async function dropHolds(tx: Tx, holds: readonly Pick<Hold, 'slotId' | 'token'>[]): Promise<void> {
	const [slots, hashes] = [holds.map(({ slotId }) => slotId), holds.map(({ token }) => sha256(token))];
	await sql`
		UPDATE reception_seat e SET held_until = NULL, hold_hash = NULL FROM unnest(${slots}::uuid[], ${hashes}::bytea[]) AS h (slot_id, hash)
		WHERE e.slot_id = h.slot_id AND e.hold_hash = h.hash`.execute(tx);
}

/** The seat held with a token, locked, while nobody else has held or taken it since: a hold that ran out still counts then. */
async function heldSeat(tx: Tx, slotId: string, token: string): Promise<number | undefined> {
	const query = sql<{ seatNo: number }>`
		SELECT seat_no AS "seatNo" FROM reception_seat WHERE slot_id = ${slotId} AND hold_hash = ${sha256(token)} AND wish_id IS NULL FOR UPDATE`;
	return (await rows(tx, query))[0]?.seatNo;
}

/**
 * Takes a seat for a wish: the one held with the token, else a free one. The same wish for the same time has its seat already and is
 * told it again. Throws not_found, conflict `receptions.full`, `receptions.begun`, `receptions.gone`; `receptions.seated` when the
 * wish has a seat at another time, which is to be given back first.
 */
export async function takeSeat(
	tx: Tx,
	{ slotId, wishId, hold }: { slotId: string; wishId: string; hold?: string | undefined }
): Promise<Seat> {
	const own = (await seatOf(tx, [wishId])).get(wishId);
	if (own?.slotId === slotId) return own;
	if (own !== undefined) throw conflict('receptions.seated');
	await lockSlot(tx, slotId);
	const held = hold === undefined ? undefined : await heldSeat(tx, slotId, hold);
	const seatNo = held ?? (await freeSeat(tx, slotId));
	await sql`
		UPDATE reception_seat SET wish_id = ${wishId}, held_until = NULL, hold_hash = NULL
		WHERE slot_id = ${slotId} AND seat_no = ${seatNo} AND wish_id IS NULL`.execute(tx);
	return { slotId, seatNo, wishId };
}

/** Gives a wish's seat back and returns its time; undefined when it had none. */
export async function releaseSeat(tx: Tx, wishId: string): Promise<string | undefined> {
	const freed = await rows(
		tx,
		sql<{ slotId: string }>`UPDATE reception_seat SET wish_id = NULL WHERE wish_id = ${wishId} RETURNING slot_id AS "slotId"`
	);
	return freed[0]?.slotId;
}

/** The seats of these wishes; who has none is left out. */
export async function seatOf(db: Reader | Tx, wishIds: readonly string[]): Promise<Map<string, Seat>> {
	if (wishIds.length === 0) return new Map();
	const seats = await rows(db, sql<Seat>`SELECT ${COLUMNS} FROM reception_seat WHERE wish_id = ANY(${[...wishIds]}::uuid[])`);
	return new Map(seats.map((seat) => [seat.wishId, seat]));
}

/** A seat of a day that somebody has, with its time. */
export interface Taken {
	wishId: string;
	startsAt: Temporal.Instant;
}

/** Who has a seat on a day, in the order of their times. */
export function seatsOn(db: Reader | Tx, dayId: string): Promise<Taken[]> {
	return rows(
		db,
		sql<Taken>`
			SELECT e.wish_id AS "wishId", s.starts_at AS "startsAt" FROM reception_slot s JOIN reception_seat e ON e.slot_id = s.id
			WHERE s.day_id = ${dayId} AND e.wish_id IS NOT NULL ORDER BY s.starts_at, e.seat_no`
	);
}
