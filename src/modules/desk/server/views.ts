/** Saved views of a reader: their own and those shared with their units. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { findAppeals } from '#modules/appeals/server/index.ts';
import { VIEW_COUNT_LIMIT } from '../rules.ts';
import { searched } from './filters.ts';

export interface SavedView {
	id: string;
	name: string;
	query: string;
	ownerId: string;
	unitId: string | null;
}

const MOST_SHOWN = 60;
const unitsOf = (actor: Staff) => [...new Set(actor.posts.map((post) => post.unitId))];

/** One's own, then those of one's units, each by name. */
export async function viewsFor(db: Reader, actor: Staff): Promise<SavedView[]> {
	return rows(
		db,
		sql<SavedView>`
			SELECT v.id, v.name, v.query, v.owner_id AS "ownerId", v.unit_id AS "unitId" FROM saved_view v
			WHERE v.removed_at IS NULL AND (v.owner_id = ${actor.personId} OR v.unit_id = ANY(${unitsOf(actor)}::uuid[]))
			ORDER BY v.owner_id <> ${actor.personId}, v.name COLLATE "kk-x-icu", v.id LIMIT ${MOST_SHOWN}`
	);
}

/** How many appeals each view finds for this reader, up to the limit: asked for by the column after the page is there. */
export async function countViews(db: Reader, actor: Staff): Promise<Map<string, { count: number; more: boolean }>> {
	const counts = new Map<string, { count: number; more: boolean }>();
	for (const view of await viewsFor(db, actor)) {
		const page = await findAppeals(db, actor, { ...searched(new URLSearchParams(view.query)), limit: VIEW_COUNT_LIMIT });
		counts.set(view.id, { count: page.rows.length, more: page.next !== undefined });
	}
	return counts;
}
