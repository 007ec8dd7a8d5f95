/** Whose sittings are public, and what many of them speak of: for lists, calendars and feeds. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { inBodyOrder } from '#modules/mandates/server/index.ts';
import { numbered, type Numbered } from '../rules/agenda.ts';

export interface AgendaLine {
	id: string;
	eventId: string;
	parentId: string | null;
	position: number;
	title: Texts;
	closedGround: string | null;
	withdrawnAt: Temporal.Instant | null;
}

/** The agendas of many sittings, each in its order. */
export async function agendasOf(db: Reader, ids: readonly string[]): Promise<Map<string, Numbered<AgendaLine>[]>> {
	if (ids.length === 0) return new Map();
	const list = await rows(
		db,
		sql<AgendaLine>`SELECT id, event_id AS "eventId", parent_id AS "parentId", position, title, closed_ground AS "closedGround", withdrawn_at AS "withdrawnAt"
			FROM sitting_item WHERE event_id = ANY(${[...ids]}::uuid[])`
	);
	return new Map([...Map.groupBy(list, ({ eventId }) => eventId)].map(([id, lines]) => [id, numbered(lines)]));
}

/** Factions and councils that have a sitting of which citizens know, as a reader of `lang` looks for them. */
export async function sittingBodies(db: Reader, lang: Lang): Promise<{ id: string; name: Texts }[]> {
	const list = await rows(
		db,
		sql<{ id: string; name: Texts; branch: Texts; level: number }>`SELECT u.id, u.name, b.name AS branch, nlevel(u.path) AS level
			FROM unit u JOIN unit b ON b.path = subpath(u.path, 0, least(2, nlevel(u.path))) WHERE u.kind IN ('faction', 'council') AND EXISTS (SELECT FROM event e
			JOIN sitting s ON s.event_id = e.id WHERE e.host_unit_id = u.id AND (s.draft_at IS NOT NULL OR s.final_at IS NOT NULL))`
	);
	return inBodyOrder(lang, list);
}
