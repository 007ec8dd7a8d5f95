import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { keptAudience } from '#modules/organisation/audience-input.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import type { Attendance, EventState, Timing, VideoKind } from '../rules.ts';
import { attendance } from '../rules.ts';
import { canReply, canRun, isHost, readingPaths, type EventAccess } from './policy.ts';

export interface EventRow extends EventAccess {
	id: string;
	kind: string;
	kindName: Texts;
	/** Citizens come to events of its kind. */
	kindOpen: boolean;
	hostId: string;
	hostCode: string;
	hostName: Texts;
	title: Texts;
	/** Citizens may read that it is held. */
	public: boolean;
	place: string | null;
	video: VideoKind;
	videoUrl: string | null;
	videoRoom: string | null;
	state: EventState;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	graceMinutes: number;
	audience: Audience;
	openedAt: Temporal.Instant | null;
	closedAt: Temporal.Instant | null;
	/** The last day on which a unit may say why it was absent; null before the event is closed. */
	absenceUntil: Temporal.PlainDate | null;
	cancelReason: string | null;
	invitedAt: Temporal.Instant | null;
	/** When its time was last changed after the invitation. */
	movedAt: Temporal.Instant | null;
	/** The time that was told before that, and why it is another now. */
	movedFrom: Temporal.Instant | null;
	movedUntil: Temporal.Instant | null;
	moveReason: string | null;
}

/** SQL: an event `e` with its kind `k` and its host `h`. */
export const COLUMNS = sql`e.id, e.kind, k.name AS "kindName", k.open AS "kindOpen", e.host_unit_id AS "hostId", h.code AS "hostCode", h.path::text AS "hostPath", h.name AS "hostName",
	e.title, e.public, e.place, e.video, e.video_url AS "videoUrl", e.video_room AS "videoRoom", e.state, e.starts_at AS "startsAt", e.ends_at AS "endsAt",
	e.grace_minutes AS "graceMinutes", e.audience, e.chair_id AS "chairId", e.secretary_id AS "secretaryId", e.opened_at AS "openedAt",
	e.closed_at AS "closedAt", e.absence_until AS "absenceUntil", e.cancel_reason AS "cancelReason",
	e.invited_at AS "invitedAt", e.moved_at AS "movedAt", e.moved_from AS "movedFrom", e.moved_until AS "movedUntil", e.move_reason AS "moveReason"`;
export const FROM = sql`event e JOIN event_kind k ON k.code = e.kind JOIN unit h ON h.id = e.host_unit_id`;

export const read = (row: EventRow): EventRow => ({ ...row, audience: keptAudience(row.audience) });

export interface EventKind {
	code: string;
	name: Texts;
	/** Citizens come to it. */
	open: boolean;
}

/** The kinds of event in force today, in their order. */
export async function eventKinds(db: Reader): Promise<EventKind[]> {
	const today = dayOf(now());
	return rows(
		db,
		sql<EventKind>`SELECT code, name, open FROM event_kind WHERE valid_from <= ${today} AND (valid_to IS NULL OR valid_to >= ${today}) ORDER BY position, code`
	);
}

/** SQL: the answer of an invited unit (`i`) to an event (`e`) was given before it was moved. */
export const FOR_OLD_TIME = sql<boolean>`(i.replied_at IS NOT NULL AND e.moved_at IS NOT NULL AND i.replied_at < e.moved_at)`;

/** An event by id, whoever asks. */
export async function eventById(db: Reader, id: string): Promise<EventRow | undefined> {
	const [row] = await rows(db, sql<EventRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE e.id = ${id}`);
	return row && read(row);
}

/** SQL: a unit that was invited lies where the actor may read, `i` being its row and `u` the unit. */
export const invitedWhere = (paths: readonly string[]) =>
	sql`EXISTS (SELECT FROM event_unit i JOIN unit u ON u.id = i.unit_id WHERE i.event_id = e.id AND u.path <@ ANY(${[...paths]}::ltree[]))`;

/** Whether the actor may know of the event: the host's side, and from the invitation on the invited. */
export async function mayRead(db: Reader, actor: Actor, event: EventRow): Promise<boolean> {
	if (isHost(actor, event) || canRun(actor, event)) return true;
	const paths = readingPaths(actor);
	if (paths.length === 0) return false;
	const [row] = await rows(db, sql<{ here: boolean }>`SELECT ${invitedWhere(paths)} AS here FROM event e WHERE e.id = ${event.id}`);
	return row?.here === true;
}

/** An event for its reader; for others it is not there. */
export async function eventFor(db: Reader, actor: Actor, id: string): Promise<EventRow> {
	const event = found(await eventById(db, id));
	if (!(await mayRead(db, actor, event))) throw notFound();
	return event;
}

export const EVENT_LISTS = ['ahead', 'past'] as const;
export type EventList = (typeof EVENT_LISTS)[number];

const SHOWN = 50;

export interface EventsWish {
	list: EventList;
	/** Only what this unit holds. */
	hostId?: string | undefined;
	cursor?: string | undefined;
}

/** Events that the actor may know of: those ahead or running, the next first; those over, the latest first, by pages. */
export async function eventsFor(db: Reader, actor: Actor, { list, hostId, cursor }: EventsWish): Promise<Page<EventRow>> {
	const paths = readingPaths(actor);
	const held = hostId === undefined ? sql`true` : sql`e.host_unit_id = ${hostId}`;
	const mine = sql`${held} AND (h.path <@ ANY(${paths}::ltree[]) OR ${invitedWhere(paths)})`;
	if (list === 'ahead') {
		const ahead = await rows(
			db,
			sql<EventRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${mine} AND e.state IN ('planned', 'invited', 'open')
				ORDER BY e.state <> 'open', e.starts_at, e.id LIMIT ${SHOWN}`
		);
		return { rows: ahead.map(read), next: undefined };
	}
	const past = await rows(
		db,
		sql<EventRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${mine} AND e.state IN ('closed', 'cancelled')
			AND ${older(sql`e.starts_at, e.id`, cursor)} ORDER BY e.starts_at DESC, e.id DESC LIMIT ${SHOWN + 1}`
	);
	return pageOf(past.map(read), SHOWN, (event) => event.startsAt);
}

export interface AgendaItem {
	id: string;
	position: number;
	title: string;
	speaker: string;
	minutes: number;
	startedAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
}

/** The agenda in order. */
export async function agendaOf(db: Reader, eventId: string): Promise<AgendaItem[]> {
	return rows(
		db,
		sql<AgendaItem>`SELECT id, position, title, speaker, minutes, started_at AS "startedAt", ended_at AS "endedAt"
			FROM event_agenda_item WHERE event_id = ${eventId} ORDER BY position`
	);
}

export interface EventPerson {
	id: string;
	unitId: string;
	personId: string | null;
	name: string;
	/** The seat by which they are to come. */
	seatId: string | null;
	/** Why a member does not come. */
	reason: string | null;
	cameAt: Temporal.Instant | null;
	leftAt: Temporal.Instant | null;
}

export interface InvitedUnit {
	unitId: string;
	code: string;
	path: string;
	name: Texts;
	told: number;
	reply: 'coming' | 'absent' | null;
	reason: string | null;
	repliedAt: Temporal.Instant | null;
	/** The answer was given before the event was moved: it was for another time. */
	forOldTime: boolean;
	people: EventPerson[];
}

/** The invited units in the order of the tree, each with its people in the order in which they came. */
export async function invitedOf(db: Reader, eventId: string): Promise<InvitedUnit[]> {
	const [units, people] = await Promise.all([
		rows(
			db,
			sql<
				Omit<InvitedUnit, 'people'>
			>`SELECT i.unit_id AS "unitId", u.code, u.path::text AS path, u.name, i.told, i.reply, i.reason, i.replied_at AS "repliedAt",
				${FOR_OLD_TIME} AS "forOldTime"
				FROM event_unit i JOIN event e ON e.id = i.event_id JOIN unit u ON u.id = i.unit_id WHERE i.event_id = ${eventId} ORDER BY u.path`
		),
		rows(
			db,
			sql<EventPerson>`SELECT id, unit_id AS "unitId", person_id AS "personId", name, seat_id AS "seatId", reason, came_at AS "cameAt", left_at AS "leftAt"
				FROM event_person WHERE event_id = ${eventId} ORDER BY came_at NULLS LAST, name`
		)
	]);
	const byUnit = Map.groupBy(people, ({ unitId }) => unitId);
	return units.map((unit) => ({ ...unit, people: byUnit.get(unit.unitId) ?? [] }));
}

/** The invited units that the actor may answer for. */
export function ownUnits(actor: Actor, invited: readonly InvitedUnit[]): InvitedUnit[] {
	return actor.kind === 'staff' ? invited.filter(({ path }) => canReply(actor, path)) : [];
}

/** By what attendance is told. */
export function timingOf({ startsAt, graceMinutes, state }: Pick<EventRow, 'startsAt' | 'graceMinutes' | 'state'>): Timing {
	return { startsAt, graceMinutes, over: state === 'closed' };
}

/** How each invited unit attends, by the rule of the event. */
export function attendances(
	event: Pick<EventRow, 'startsAt' | 'graceMinutes' | 'state'>,
	invited: readonly InvitedUnit[]
): Map<string, Attendance> {
	const timing = timingOf(event);
	return new Map(invited.map((unit) => [unit.unitId, attendance(unit, timing)]));
}

/** One unit at one event: what scorecards count. */
export interface AttendanceRow {
	unitId: string;
	eventId: string;
	kind: string;
	startsAt: Temporal.Instant;
	attendance: Attendance;
}

/** How each unit attended the events that were held in a period, both ends included: one row for each invitation. */
export async function attendanceBetween(db: Reader, from: Temporal.Instant, to: Temporal.Instant): Promise<AttendanceRow[]> {
	const list = await rows(
		db,
		sql<
			Omit<AttendanceRow, 'attendance'> &
				Pick<InvitedUnit, 'reply' | 'forOldTime'> & { graceMinutes: number; cameAt: Temporal.Instant | null }
		>`
			SELECT i.unit_id AS "unitId", e.id AS "eventId", e.kind, e.starts_at AS "startsAt", e.grace_minutes AS "graceMinutes", i.reply,
				${FOR_OLD_TIME} AS "forOldTime",
				(SELECT min(p.came_at) FROM event_person p WHERE p.event_id = i.event_id AND p.unit_id = i.unit_id) AS "cameAt"
			FROM event e JOIN event_unit i ON i.event_id = e.id
			WHERE e.state = 'closed' AND e.starts_at BETWEEN ${from} AND ${to} ORDER BY e.starts_at, e.id, i.unit_id`
	);
	return list.map(({ graceMinutes, reply, forOldTime, cameAt, ...row }) => ({
		...row,
		attendance: attendance({ reply, forOldTime, people: [{ cameAt, leftAt: null }] }, { startsAt: row.startsAt, graceMinutes, over: true })
	}));
}
