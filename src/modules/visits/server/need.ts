/** Where a visit is most wanted in a region: one statement for each source, over all its settlements. */
import type { Point } from '#platform/point.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { openByPlace } from '#modules/appeals/server/index.ts';
import { openProblemsByPlace } from '#modules/problems/server/index.ts';
import { waitingByPlace } from '#modules/wishes/server/index.ts';
import { settlementsWithin, type Place } from '#modules/territory/server/index.ts';
import { wayBetween } from '../rules.ts';
import { rank, type Ranking, type Settlement } from '../rules/need.ts';
import { methodOn, type Method } from './method.ts';

export interface NeedPage extends Ranking {
	places: ReadonlyMap<string, Place>;
	method: Method;
}

/**
 * The settlements of a region or district by unmet need, as of today; distances from `seat` (undefined: not known). Rates are compared
 * with what is usual in `within` itself.
 */
export async function needWithin(db: Reader, within: string, seat: Point | undefined): Promise<NeedPage> {
	const today = dayOf(now());
	const [places, method] = [await settlementsWithin(db, within), await methodOn(db, today)];
	const ids = places.map(({ id }) => id);
	const [appeals, problems, wishes, visited] = await Promise.all([
		openByPlace(db, ids),
		openProblemsByPlace(db, ids),
		waitingByPlace(db, ids),
		lastVisits(db, ids)
	]);
	const settlements = places.map(({ id, population, point }): Settlement => {
		const last = visited.get(id);
		return {
			id,
			population,
			counts: { appeals: appeals.get(id) ?? 0, problems: problems.get(id) ?? 0, wishes: wishes.get(id) ?? 0 },
			lastVisit: last === undefined ? 'never' : dayOf(last),
			km: wayBetween(seat, point, method)?.km
		};
	});
	return { ...rank(settlements, method, today), places: new Map(places.map((place) => [place.id, place])), method };
}

/** When these places were visited last, of the visits of which it was told what came of them. */
export async function lastVisits(db: Reader, placeIds: readonly string[]): Promise<Map<string, Temporal.Instant>> {
	const list = await rows(
		db,
		sql<{ id: string; at: Temporal.Instant }>`
			SELECT territory_id AS id, max(starts_at) AS at FROM visit_stop
			WHERE territory_id = ANY(${[...placeIds]}::uuid[]) AND reported_at IS NOT NULL GROUP BY territory_id`
	);
	return new Map(list.map(({ id, at }) => [id, at]));
}
