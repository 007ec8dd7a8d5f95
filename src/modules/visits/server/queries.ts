import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { inOrder, type VisitFacts } from '../rules.ts';
import { canRead, readingPaths, type VisitAccess } from './policy.ts';

export interface VisitRow extends VisitFacts, VisitAccess {
	id: string;
	unitId: string;
	unitName: Texts;
	unitTerritoryId: string | null;
	mandateId: string;
	/** Who travels: public by the mandate. */
	name: string;
	personId: string | null;
	bodyId: string;
	body: Texts;
	purpose: Texts;
	firstDay: Temporal.PlainDate;
	cancelReason: string | null;
}

const COLUMNS = sql`v.id, v.unit_id AS "unitId", u.path::text AS "unitPath", u.name AS "unitName", u.territory_id AS "unitTerritoryId", v.mandate_id AS "mandateId", m.name,
	m.person_id AS "personId", b.id AS "bodyId", b.name AS body, v.purpose, v.first_day AS "firstDay", v.starts_at AS "startsAt", v.ends_at AS "endsAt",
	v.published_at AS "publishedAt", v.published_at IS NOT NULL AS told, v.cancelled_at AS "cancelledAt", v.cancel_reason AS "cancelReason"`;
const FROM = sql`visit v JOIN unit u ON u.id = v.unit_id JOIN mandate m ON m.id = v.mandate_id
	JOIN mandate_term t ON t.id = m.term_id JOIN unit b ON b.id = t.unit_id`;

export interface StopRow {
	id: string;
	visitId: string;
	territoryId: string;
	hostId: string;
	hostName: Texts;
	hostPhone: string | null;
	place: string | null;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	eventId: string | null;
	sequence: number;
	changedAt: Temporal.Instant;
	/** The start that was told before the last move, and why it is another now. */
	movedFrom: Temporal.Instant | null;
	moveReason: string | null;
	cancelledAt: Temporal.Instant | null;
	cancelReason: string | null;
	reportedAt: Temporal.Instant | null;
	people: number | null;
	summary: string | null;
	reportBy: Temporal.PlainDate | null;
}

const STOP = sql`s.id, s.visit_id AS "visitId", s.territory_id AS "territoryId", s.host_unit_id AS "hostId", h.name AS "hostName", h.phone AS "hostPhone", s.place,
	s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.event_id AS "eventId", s.sequence, s.changed_at AS "changedAt", s.moved_from AS "movedFrom",
	s.move_reason AS "moveReason", s.cancelled_at AS "cancelledAt", s.cancel_reason AS "cancelReason", s.reported_at AS "reportedAt", s.people, s.summary,
	s.report_by AS "reportBy"`;
const STOP_FROM = sql`visit_stop s JOIN unit h ON h.id = s.host_unit_id`;

/** A visit by id, whoever asks. */
export async function visitById(db: Reader | Tx, id: string): Promise<VisitRow | undefined> {
	return (await rows(db, sql<VisitRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE v.id = ${id}`))[0];
}

/** A visit for its reader; for others it is not there. */
export async function visitFor(db: Reader, actor: Actor, id: string): Promise<VisitRow> {
	const visit = found(await visitById(db, id));
	if (!canRead(actor, visit)) throw notFound();
	return visit;
}

/** The stops of visits, those that were called off too, in the order of time. */
export async function stopsOf(db: Reader | Tx, visitIds: readonly string[]): Promise<StopRow[]> {
	if (visitIds.length === 0) return [];
	const list = await rows(db, sql<StopRow>`SELECT ${STOP} FROM ${STOP_FROM} WHERE s.visit_id = ANY(${[...visitIds]}::uuid[])`);
	return inOrder(list);
}

export const VISIT_LISTS = ['ahead', 'past'] as const;
export type VisitList = (typeof VISIT_LISTS)[number];

const SHOWN = 20;

/** SQL: what is called off stands among those ahead until it would have begun; a plan whose days have passed is past. */
const inList = (list: VisitList) => {
	const at = now();
	return list === 'ahead'
		? sql`(v.ends_at IS NULL OR v.ends_at > ${at}) AND (v.cancelled_at IS NULL OR v.starts_at > ${at})`
		: sql`v.starts_at <= ${at} AND (v.ends_at <= ${at} OR v.cancelled_at IS NOT NULL)`;
};

export interface VisitsWish {
	list: VisitList;
	/** A place with everything in it. */
	place?: { id: string; level: number } | undefined;
	mandateId?: string | undefined;
	cursor?: string | undefined;
}

const stopsThere = ({ id, level }: { id: string; level: number }) =>
	level === 1
		? sql`EXISTS (SELECT FROM visit_stop s WHERE s.visit_id = v.id AND s.region_id = ${id})`
		: sql`EXISTS (SELECT FROM visit_stop s JOIN territory t ON t.id = s.territory_id JOIN territory top ON t.path <@ top.path WHERE s.visit_id = v.id AND top.id = ${id})`;

async function listOf(db: Reader, mine: ReturnType<typeof sql>, { list, place, mandateId, cursor }: VisitsWish): Promise<Page<VisitRow>> {
	const where = sql`${mine} AND ${inList(list)} AND ${place === undefined ? sql`true` : stopsThere(place)}
		AND ${mandateId === undefined ? sql`true` : sql`v.mandate_id = ${mandateId}`}`;
	if (list === 'ahead') {
		const ahead = await rows(
			db,
			sql<VisitRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where} ORDER BY v.starts_at NULLS FIRST, v.id LIMIT ${SHOWN * 3}`
		);
		return { rows: ahead, next: undefined };
	}
	const past = await rows(
		db,
		sql<VisitRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where} AND ${older(sql`v.starts_at, v.id`, cursor)}
			ORDER BY v.starts_at DESC, v.id DESC LIMIT ${SHOWN + 1}`
	);
	return pageOf(past, SHOWN, (visit) => visit.startsAt ?? now());
}

/** Visits that were told: those ahead, the next first; those over, the latest first, by pages. */
export function publicVisits(db: Reader, wish: VisitsWish): Promise<Page<VisitRow>> {
	return listOf(db, sql`v.published_at IS NOT NULL`, wish);
}

/** Visits that the actor's units plan, told or not; those called off before anybody was told are left out. */
export function deskVisits(db: Reader, actor: Actor, wish: VisitsWish): Promise<Page<VisitRow>> {
	const mine = sql`u.path <@ ANY(${readingPaths(actor)}::ltree[]) AND (v.published_at IS NOT NULL OR v.cancelled_at IS NULL)`;
	return listOf(db, mine, wish);
}

/** How many stops are ahead in each region, by its id, of what was told. */
export async function stopsAheadByRegion(db: Reader): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ id: string; n: number }>`
			SELECT s.region_id AS id, count(*)::int AS n FROM visit_stop s JOIN visit v ON v.id = s.visit_id
			WHERE v.published_at IS NOT NULL AND s.cancelled_at IS NULL AND v.cancelled_at IS NULL AND s.ends_at > ${now()} GROUP BY s.region_id`
	);
	return new Map(list.map(({ id, n }) => [id, n]));
}

/** Who was told to be on the way, once or to come: for the choice of a deputy. */
export async function travellers(db: Reader, regionId: string | undefined): Promise<{ id: string; name: string }[]> {
	const where = regionId === undefined ? sql`true` : sql`s.region_id = ${regionId}`;
	return rows(
		db,
		sql<{ id: string; name: string }>`
			SELECT m.id, m.name FROM mandate m WHERE m.id IN (
				SELECT s.mandate_id FROM visit_stop s JOIN visit v ON v.id = s.visit_id WHERE v.published_at IS NOT NULL AND ${where})
			ORDER BY m.name COLLATE "kk-x-icu", m.id`
	);
}

/** The promises of visits: which assignment was given at which stop. */
export async function promisesOf(db: Reader, visitIds: readonly string[]): Promise<{ assignmentId: string; stopId: string }[]> {
	if (visitIds.length === 0) return [];
	return rows(
		db,
		sql<{ assignmentId: string; stopId: string }>`
			SELECT p.assignment_id AS "assignmentId", p.stop_id AS "stopId" FROM visit_promise p JOIN visit_stop s ON s.id = p.stop_id
			WHERE s.visit_id = ANY(${[...visitIds]}::uuid[])`
	);
}

/** Stops of other visits that are ahead in a region, told or planned where the actor reads: whoever plans sees them. */
export async function othersAhead(db: Reader, actor: Actor, regionId: string, visitId: string) {
	return rows(
		db,
		sql<{ territoryId: string; startsAt: Temporal.Instant; name: string; told: boolean; visitId: string }>`
			SELECT s.territory_id AS "territoryId", s.starts_at AS "startsAt", m.name, v.published_at IS NOT NULL AS told, v.id AS "visitId"
			FROM visit_stop s JOIN visit v ON v.id = s.visit_id JOIN unit u ON u.id = v.unit_id JOIN mandate m ON m.id = v.mandate_id
			WHERE s.region_id = ${regionId} AND s.starts_at > ${now()} AND s.cancelled_at IS NULL AND v.cancelled_at IS NULL AND v.id <> ${visitId}
				AND (v.published_at IS NOT NULL OR u.path <@ ANY(${readingPaths(actor)}::ltree[]))
			ORDER BY s.starts_at`
	);
}
