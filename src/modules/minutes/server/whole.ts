/** All minutes that were published, and what they say was decided, for programs; nothing of closed items. */
import { rows, sql, type Reader } from '#platform/db/index.ts';

export interface WholeMinutes {
	eventId: string;
	publishedAt: Temporal.Instant;
	/** Of the text without what is closed, in hex. */
	sha256: string;
	/** In order. */
	decisions: { itemId: string; text: string }[];
}

export async function wholeMinutes(db: Reader): Promise<WholeMinutes[]> {
	return rows(
		db,
		sql<WholeMinutes>`
			SELECT m.event_id AS "eventId", m.published_at AS "publishedAt", encode(m.public_sha256, 'hex') AS sha256,
				coalesce((
					SELECT jsonb_agg(jsonb_build_object('itemId', d.item_id, 'text', d.text) ORDER BY d.position)
					FROM minutes_decision d JOIN sitting_item i ON i.id = d.item_id JOIN sitting s ON s.event_id = d.event_id
					LEFT JOIN sitting_item p ON p.id = i.parent_id
					WHERE d.event_id = m.event_id AND coalesce(i.closed_ground, p.closed_ground, s.closed_ground) IS NULL), '[]') AS decisions
			FROM minutes m WHERE m.published_at IS NOT NULL ORDER BY m.event_id`
	);
}
