/** People, organisations, memberships and votes in one document of Popolo. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { toPopolo, type Popolo } from '../rules/popolo.ts';
import { showObjects } from './present.ts';
import { objectsBy, OWN, type Stored } from './store.ts';

const TYPES = ['Organization', 'Person', 'Meeting'] as const;
/** More than the councils of a country have of one of them. */
const MOST = 100_000;

/** Of our own bodies, or of one by its id, also of one that was taken in. Throws not_found. */
export async function popoloOf(db: Reader, bodyId: string | undefined): Promise<Popolo> {
	const bodies = await rows(
		db,
		sql<{ id: string }>`SELECT id FROM oparl_object o WHERE type = 'Body' AND NOT deleted
			AND ${bodyId === undefined ? sql`source_id = ${OWN}` : sql`id = ${bodyId}`} ORDER BY id`
	);
	if (bodyId !== undefined && bodies.length === 0) throw notFound();
	const found: Stored[] = [];
	for (const { id } of bodies) {
		found.push(...(await objectsBy(db, { type: 'Body', bodyId: id }, 1)));
		for (const type of TYPES) found.push(...(await objectsBy(db, { type, bodyId: id }, MOST)));
	}
	return toPopolo(await showObjects(db, found));
}
