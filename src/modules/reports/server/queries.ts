/** Reads of reports: one, the lists, what was corrected, what was promised. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { EventState } from '#modules/events/rules.ts';
import { readingPaths } from '#modules/events/server/index.ts';
import type { ReportFacts, Section, Words } from '../rules.ts';
import { REPORT_KIND } from '../rules.ts';
import { canRead, type ReportAccess } from './policy.ts';

export interface ReportRow extends ReportFacts, ReportAccess {
	id: string;
	mandateId: string;
	name: string;
	mandateFrom: Temporal.PlainDate;
	bodyId: string;
	body: Texts;
	eventId: string;
	title: Texts;
	eventState: EventState;
	/** The meeting was announced. */
	invitedAt: Temporal.Instant | null;
	hostId: string;
	host: Texts;
	place: string | null;
	territoryId: string;
	periodFrom: Temporal.PlainDate;
	periodTo: Temporal.PlainDate;
	texts: Partial<Record<Section, Words>>;
	publishBy: Temporal.PlainDate;
}

/** SQL: the meeting `e` with its host `h` and what citizens are told of it `g`, of the mandate `m` in the body `b`. */
const MEETING = sql`m.id AS "mandateId", m.name, m.person_id AS "personId", m.valid_from AS "mandateFrom", b.id AS "bodyId", b.name AS body, b.path::text AS "bodyPath",
	e.id AS "eventId", e.title, e.state AS "eventState", e.invited_at AS "invitedAt", h.id AS "hostId", h.path::text AS "hostPath", h.name AS host,
	e.chair_id AS "chairId", e.secretary_id AS "secretaryId", e.place, e.starts_at AS "startsAt", e.ends_at AS "endsAt", g.territory_id AS "territoryId"`;
const HELD = sql`gathering g JOIN event e ON e.id = g.event_id JOIN unit h ON h.id = e.host_unit_id`;
const WHO = sql`JOIN mandate_term t ON t.id = m.term_id JOIN unit b ON b.id = t.unit_id`;
const COLUMNS = sql`r.id, ${MEETING}, r.period_from AS "periodFrom", r.period_to AS "periodTo", r.texts, r.publish_by AS "publishBy", r.rate_until AS "rateUntil",
	f.published_at AS "publishedAt"`;
const FROM = sql`report r JOIN mandate m ON m.id = r.mandate_id ${WHO} JOIN ${HELD} ON g.event_id = r.event_id LEFT JOIN report_frozen f ON f.report_id = r.id`;

/** A report by id, whoever asks. */
export async function reportById(db: Reader | Tx, id: string): Promise<ReportRow | undefined> {
	return (await rows(db, sql<ReportRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = ${id}`))[0];
}

/** The report that is given at a meeting, as a draft or published. */
export async function reportOfEvent(db: Reader | Tx, eventId: string): Promise<ReportRow | undefined> {
	return (await rows(db, sql<ReportRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE r.event_id = ${eventId}`))[0];
}

/** For its side; for others it is not there. */
export async function reportFor(db: Reader, actor: Actor, id: string): Promise<ReportRow> {
	const report = found(await reportById(db, id));
	if (!canRead(actor, report)) throw notFound();
	return report;
}

/** One that was published. Throws not_found. */
export async function publicReport(db: Reader, id: string): Promise<ReportRow> {
	const report = found(await reportById(db, id));
	return found(report.publishedAt === null ? undefined : report);
}

/** The report before this one: the last published one of the same deputy whose meeting began before. */
export async function formerOf(
	db: Reader | Tx,
	{ mandateId, personId, startsAt, eventId }: Pick<ReportRow, 'mandateId' | 'personId' | 'startsAt' | 'eventId'>
): Promise<ReportRow | undefined> {
	const list = await rows(
		db,
		sql<ReportRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE f.published_at IS NOT NULL AND e.state <> 'cancelled' AND e.id <> ${eventId}
			AND (m.id = ${mandateId} OR m.person_id = ${personId}::uuid) AND e.starts_at < ${startsAt}::timestamptz ORDER BY e.starts_at DESC, r.id LIMIT 1`
	);
	return list[0];
}

export type Meeting = Omit<ReportRow, 'id' | 'periodFrom' | 'periodTo' | 'texts' | 'publishBy' | 'publishedAt' | 'rateUntil'>;

const MEETINGS = sql`${HELD} JOIN mandate m ON m.id = g.mandate_id ${WHO}`;

/** A report meeting of a deputy. Undefined for anything else. */
export async function meetingById(db: Reader | Tx, eventId: string): Promise<Meeting | undefined> {
	return (await rows(db, sql<Meeting>`SELECT ${MEETING} FROM ${MEETINGS} WHERE e.id = ${eventId} AND e.kind = ${REPORT_KIND}`))[0];
}

/** Report meetings held by the actor's units, not called off, for which there is no report; of one deputy when asked. The latest first. */
export async function meetingsWithout(db: Reader, actor: Actor, mandateId?: string): Promise<Meeting[]> {
	return rows(
		db,
		sql<Meeting>`SELECT ${MEETING} FROM ${MEETINGS} WHERE e.kind = ${REPORT_KIND} AND e.state <> 'cancelled' AND h.path <@ ANY(${readingPaths(actor)}::ltree[])
			AND NOT EXISTS (SELECT FROM report r WHERE r.event_id = e.id) AND ${mandateId === undefined ? sql`true` : sql`m.id = ${mandateId}`}
			ORDER BY e.starts_at DESC LIMIT 100`
	);
}

const SHOWN = 20;

export interface ReportsWish {
	/** A place with everything below it. */
	territoryId?: string | undefined;
	mandateId?: string | undefined;
	cursor?: string | undefined;
}

function matching({ territoryId, mandateId, cursor }: ReportsWish) {
	const place =
		territoryId === undefined
			? sql`true`
			: sql`g.territory_id IN (SELECT t.id FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${territoryId})`;
	return sql`${place} AND ${mandateId === undefined ? sql`true` : sql`m.id = ${mandateId}`} AND ${older(sql`e.starts_at, r.id`, cursor)}
		ORDER BY e.starts_at DESC, r.id DESC LIMIT ${SHOWN + 1}`;
}

/** Published reports, the latest meeting first, by pages. */
export async function publicReports(db: Reader, wish: ReportsWish): Promise<Page<ReportRow>> {
	const list = await rows(db, sql<ReportRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE f.published_at IS NOT NULL AND ${matching(wish)}`);
	return pageOf(list, SHOWN, ({ startsAt }) => startsAt);
}

/** Reports given at meetings of the actor's units, drafts too, by pages. */
export async function deskReports(db: Reader, actor: Actor, cursor?: string): Promise<Page<ReportRow>> {
	const mine = sql`h.path <@ ANY(${readingPaths(actor)}::ltree[])`;
	const list = await rows(db, sql<ReportRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${mine} AND ${matching({ cursor })}`);
	return pageOf(list, SHOWN, ({ startsAt }) => startsAt);
}

/** Who has published a report, by name: for the choice of a deputy. */
export async function reporters(db: Reader): Promise<{ id: string; name: string; body: Texts }[]> {
	return rows(
		db,
		sql<{ id: string; name: string; body: Texts }>`SELECT DISTINCT m.id, m.name, b.name AS body, m.name COLLATE "kk-x-icu" AS o FROM ${FROM}
			WHERE f.published_at IS NOT NULL ORDER BY o, m.id`
	);
}

export interface Amendment {
	id: string;
	section: Section;
	texts: Words;
	reason: string;
	at: Temporal.Instant;
}

/** What was corrected, in order. */
export async function amendmentsOf(db: Reader, reportId: string): Promise<Amendment[]> {
	return rows(
		db,
		sql<Amendment>`SELECT id, section, texts, reason, at FROM report_amendment WHERE report_id = ${reportId} ORDER BY at, id`
	);
}
