/** Days with their times and seats: made, changed and cancelled, set by set. Whoever calls holds the host (`openHost`). */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { newId } from '#platform/ids.ts';
import { slotsOf, suitsOf, type Hours, type Mode, type Why } from '../rules.ts';
import type { Fallen } from './fallen.ts';

/** A day to be made; by hand, it is of no pattern. */
export interface NewDay extends Hours {
	day: Temporal.PlainDate;
	placeId: string;
	patternId: string | null;
	visitStopId?: string | null;
}

export interface DayRow extends Hours {
	id: string;
	hostId: string;
	placeId: string;
	patternId: string | null;
	visitStopId: string | null;
	day: Temporal.PlainDate;
	state: 'planned' | 'cancelled';
	why: Why | null;
	reason: string | null;
	languages: Lang[];
	modes: Mode[];
}

const DAY = sql`d.id, d.host_id AS "hostId", d.place_id AS "placeId", d.pattern_id AS "patternId", d.visit_stop_id AS "visitStopId", d.day, d.state, d.why,
	d.reason, d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.slot_minutes AS "slotMinutes", d.seats, d.walk_in_share AS "walkInShare",
	d.languages, d.modes`;

/** The days for which the condition (SQL over `d`, with its order and limit) holds. */
export function daysWhere(db: Reader | Tx, condition: ReturnType<typeof sql>): Promise<DayRow[]> {
	return rows(db, sql<DayRow>`SELECT ${DAY} FROM reception_day d WHERE ${condition}`);
}

/** A day, cancelled or not; undefined where there is none. */
export async function dayById(db: Reader | Tx, id: string): Promise<DayRow | undefined> {
	return (await daysWhere(db, sql`d.id = ${id}`))[0];
}

/** The days of a host from a day to another, both included, in their order; cancelled ones, too. */
export function daysOf(db: Reader | Tx, hostId: string, { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate }) {
	return daysWhere(db, sql`d.host_id = ${hostId} AND d.day BETWEEN ${from} AND ${until} ORDER BY d.starts_at, d.id`);
}

/** What these hosts hold on a day, in its order. */
export function daysOn(db: Reader | Tx, hostIds: readonly string[], day: Temporal.PlainDate): Promise<DayRow[]> {
	return daysWhere(db, sql`d.host_id = ANY(${[...hostIds]}::uuid[]) AND d.day = ${day} AND d.state = 'planned' ORDER BY d.starts_at, d.id`);
}

/** Makes days with their times and seats and returns their ids; one at whose time the host is elsewhere already is left out. */
export async function makeDays(tx: Tx, hostId: string, days: readonly NewDay[]): Promise<string[]> {
	if (days.length === 0) return [];
	const list = days.map((day) => ({ id: newId(), ...day }));
	const values = list.map(({ id, day, placeId, patternId, visitStopId = null, ...hours }) => ({
		id,
		day,
		place_id: placeId,
		pattern_id: patternId,
		visit_stop_id: visitStopId,
		starts_at: hours.startsAt,
		ends_at: hours.endsAt,
		slot_minutes: hours.slotMinutes,
		seats: hours.seats,
		walk_in_share: hours.walkInShare,
		languages: hours.languages,
		modes: hours.modes
	}));
	const made = await rows(
		tx,
		sql<{ id: string }>`
			INSERT INTO reception_day (id, host_id, place_id, pattern_id, visit_stop_id, day, starts_at, ends_at, slot_minutes, seats, walk_in_share,
				languages, modes, state, made_at)
			SELECT id, ${hostId}, place_id, pattern_id, visit_stop_id, day, starts_at, ends_at, slot_minutes, seats, walk_in_share, languages, modes,
				'planned', ${now()}
			FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS r (id uuid, place_id uuid, pattern_id uuid, visit_stop_id uuid, day date,
				starts_at timestamptz, ends_at timestamptz, slot_minutes int, seats int, walk_in_share int, languages text[], modes text[])
			ON CONFLICT DO NOTHING RETURNING id`
	);
	const ids = new Set(made.map(({ id }) => id));
	const held = list.filter(({ id }) => ids.has(id));
	await addSlots(
		tx,
		held.flatMap((day) => slotsOf(day).map((slot) => ({ dayId: day.id, ...slot })))
	);
	return held.map(({ id }) => id);
}

interface Times {
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
}

interface NewSlot extends Times {
	dayId: string;
	bookable: number;
	walkIn: number;
}

async function addSlots(tx: Tx, slots: readonly NewSlot[]): Promise<void> {
	if (slots.length === 0) return;
	const ids = slots.map((slot) => ({ id: newId(), ...slot }));
	await sql`
		INSERT INTO reception_slot (id, day_id, host_id, place_id, region_id, territory_path, starts_at, ends_at, walk_in)
		SELECT g.id, g."dayId", d.host_id, d.place_id, coalesce(t.region_id, t.id), t.path, g."startsAt", g."endsAt", g."walkIn"
		FROM jsonb_to_recordset(${JSON.stringify(ids)}::jsonb)
			AS g (id uuid, "dayId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, bookable int, "walkIn" int)
		JOIN reception_day d ON d.id = g."dayId" JOIN reception_place p ON p.id = d.place_id JOIN territory t ON t.id = p.territory_id`.execute(tx);
	await addSeats(
		tx,
		ids.map(({ id, bookable }) => ({ id, bookable }))
	);
}

/** Adds the seats that these times have not; those they have stay. */
async function addSeats(tx: Tx, slots: readonly { id: string; bookable: number }[]): Promise<void> {
	const days = await rows(
		tx,
		sql<{ id: string; languages: Lang[]; modes: Mode[] }>`
			SELECT DISTINCT d.id, d.languages, d.modes FROM reception_slot s JOIN reception_day d ON d.id = s.day_id
			WHERE s.id = ANY(${slots.map(({ id }) => id)}::uuid[])`
	);
	const suits = days.map(({ id, ...terms }) => ({ id, suits: suitsOf(terms) }));
	await sql`
		INSERT INTO reception_seat (slot_id, seat_no, host_id, unit_id, region_id, place_id, starts_at, suits)
		SELECT s.id, n, s.host_id, h.unit_id, s.region_id, s.place_id, s.starts_at, x.suits
		FROM jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) AS g (id uuid, bookable int)
		CROSS JOIN LATERAL generate_series(1, g.bookable) AS n
		JOIN reception_slot s ON s.id = g.id JOIN reception_host h ON h.id = s.host_id
		JOIN jsonb_to_recordset(${JSON.stringify(suits)}::jsonb) AS x (id uuid, suits int) ON x.id = s.day_id
		ON CONFLICT DO NOTHING`.execute(tx);
}

export interface Drop {
	id: string;
	why: Why;
	reason: string | null;
}

/** Cancels days: their seats are gone. Returns what fell out of each; the caller tells it last (`tellFallen`). */
export async function cancelDays(tx: Tx, hostId: string, drops: readonly Drop[]): Promise<Fallen[]> {
	if (drops.length === 0) return [];
	await sql`
		UPDATE reception_day d SET state = 'cancelled', why = r.why, reason = r.reason
		FROM jsonb_to_recordset(${JSON.stringify(drops)}::jsonb) AS r (id uuid, why text, reason text) WHERE d.id = r.id`.execute(tx);
	const gone = await dropSlots(tx, sql`s.day_id = ANY(${drops.map(({ id }) => id)}::uuid[])`);
	return drops.map(({ id, why, reason }) => {
		const own = gone.filter(({ dayId }) => dayId === id);
		return { dayId: id, hostId, why, reason, slotIds: own.map((slot) => slot.id), wishIds: own.flatMap((slot) => slot.wishIds) };
	});
}

/** Drops the times for which the condition (SQL over `s`) holds, in their order, each with the wishes that lost a seat. */
async function dropSlots(tx: Tx, condition: ReturnType<typeof sql>): Promise<{ id: string; dayId: string; wishIds: string[] }[]> {
	const gone = await rows(
		tx,
		sql<{ id: string; dayId: string; startsAt: Temporal.Instant }>`
			UPDATE reception_slot s SET dropped_at = ${now()} WHERE s.dropped_at IS NULL AND ${condition}
			RETURNING id, day_id AS "dayId", starts_at AS "startsAt"`
	);
	const taken = await dropSeats(tx, sql`slot_id = ANY(${gone.map(({ id }) => id)}::uuid[])`);
	return gone
		.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
		.map(({ id, dayId }) => ({ id, dayId, wishIds: taken.filter(({ slotId }) => slotId === id).map(({ wishId }) => wishId) }));
}

/** Deletes seats and returns who had taken them. One that is being taken at this moment is waited for. */
async function dropSeats(tx: Tx, condition: ReturnType<typeof sql>): Promise<{ slotId: string; wishId: string }[]> {
	const seats = await rows(
		tx,
		sql<{ slotId: string; wishId: string | null }>`
			DELETE FROM reception_seat WHERE ${condition} RETURNING slot_id AS "slotId", wish_id AS "wishId"`
	);
	return seats.flatMap(({ slotId, wishId }) => (wishId === null ? [] : [{ slotId, wishId }]));
}

const sameTime = (a: Times, b: Times) => a.startsAt.equals(b.startsAt) && a.endsAt.equals(b.endsAt);

/** Gives a day other hours, times or seats: whoever booked a seat that stays keeps it, the others fall out. The caller tells them last. */
export async function changeDay(tx: Tx, hostId: string, { id, after }: { id: string; after: Hours }): Promise<Fallen> {
	const { startsAt, endsAt, slotMinutes, seats, walkInShare, languages, modes } = after;
	await sql`
		UPDATE reception_day SET starts_at = ${startsAt}, ends_at = ${endsAt}, slot_minutes = ${slotMinutes}, seats = ${seats},
			walk_in_share = ${walkInShare}, languages = ${languages}, modes = ${modes} WHERE id = ${id}`.execute(tx);
	const live = await rows(
		tx,
		sql<Times & { id: string }>`
			SELECT id, starts_at AS "startsAt", ends_at AS "endsAt" FROM reception_slot WHERE day_id = ${id} AND dropped_at IS NULL ORDER BY starts_at`
	);
	const slots = slotsOf(after);
	const kept = live.flatMap((one) =>
		slots.filter((slot) => sameTime(slot, one)).map(({ bookable, walkIn }) => ({ ...one, bookable, walkIn }))
	);
	const gone = await dropSlots(tx, sql`s.day_id = ${id} AND NOT (s.id = ANY(${kept.map((one) => one.id)}::uuid[]))`);
	const over = await keepSlots(tx, kept, suitsOf(after));
	const fresh = slots.filter((slot) => !kept.some((one) => sameTime(one, slot)));
	await addSlots(
		tx,
		fresh.map((slot) => ({ dayId: id, ...slot }))
	);
	const wishIds = [...gone.flatMap((slot) => slot.wishIds), ...over];
	return { dayId: id, hostId, why: 'hours', reason: null, wishIds, slotIds: gone.map((slot) => slot.id) };
}

/** Gives times that stay their seats; returns the wishes whose seats are too many now. */
async function keepSlots(tx: Tx, kept: readonly { id: string; bookable: number; walkIn: number }[], suits: number): Promise<string[]> {
	const given = sql`jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS g (id uuid, bookable int, "walkIn" int)`;
	await sql`UPDATE reception_slot s SET walk_in = g."walkIn" FROM ${given} WHERE s.id = g.id AND s.walk_in <> g."walkIn"`.execute(tx);
	const over = await dropSeats(
		tx,
		sql`(slot_id, seat_no) IN (SELECT e.slot_id, e.seat_no FROM reception_seat e JOIN ${given} ON g.id = e.slot_id AND e.seat_no > g.bookable)`
	);
	await sql`UPDATE reception_seat e SET suits = ${suits} FROM ${given} WHERE e.slot_id = g.id AND e.suits <> ${suits}`.execute(tx);
	await addSeats(tx, kept);
	return over.map(({ wishId }) => wishId);
}
