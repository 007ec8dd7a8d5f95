/** Reads of events that citizens come to: the public calendar, one event, the desk's lists. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { newer, older, pageOf, type Page } from '#platform/db/pages.ts';
import { found } from '#platform/errors.ts';
import { startOfDay } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { EVENT_COLUMNS, EVENT_FROM, readEvent, readingPaths, type EventRow } from '#modules/events/server/index.ts';
import type { EventLanguage } from '../rules.ts';

/** An event with what citizens are told of it. */
export interface Gathering extends EventRow {
	territoryId: string;
	mandateId: string | null;
	language: EventLanguage;
	capacity: number | null;
	taken: number;
	/** Came without a registration. */
	walkIns: number;
	latitude: number | null;
	longitude: number | null;
	access: string | null;
	recordingUrl: string | null;
	outcome: Texts | null;
	revision: number;
	changedAt: Temporal.Instant;
}

const COLUMNS = sql`${EVENT_COLUMNS}, g.territory_id AS "territoryId", g.mandate_id AS "mandateId", g.language, g.capacity, g.taken, g.walk_ins AS "walkIns", g.latitude, g.longitude,
	g.access, g.recording_url AS "recordingUrl", g.outcome, g.revision, greatest(g.changed_at, e.invited_at) AS "changedAt"`;
const FROM = sql`${EVENT_FROM} JOIN gathering g ON g.event_id = e.id`;
/** SQL: it was announced, and may have been cancelled since. */
const ANNOUNCED = sql`e.invited_at IS NOT NULL`;

const read = (row: Gathering): Gathering => ({ ...row, ...readEvent(row) });

/** By id, whoever asks. Undefined for an event that citizens do not come to. */
export async function gatheringById(db: Reader, id: string): Promise<Gathering | undefined> {
	const [row] = await rows(db, sql<Gathering>`SELECT ${COLUMNS} FROM ${FROM} WHERE e.id = ${id}`);
	return row && read(row);
}

/** One that was announced: anybody may read of it. Throws not_found. */
export async function publicGathering(db: Reader, id: string): Promise<Gathering> {
	const gathering = found(await gatheringById(db, id));
	return found(gathering.invitedAt === null ? undefined : gathering);
}

export const GATHERING_LISTS = ['ahead', 'past'] as const;
export type GatheringList = (typeof GATHERING_LISTS)[number];

export interface GatheringFilter {
	/** A territory with everything below it. */
	territoryId?: string | undefined;
	mandateId?: string | undefined;
	kind?: string | undefined;
	/** First day of the month in which they begin. */
	month?: Temporal.PlainDate | undefined;
}

function matching({ territoryId, mandateId, kind, month }: GatheringFilter) {
	const place =
		territoryId === undefined
			? sql`true`
			: sql`g.territory_id IN (SELECT t.id FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${territoryId})`;
	const days =
		month === undefined
			? sql`true`
			: sql`e.starts_at >= ${startOfDay(month)}::timestamptz AND e.starts_at < ${startOfDay(month.add({ months: 1 }))}::timestamptz`;
	return sql`${place} AND ${days} AND ${mandateId === undefined ? sql`true` : sql`g.mandate_id = ${mandateId}`}
		AND ${kind === undefined ? sql`true` : sql`e.kind = ${kind}`}`;
}

const SHOWN = 20;

/** SQL, keyset and order of a list: what is ahead or running, the next first; what is over, the latest first. */
function listed(list: GatheringList, cursor: string | undefined, limit: number) {
	const at = now();
	return list === 'ahead'
		? sql`e.ends_at > ${at}::timestamptz AND e.state <> 'closed' AND ${newer(sql`e.starts_at, e.id`, cursor)} ORDER BY e.starts_at, e.id LIMIT ${limit + 1}`
		: sql`(e.ends_at <= ${at}::timestamptz OR e.state = 'closed') AND ${older(sql`e.starts_at, e.id`, cursor)}
			ORDER BY e.starts_at DESC, e.id DESC LIMIT ${limit + 1}`;
}

/** A page of the public calendar. */
export async function publicGatherings(
	db: Reader,
	list: GatheringList,
	filter: GatheringFilter,
	cursor?: string,
	limit = SHOWN
): Promise<Page<Gathering>> {
	const page = await rows(
		db,
		sql<Gathering>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${ANNOUNCED} AND ${matching(filter)} AND ${listed(list, cursor, limit)}`
	);
	return pageOf(page.map(read), limit, ({ startsAt }) => startsAt);
}

/** What calendar programs and feed readers are told: from a day on, the next ones first. */
export async function gatheringsFrom(db: Reader, from: Temporal.PlainDate, filter: GatheringFilter, limit: number): Promise<Gathering[]> {
	const list = await rows(
		db,
		sql<Gathering>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${ANNOUNCED} AND e.starts_at >= ${startOfDay(from)}::timestamptz AND ${matching(filter)}
			ORDER BY e.starts_at, e.id LIMIT ${limit}`
	);
	return list.map(read);
}

/** How many are ahead in each region, by its id. */
export async function aheadByRegion(db: Reader): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ id: string; count: number }>`SELECT coalesce(t.region_id, t.id) AS id, count(*)::int AS count
			FROM event e JOIN gathering g ON g.event_id = e.id JOIN territory t ON t.id = g.territory_id
			WHERE ${ANNOUNCED} AND e.state IN ('invited', 'open') AND e.ends_at > ${now()}::timestamptz GROUP BY 1`
	);
	return new Map(list.map(({ id, count }) => [id, count]));
}

/** The seats of which there is an announced event, at a place or anywhere. */
export async function announcedSeats(db: Reader, territoryId: string | undefined): Promise<string[]> {
	const list = await rows(
		db,
		sql<{ id: string }>`SELECT DISTINCT g.mandate_id AS id FROM event e JOIN gathering g ON g.event_id = e.id
			WHERE g.mandate_id IS NOT NULL AND ${ANNOUNCED} AND ${matching({ territoryId })}`
	);
	return list.map(({ id }) => id);
}

/** Those that the actor's units hold, by pages. */
export async function deskGatherings(db: Reader, actor: Staff, list: GatheringList, cursor?: string): Promise<Page<Gathering>> {
	const page = await rows(
		db,
		sql<Gathering>`SELECT ${COLUMNS} FROM ${FROM} WHERE h.path <@ ANY(${readingPaths(actor)}::ltree[]) AND ${listed(list, cursor, SHOWN)}`
	);
	return pageOf(page.map(read), SHOWN, ({ startsAt }) => startsAt);
}
