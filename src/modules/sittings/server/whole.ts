/** All of what citizens may know of sittings, for programs. Of what is closed they know that it is, under which number, and why. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { numbered, type ItemKind, type Numbered } from '../rules/agenda.ts';
import { sittingsFrom, type Paper, type Sitting } from './queries.ts';

interface WholeItem {
	id: string;
	eventId: string;
	parentId: string | null;
	position: number;
	kind: ItemKind;
	title: Texts;
	/** Why citizens may not hear it: the item's own reason, that of the item it belongs to, or of the sitting. */
	closedGround: string | null;
	withdrawnReason: string | null;
	startedAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	videoSecond: number | null;
}

/** A paper as its latest version has it. */
export interface WholePaper {
	id: string;
	itemId: string;
	kind: Paper['kind'];
	title: string;
	addedAt: Temporal.Instant;
	versionId: string;
	text: string | null;
	fileId: string | null;
}

export interface WholeSitting {
	sitting: Sitting;
	/** In order; also those that were withdrawn. */
	items: Numbered<WholeItem>[];
	/** Of items that are not closed. */
	papers: WholePaper[];
	/** Mandates whose holders came. */
	came: string[];
}

/** More than every council of the country holds in ten years. */
const MOST = 100_000;

/** Sittings that were announced, by when they begin. */
export async function wholeSittings(db: Reader): Promise<WholeSitting[]> {
	const sittings = await sittingsFrom(db, Temporal.Instant.fromEpochMilliseconds(0), undefined, MOST);
	const ids = sittings.map(({ id }) => id);
	const [items, papers, came] = await Promise.all([
		rows(
			db,
			sql<WholeItem>`
				SELECT i.id, i.event_id AS "eventId", i.parent_id AS "parentId", i.position, i.kind, i.title,
					coalesce(i.closed_ground, p.closed_ground, s.closed_ground) AS "closedGround", i.withdrawn_reason AS "withdrawnReason",
					i.started_at AS "startedAt", i.ended_at AS "endedAt", i.video_second AS "videoSecond"
				FROM sitting_item i JOIN sitting s ON s.event_id = i.event_id LEFT JOIN sitting_item p ON p.id = i.parent_id
				WHERE i.event_id = ANY(${ids}::uuid[])`
		),
		rows(
			db,
			sql<WholePaper & { eventId: string }>`
				SELECT p.id, p.item_id AS "itemId", p.kind, p.title, p.added_at AS "addedAt", v.id AS "versionId", v.text, v.file_id AS "fileId",
					i.event_id AS "eventId"
				FROM sitting_paper p JOIN sitting_item i ON i.id = p.item_id
				JOIN LATERAL (SELECT * FROM sitting_paper_version WHERE paper_id = p.id ORDER BY version DESC LIMIT 1) v ON true
				WHERE i.event_id = ANY(${ids}::uuid[]) AND p.withdrawn_at IS NULL ORDER BY p.added_at, p.id`
		),
		rows(
			db,
			sql<{ eventId: string; seatId: string }>`
				SELECT DISTINCT event_id AS "eventId", mandate_id AS "seatId" FROM sitting_note
				WHERE event_id = ANY(${ids}::uuid[]) AND what = 'in' ORDER BY event_id, mandate_id`
		)
	]);
	const by = <T extends { eventId: string }>(list: readonly T[]) => Map.groupBy(list, ({ eventId }) => eventId);
	const [itemsBy, papersBy, cameBy] = [by(items), by(papers), by(came)];
	const closed = new Set(items.filter(({ closedGround }) => closedGround !== null).map(({ id }) => id));
	return sittings.map((sitting) => ({
		sitting,
		items: numbered(itemsBy.get(sitting.id) ?? []),
		papers: (papersBy.get(sitting.id) ?? []).filter(({ itemId }) => !closed.has(itemId)),
		came: (cameBy.get(sitting.id) ?? []).map(({ seatId }) => seatId)
	}));
}
