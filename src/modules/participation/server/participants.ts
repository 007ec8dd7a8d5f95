/** Who wants to come: names and contacts are sealed, and opened here alone. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { open, sha256 } from '#platform/secrets.ts';
import type { ParticipantState } from '../rules.ts';

export interface Participant {
	id: string;
	eventId: string;
	number: number;
	people: number;
	language: Lang;
	state: ParticipantState;
	madeAt: Temporal.Instant;
	/** Null when they are kept no more. */
	name: string | null;
	phone: string | null;
	email: string | null;
	needs: string | null;
	/** The key of their link. */
	link: string | null;
	/** How many came with it; null: nobody was seen. */
	came: number | null;
}

type Sealed = Record<'name' | 'phone' | 'email' | 'needs' | 'link', Buffer | null>;
type Row = Omit<Participant, keyof Sealed> & Sealed;

const COLUMNS = sql`id, event_id AS "eventId", number, people, language, state, made_at AS "madeAt", name, phone, email, needs, link, came`;
const opened = (sealed: Buffer | null) => (sealed === null ? null : open(sealed));
const toParticipant = ({ name, phone, email, needs, link, ...row }: Row): Participant => ({
	...row,
	name: opened(name),
	phone: opened(phone),
	email: opened(email),
	needs: opened(needs),
	link: opened(link)
});

/** By the key of a link; undefined for one that nobody was given. */
export async function participantByKey(db: Reader | Tx, key: string): Promise<Participant | undefined> {
	const [row] = await rows(db, sql<Row>`SELECT ${COLUMNS} FROM participant WHERE key_hash = ${sha256(key)}`);
	return row && toParticipant(row);
}

/** Everybody who registered for an event and did not give the place back, in their order. */
export async function participantsOf(db: Reader | Tx, eventId: string): Promise<Participant[]> {
	const list = await rows(
		db,
		sql<Row>`SELECT ${COLUMNS} FROM participant WHERE event_id = ${eventId} AND state <> 'withdrawn' ORDER BY number`
	);
	return list.map(toParticipant);
}

/** Who has had a place since before an instant: who got it later has just been told of the time. */
export async function withPlaceSince(db: Tx, eventId: string, before: Temporal.Instant): Promise<Participant[]> {
	const list = await rows(
		db,
		sql<Row>`SELECT ${COLUMNS} FROM participant WHERE event_id = ${eventId} AND state = 'coming' AND state_at < ${before}::timestamptz ORDER BY number`
	);
	return list.map(toParticipant);
}

/** The line of those who wait, the first one first; nothing of it is opened. */
export async function lineOf(db: Reader | Tx, eventId: string): Promise<{ id: string; number: number; people: number }[]> {
	return rows(
		db,
		sql<{ id: string; number: number; people: number }>`SELECT id, number, people FROM participant
			WHERE event_id = ${eventId} AND state = 'waiting' ORDER BY number`
	);
}

/** The place of somebody in the line, from 1. */
export async function positionOf(db: Reader, { eventId, number }: Pick<Participant, 'eventId' | 'number'>): Promise<number> {
	const [row] = await rows(
		db,
		sql<{
			before: number;
		}>`SELECT count(*)::int AS before FROM participant WHERE event_id = ${eventId} AND state = 'waiting' AND number < ${number}`
	);
	return (row?.before ?? 0) + 1;
}

export interface Counts {
	/** Registrations, and people with them. */
	coming: number;
	waiting: number;
	waitingPeople: number;
}

/** How many want to come to an event. */
export async function countsOf(db: Reader, eventId: string): Promise<Counts> {
	const [row] = await rows(
		db,
		sql<Counts>`SELECT count(*) FILTER (WHERE state = 'coming')::int AS coming, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
			coalesce(sum(people) FILTER (WHERE state = 'waiting'), 0)::int AS "waitingPeople" FROM participant WHERE event_id = ${eventId}`
	);
	return row ?? { coming: 0, waiting: 0, waitingPeople: 0 };
}

/** What the door sees of a registration: no name, no contact. */
export interface Registration {
	people: number;
	state: ParticipantState;
	came: number | null;
}

/** The registration of a number. */
export async function registrationAt(db: Reader, eventId: string, number: number): Promise<Registration | undefined> {
	const [row] = await rows(
		db,
		sql<Registration>`SELECT people, state, came FROM participant WHERE event_id = ${eventId} AND number = ${number}`
	);
	return row;
}

/** How many people came to an event, with a registration and without. */
export async function attendanceOf(db: Reader, { id, walkIns }: { id: string; walkIns: number }): Promise<number> {
	const [row] = await rows(db, sql<{ came: number }>`SELECT coalesce(sum(came), 0)::int AS came FROM participant WHERE event_id = ${id}`);
	return (row?.came ?? 0) + walkIns;
}

/** Somebody who came with a registration, as far as they can be reached. */
export interface Came {
	id: string;
	language: Lang;
	phone: string | null;
	email: string | null;
}

/** How many people came to an event, and who of them registered with what contact. */
export async function cameTo(db: Reader | Tx, eventId: string): Promise<{ people: number; list: Came[] }> {
	const [sum] = await rows(
		db,
		sql<{
			people: number;
		}>`SELECT (g.walk_ins + coalesce((SELECT sum(came) FROM participant WHERE event_id = ${eventId}), 0))::int AS people
			FROM gathering g WHERE g.event_id = ${eventId}`
	);
	const list = await rows(
		db,
		sql<Pick<Row, keyof Came>>`SELECT id, language, phone, email FROM participant WHERE event_id = ${eventId} AND came > 0 ORDER BY number`
	);
	return {
		people: sum?.people ?? 0,
		list: list.map(({ id, language, phone, email }) => ({ id, language, phone: opened(phone), email: opened(email) }))
	};
}
