import { sql, rows, type Reader } from '#platform/db/index.ts';
import { nearestUnit, unitById, type Unit } from '#modules/organisation/server/index.ts';
import { found } from '#platform/errors.ts';

export interface RouteQuestion {
	/** Given when it was handed in at a unit or chosen by a person. */
	unitId?: string | undefined;
	territoryId: string | null;
	themeId: string | null;
}

/**
 * The unit that takes an appeal: the one named; else the rule nearest to the place, a rule for the theme before
 * one for all themes; else the nearest unit that covers the place; else the root.
 */
export async function routeFor(db: Reader, { unitId, territoryId, themeId }: RouteQuestion): Promise<Unit> {
	if (unitId !== undefined) return found(await unitById(db, unitId));
	const [rule] = await rows(
		db,
		sql<{ unit_id: string }>`
			SELECT r.unit_id FROM route_rule r
			LEFT JOIN territory rt ON rt.id = r.territory_id
			LEFT JOIN territory t ON t.id = ${territoryId}
			JOIN unit u ON u.id = r.unit_id AND u.valid_to IS NULL
			WHERE (r.theme_id IS NULL OR r.theme_id = ${themeId}) AND (r.territory_id IS NULL OR rt.path @> t.path)
			ORDER BY rt.level DESC NULLS LAST, r.theme_id IS NULL LIMIT 1`
	);
	const ruled = rule === undefined ? undefined : await unitById(db, rule.unit_id);
	return ruled ?? nearestUnit(db, territoryId);
}
