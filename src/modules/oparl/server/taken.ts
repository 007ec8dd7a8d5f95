/** Reads of councils that were taken in, for their pages. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Thing } from '../rules/convert.ts';
import { OWN } from './store.ts';

export interface TakenBody {
	id: string;
	data: Thing;
	meetings: number;
	sourceId: string;
	url: string;
	licence: string | null;
	system: Thing;
	takenAt: Temporal.Instant | null;
}

/** Bodies of other systems, by name; or one of them. */
export async function takenBodies(db: Reader, id?: string): Promise<TakenBody[]> {
	return rows(
		db,
		sql<TakenBody>`
			SELECT o.id, o.data, o.source_id AS "sourceId", s.url, s.licence, s.system, s.taken_at AS "takenAt",
				(SELECT count(*)::int FROM oparl_object m WHERE m.body_id = o.id AND m.type = 'Meeting' AND NOT m.deleted) AS meetings
			FROM oparl_object o JOIN oparl_source s ON s.id = o.source_id
			WHERE o.type = 'Body' AND NOT o.deleted AND o.source_id <> ${OWN} AND ${id === undefined ? sql`true` : sql`o.id = ${id}`}
			ORDER BY o.data ->> 'name', o.id`
	);
}

export interface TakenOrganization {
	id: string;
	ref: string;
	data: Thing;
	/** Memberships that are not over. */
	members: number;
}

/** Bodies inside a body: committees, factions; those that are over last, then by name. */
export async function takenOrganizations(db: Reader, bodyId: string): Promise<TakenOrganization[]> {
	return rows(
		db,
		sql<TakenOrganization>`
			SELECT o.id, o.ref, o.data, coalesce(m.n, 0)::int AS members FROM oparl_object o
			LEFT JOIN (
				SELECT data ->> 'organization' AS ref, count(*) AS n FROM oparl_object
				WHERE body_id = ${bodyId} AND type = 'Membership' AND NOT deleted AND coalesce(data ->> 'endDate', '9999') >= ${dayOf(now()).toString()}
				GROUP BY 1) m ON m.ref = o.ref
			WHERE o.body_id = ${bodyId} AND o.type = 'Organization' AND NOT o.deleted
			ORDER BY o.data ? 'endDate', o.data ->> 'name', o.id LIMIT 200`
	);
}

export interface TakenMeeting {
	id: string;
	/** As the source wrote it; empty when it did not. */
	start: string;
	data: Thing;
}

const SHOWN = 30;
/** SQL: when a meeting begins, as the source wrote it. */
const START = sql`coalesce(data ->> 'start', '') COLLATE "C"`;

/** A page of meetings, the latest first. `cursor`: where the page before ended. */
export async function takenMeetings(
	db: Reader,
	bodyId: string,
	cursor: string | undefined
): Promise<{ meetings: TakenMeeting[]; next: string | undefined }> {
	const [, start, after] = /^(.{0,40})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
	const beyond = start === undefined || after === undefined ? sql`true` : sql`(${START}, id) < (${start}, ${after}::uuid)`;
	const list = await rows(
		db,
		sql<TakenMeeting>`
			SELECT id, ${START} AS start, data FROM oparl_object
			WHERE body_id = ${bodyId} AND type = 'Meeting' AND NOT deleted AND ${beyond}
			ORDER BY ${START} DESC, id DESC LIMIT ${SHOWN + 1}`
	);
	const meetings = list.slice(0, SHOWN);
	const last = meetings.at(-1);
	return { meetings, next: list.length > SHOWN && last !== undefined ? `${last.start}_${last.id}` : undefined };
}

/** One meeting of a body; undefined when it has none such. */
export async function takenMeeting(db: Reader, bodyId: string, id: string): Promise<TakenMeeting | undefined> {
	const [meeting] = await rows(
		db,
		sql<TakenMeeting>`SELECT id, ${START} AS start, data FROM oparl_object
			WHERE id = ${id} AND body_id = ${bodyId} AND type = 'Meeting' AND NOT deleted`
	);
	return meeting;
}

/** What stands of a source by the ids it has there. */
export async function takenByRefs(db: Reader, sourceId: string, refs: readonly string[]): Promise<Map<string, Thing>> {
	const list = await rows(
		db,
		sql<{
			ref: string;
			data: Thing;
		}>`SELECT ref, data FROM oparl_object WHERE source_id = ${sourceId} AND NOT deleted AND ref = ANY(${[...refs]}::text[])`
	);
	return new Map(list.map(({ ref, data }) => [ref, data]));
}

/** The papers in which these consultations stand, by the id of the consultation. */
export async function papersOfConsultations(db: Reader, sourceId: string, refs: readonly string[]): Promise<Map<string, Thing>> {
	const list = await rows(
		db,
		sql<{ ref: string; data: Thing }>`
			SELECT c.ref, p.data FROM oparl_object c JOIN oparl_object p ON p.id = c.holder_id
			WHERE c.source_id = ${sourceId} AND c.type = 'Consultation' AND p.type = 'Paper' AND NOT p.deleted AND c.ref = ANY(${[...refs]}::text[])`
	);
	return new Map(list.map(({ ref, data }) => [ref, data]));
}
