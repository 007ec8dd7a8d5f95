/** What events tell of a unit and of those who hold its seats: for whoever keeps the seats. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { inDays, type Days } from '#platform/measures.ts';
import { memberAttendance, type Attendance } from '../rules.ts';
import { readingPaths } from './policy.ts';
import { COLUMNS, FOR_OLD_TIME, FROM, invitedWhere, read, type EventList, type EventRow, type InvitedUnit } from './queries.ts';

const SHOWN = 20;

/** SQL: what was called off stands among those ahead until it would have begun: who meant to come sees it. */
const inList = (list: EventList) =>
	list === 'ahead'
		? sql`(e.state IN ('invited', 'open') OR (e.state = 'cancelled' AND e.starts_at > ${now()}))`
		: sql`(e.state = 'closed' OR (e.state = 'cancelled' AND e.starts_at <= ${now()}))`;

/** The unit and the days on which the events begin. */
export interface UnitEventsWish extends Days {
	unitId: string;
	list: EventList;
	cursor?: string | undefined;
}

export interface UnitEvent extends EventRow {
	/** The actor may open it; of one that is public alone no more is told than that it is held. */
	known: boolean;
}

/** Events that a unit held or was invited to, those that citizens come to apart, of those the actor may know of and the public ones: the next first, or the latest first, by pages. */
export async function unitEvents(db: Reader, actor: Actor, { unitId, list, cursor, ...days }: UnitEventsWish): Promise<Page<UnitEvent>> {
	const paths = readingPaths(actor);
	const known = sql`(h.path <@ ANY(${paths}::ltree[]) OR ${invitedWhere(paths)})`;
	const theirs = sql`e.id IN (SELECT id FROM event WHERE host_unit_id = ${unitId} UNION SELECT event_id FROM event_unit WHERE unit_id = ${unitId})
		AND ${inDays(sql`e.starts_at`, days)} AND ${inList(list)} AND NOT k.open
		AND (e.public OR ${known})`;
	const order =
		list === 'ahead'
			? sql`ORDER BY e.starts_at, e.id LIMIT ${SHOWN}`
			: sql`AND ${older(sql`e.starts_at, e.id`, cursor)} ORDER BY e.starts_at DESC, e.id DESC LIMIT ${SHOWN + 1}`;
	const rows_ = await rows(db, sql<UnitEvent>`SELECT ${COLUMNS}, ${known} AS known FROM ${FROM} WHERE ${theirs} ${order}`);
	const found = rows_.map((event) => ({ ...event, ...read(event) }));
	return list === 'ahead' ? { rows: found, next: undefined } : pageOf(found, SHOWN, (event) => event.startsAt);
}

/** One seat at one event that was held. */
export interface SeatRecord {
	seatId: string;
	eventId: string;
	startsAt: Temporal.Instant;
	attendance: Attendance;
	/** Why they were absent. */
	reason: string | null;
}

/** How those who hold these seats attended every event that was held and that they were to come to, the latest first. */
export async function seatRecords(db: Reader, seatIds: readonly string[]): Promise<SeatRecord[]> {
	interface Row extends Omit<SeatRecord, 'attendance'> {
		graceMinutes: number;
		reply: InvitedUnit['reply'];
		forOldTime: boolean;
		unitReason: string | null;
		cameAt: Temporal.Instant | null;
		leftAt: Temporal.Instant | null;
	}
	const list = await rows(
		db,
		sql<Row>`
			SELECT p.seat_id AS "seatId", p.event_id AS "eventId", e.starts_at AS "startsAt", e.grace_minutes AS "graceMinutes", i.reply,
				${FOR_OLD_TIME} AS "forOldTime", i.reason AS "unitReason", p.reason, p.came_at AS "cameAt", p.left_at AS "leftAt"
			FROM event_person p JOIN event e ON e.id = p.event_id JOIN event_unit i ON i.event_id = p.event_id AND i.unit_id = p.unit_id
			WHERE p.seat_id = ANY(${[...seatIds]}::uuid[]) AND e.state = 'closed' ORDER BY e.starts_at DESC, e.id, p.seat_id`
	);
	return list.map(({ graceMinutes, reply, forOldTime, unitReason, ...row }) => {
		const attendance = memberAttendance({ reply, forOldTime }, row, { startsAt: row.startsAt, graceMinutes, over: true });
		const { seatId, eventId, startsAt } = row;
		return { seatId, eventId, startsAt, attendance, reason: attendance === 'excused' ? (row.reason ?? unitReason) : null };
	});
}

/** An item of an agenda that somebody who holds a seat was named to speak on, by the name under which they are on the list. */
export interface Speech {
	seatId: string;
	eventId: string;
	title: string;
	/** It came to be spoken of. */
	held: boolean;
}

export async function speechesOf(db: Reader, seatIds: readonly string[]): Promise<Speech[]> {
	return rows(
		db,
		sql<Speech>`
			SELECT p.seat_id AS "seatId", p.event_id AS "eventId", i.title, i.started_at IS NOT NULL AS held
			FROM event_person p JOIN event_agenda_item i ON i.event_id = p.event_id AND lower(i.speaker) = lower(p.name)
			WHERE p.seat_id = ANY(${[...seatIds]}::uuid[]) ORDER BY p.event_id, i.position`
	);
}
