/** Reads of sittings: one, its agenda with papers, who sits, and the lists. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { newer, older, pageOf, type Page } from '#platform/db/pages.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { EVENT_COLUMNS, EVENT_FROM, mayRead, readEvent, readingPaths, type EventRow } from '#modules/events/server/index.ts';
import { numbered, type ItemKind, type Numbered } from '../rules/agenda.ts';
import { stageOf, type Stage } from '../rules/stage.ts';

/** A sitting with its event, whose host is the body that sits. */
export interface Sitting extends EventRow {
	number: string;
	ordinal: number;
	stage: Stage;
	/** Why the whole of it is closed; null: citizens may come. */
	closedGround: string | null;
	streamUrl: string | null;
	recordingUrl: string | null;
	draftAt: Temporal.Instant | null;
	discussedUntil: Temporal.PlainDate | null;
	undiscussedReason: string | null;
	finalAt: Temporal.Instant | null;
	noticeShortDays: number;
	noticeReason: string | null;
	/** When people began to come. */
	checkInAt: Temporal.Instant | null;
	/** When the chair opened it: of the event itself this is `checkInAt`. */
	sittingOpenedAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	changedAt: Temporal.Instant;
}

const COLUMNS = sql`${EVENT_COLUMNS}, s.number, s.ordinal, s.closed_ground AS "closedGround", s.stream_url AS "streamUrl", s.recording_url AS "recordingUrl",
	s.draft_at AS "draftAt", s.discussed_until AS "discussedUntil", s.undiscussed_reason AS "undiscussedReason", s.final_at AS "finalAt",
	s.notice_short_days AS "noticeShortDays", s.notice_reason AS "noticeReason", e.opened_at AS "checkInAt", s.opened_at AS "sittingOpenedAt",
	s.ended_at AS "endedAt", greatest(s.changed_at, e.invited_at, e.moved_at, e.cancelled_at) AS "changedAt"`;
const FROM = sql`${EVENT_FROM} JOIN sitting s ON s.event_id = e.id`;
/** SQL: citizens may know that it is held: its draft agenda or its notice is out. */
const ANNOUNCED = sql`(s.draft_at IS NOT NULL OR s.final_at IS NOT NULL)`;

const read = (row: Omit<Sitting, 'stage'>): Sitting => ({
	...row,
	...readEvent(row),
	stage: stageOf({ ...row, openedAt: row.sittingOpenedAt, cancelled: row.state === 'cancelled' })
});

/** By id, whoever asks. */
export async function sittingById(db: Reader | Tx, id: string): Promise<Sitting | undefined> {
	const [row] = await rows(db, sql<Sitting>`SELECT ${COLUMNS} FROM ${FROM} WHERE e.id = ${id}`);
	return row && read(row);
}

/** Whether a body keeps its sittings here: it was called together once, at the least. */
export async function keepsSittings(db: Reader | Tx, bodyId: string): Promise<boolean> {
	const list = await rows(
		db,
		sql`SELECT 1 FROM event e JOIN sitting s ON s.event_id = e.id WHERE e.host_unit_id = ${bodyId} AND s.final_at IS NOT NULL LIMIT 1`
	);
	return list.length > 0;
}

/** Which of these events are sittings of which citizens may know. */
export async function knownSittings(db: Reader, ids: readonly string[]): Promise<string[]> {
	const list = await rows(
		db,
		sql<{ id: string }>`SELECT s.event_id AS id FROM sitting s WHERE s.event_id = ANY(${[...ids]}::uuid[]) AND ${ANNOUNCED}`
	);
	return list.map(({ id }) => id);
}

/** A sitting for who may know of it at the desk. Throws not_found. */
export async function sittingFor(db: Reader, actor: Actor, id: string): Promise<Sitting> {
	const sitting = found(await sittingById(db, id));
	if (!(await mayRead(db, actor, sitting))) throw notFound();
	return sitting;
}

/** One of which citizens may know. Throws not_found. */
export async function publicSitting(db: Reader | Tx, id: string): Promise<Sitting> {
	const [row] = await rows(db, sql<Sitting>`SELECT ${COLUMNS} FROM ${FROM} WHERE e.id = ${id} AND ${ANNOUNCED}`);
	return read(found(row));
}

export interface Item {
	id: string;
	parentId: string | null;
	position: number;
	kind: ItemKind;
	title: Texts;
	rapporteur: string;
	minutes: number;
	/** The place of its kind of question in the body's rule. */
	majority: number;
	/** Why citizens may not hear it; null: they may. */
	closedGround: string | null;
	territoryId: string | null;
	addedAt: Temporal.Instant;
	addedReason: string | null;
	withdrawnAt: Temporal.Instant | null;
	withdrawnReason: string | null;
	/** It was not taken, and goes to the next sitting. */
	movedAt: Temporal.Instant | null;
	movedReason: string | null;
	/** The item of an earlier sitting at which it was not taken. */
	fromItemId: string | null;
	startedAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	/** At which second of the recording it begins. */
	videoSecond: number | null;
	changedAt: Temporal.Instant;
}

/** The agenda in order, each item with its number; withdrawn ones in their places. */
export async function itemsOf(db: Reader | Tx, eventId: string): Promise<Numbered<Item>[]> {
	const list = await rows(
		db,
		sql<Item>`SELECT id, parent_id AS "parentId", position, kind, title, rapporteur, minutes, majority, closed_ground AS "closedGround",
				territory_id AS "territoryId", added_at AS "addedAt", added_reason AS "addedReason", withdrawn_at AS "withdrawnAt",
				withdrawn_reason AS "withdrawnReason", from_item_id AS "fromItemId", moved_at AS "movedAt", moved_reason AS "movedReason", started_at AS "startedAt", ended_at AS "endedAt", video_second AS "videoSecond", changed_at AS "changedAt"
			FROM sitting_item WHERE event_id = ${eventId}`
	);
	return numbered(list);
}

/** The other sitting of an item that was not taken at once. */
export interface OtherSitting {
	itemId: string;
	/** Where it was left before, or where it went on. */
	way: 'from' | 'onward';
	eventId: string;
	ordinal: number;
	/** Citizens may know of it. */
	known: boolean;
}

/** Where else items of a sitting were, or will be, on an agenda; where they came from first. */
export async function otherSittings(db: Reader | Tx, eventId: string): Promise<OtherSitting[]> {
	return rows(
		db,
		sql<OtherSitting>`SELECT i.id AS "itemId", CASE WHEN o.id = i.from_item_id THEN 'from' ELSE 'onward' END AS way, o.event_id AS "eventId", s.ordinal, ${ANNOUNCED} AS known
			FROM sitting_item i JOIN sitting_item o ON o.id = i.from_item_id OR o.from_item_id = i.id JOIN sitting s ON s.event_id = o.event_id
			WHERE i.event_id = ${eventId} ORDER BY o.id = i.from_item_id DESC`
	);
}

export interface PaperVersion {
	id: string;
	paperId: string;
	version: number;
	text: string | null;
	fileId: string | null;
	/** Hex. */
	sha256: string;
	madeAt: Temporal.Instant;
}

export interface Paper {
	id: string;
	itemId: string;
	kind: 'draft' | 'report' | 'other';
	title: string;
	withdrawnAt: Temporal.Instant | null;
	withdrawnReason: string | null;
	addedAt: Temporal.Instant;
	changedAt: Temporal.Instant;
	/** The latest first. */
	versions: PaperVersion[];
}

/** Papers of an agenda in the order in which they came, with all their versions. */
export async function papersOf(db: Reader | Tx, eventId: string): Promise<Paper[]> {
	const [papers, versions] = await Promise.all([
		rows(
			db,
			sql<
				Omit<Paper, 'versions'>
			>`SELECT p.id, p.item_id AS "itemId", p.kind, p.title, p.withdrawn_at AS "withdrawnAt", p.withdrawn_reason AS "withdrawnReason",
				p.added_at AS "addedAt", p.changed_at AS "changedAt"
				FROM sitting_paper p JOIN sitting_item i ON i.id = p.item_id WHERE i.event_id = ${eventId} ORDER BY p.added_at, p.id`
		),
		rows(
			db,
			sql<PaperVersion>`SELECT v.id, v.paper_id AS "paperId", v.version, v.text, v.file_id AS "fileId",
				encode(v.sha256, 'hex') AS sha256, v.made_at AS "madeAt"
				FROM sitting_paper_version v JOIN sitting_paper p ON p.id = v.paper_id JOIN sitting_item i ON i.id = p.item_id
				WHERE i.event_id = ${eventId} ORDER BY v.paper_id, v.version DESC`
		)
	]);
	const byPaper = Map.groupBy(versions, ({ paperId }) => paperId);
	return papers.map((paper) => ({ ...paper, versions: byPaper.get(paper.id) ?? [] }));
}

export const SITTING_LISTS = ['ahead', 'past'] as const;
export type SittingList = (typeof SITTING_LISTS)[number];

const SHOWN = 30;

/** SQL: what is ahead or running, the next first; what is over, the latest first. */
const listed = (list: SittingList, cursor: string | undefined) =>
	list === 'ahead'
		? sql`s.ended_at IS NULL AND e.state <> 'cancelled' AND ${newer(sql`e.starts_at, e.id`, cursor)} ORDER BY e.starts_at, e.id LIMIT ${SHOWN + 1}`
		: sql`(s.ended_at IS NOT NULL OR e.state = 'cancelled') AND ${older(sql`e.starts_at, e.id`, cursor)}
			ORDER BY e.starts_at DESC, e.id DESC LIMIT ${SHOWN + 1}`;

const paged = (list: readonly Sitting[]) => pageOf(list.map(read), SHOWN, ({ startsAt }) => startsAt);

/** Those of the bodies that the actor may read of, by pages. */
export async function deskSittings(db: Reader, actor: Staff, list: SittingList, cursor?: string): Promise<Page<Sitting>> {
	return paged(
		await rows(
			db,
			sql<Sitting>`SELECT ${COLUMNS} FROM ${FROM} WHERE h.path <@ ANY(${readingPaths(actor)}::ltree[]) AND ${listed(list, cursor)}`
		)
	);
}

export interface PublicWish {
	list: SittingList;
	/** A body. */
	bodyId?: string | undefined;
	cursor?: string | undefined;
}

/** Those of which citizens may know, by pages. */
export async function publicSittings(db: Reader, { list, bodyId, cursor }: PublicWish): Promise<Page<Sitting>> {
	const body = bodyId === undefined ? sql`true` : sql`e.host_unit_id = ${bodyId}`;
	return paged(await rows(db, sql<Sitting>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${ANNOUNCED} AND ${body} AND ${listed(list, cursor)}`));
}

/** The body's sitting before this one that was held. */
export async function sittingBefore(
	db: Reader | Tx,
	{ hostId, startsAt, id }: Pick<Sitting, 'hostId' | 'startsAt' | 'id'>
): Promise<Sitting | undefined> {
	const [row] = await rows(
		db,
		sql<Sitting>`SELECT ${COLUMNS} FROM ${FROM} WHERE e.host_unit_id = ${hostId} AND s.opened_at IS NOT NULL AND s.ended_at IS NOT NULL
			AND (e.starts_at, e.id) < (${startsAt}, ${id}) ORDER BY e.starts_at DESC, e.id DESC LIMIT 1`
	);
	return row && read(row);
}

/** What calendars and feeds are told: from an instant on, the next ones first. */
export async function sittingsFrom(db: Reader, from: Temporal.Instant, bodyId: string | undefined, limit: number): Promise<Sitting[]> {
	const body = bodyId === undefined ? sql`true` : sql`e.host_unit_id = ${bodyId}`;
	const list = await rows(
		db,
		sql<Sitting>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${ANNOUNCED} AND ${body} AND e.starts_at >= ${from} ORDER BY e.starts_at, e.id LIMIT ${limit}`
	);
	return list.map(read);
}
