import { now } from '#platform/clock.ts';
import { asReader, sql, rows, type Tx } from '#platform/db/index.ts';
import { forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { telling } from '#platform/journal/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { PlaceInput } from '../../input.ts';
import { placeById } from '../hosts.ts';
import { keepsUnit } from '../policy.ts';

const tell = telling('reception_place');

async function columnsOf(tx: Tx, input: PlaceInput) {
	const territory = await territoryByCode(asReader(tx), input.territory);
	if (territory === undefined) throw invalid('territory', 'receptions.territory');
	const words = { name: JSON.stringify(input.name), address: JSON.stringify(input.address) };
	const { latitude = null, longitude = null } = input.point ?? {};
	return {
		...words,
		latitude,
		longitude,
		territory_id: territory.id,
		access: input.access,
		video: input.video,
		valid_to: input.validTo ?? null
	};
}

/** Makes a place of a unit and returns its id. Throws not_found, forbidden, invalid `territory`. */
export async function makePlace(tx: Tx, actor: Actor, unitId: string, input: PlaceInput): Promise<string> {
	const unit = found(await unitById(asReader(tx), unitId));
	if (!keepsUnit(actor, unit.path)) throw forbidden();
	const [id, at, columns] = [newId(), now(), await columnsOf(tx, input)];
	await tx
		.insertInto('reception_place')
		.values({ id, unit_id: unitId, ...columns, valid_from: dayOf(at), made_at: at })
		.execute();
	await tell(tx, actor, id, 'made', at, { unit: unitId });
	return id;
}

/**
 * Changes what is said of a place. It stays where it is while people are to be received there: another territory, or a last day before
 * such a day, is refused. Throws not_found, forbidden, invalid `territory`, `validTo` (`receptions.in_use`).
 */
export async function changePlace(tx: Tx, actor: Actor, placeId: string, input: PlaceInput): Promise<void> {
	const place = found(await placeById(tx, placeId));
	if (!keepsUnit(actor, place.unitPath)) throw forbidden();
	const [at, columns] = [now(), await columnsOf(tx, input)];
	const last = await lastUse(tx, placeId);
	if (columns.territory_id !== place.territoryId && last !== undefined) throw invalid('territory', 'receptions.in_use');
	const until = input.validTo;
	if (until !== undefined && last !== undefined && (last === null || Temporal.PlainDate.compare(until, last) < 0))
		throw invalid('validTo', 'receptions.in_use');
	if (until !== undefined && Temporal.PlainDate.compare(until, place.validFrom) < 0) throw invalid('validTo', 'receptions.day_past');
	await tx.updateTable('reception_place').set(columns).where('id', '=', placeId).execute();
	await tell(tx, actor, placeId, 'changed', at, {
		before: { name: place.name, address: place.address, latitude: place.latitude, longitude: place.longitude },
		to: until?.toString() ?? null
	});
}

/** The last day to come on which somebody receives at a place; null where hours go on without an end, undefined where there are none. */
async function lastUse(tx: Tx, placeId: string): Promise<Temporal.PlainDate | null | undefined> {
	const today = dayOf(now());
	const [use] = await rows(
		tx,
		sql<{ last: Temporal.PlainDate | null }>`
			SELECT valid_to AS last FROM reception_edition WHERE place_id = ${placeId} AND (valid_to IS NULL OR valid_to >= ${today})
			UNION ALL SELECT day FROM reception_day WHERE place_id = ${placeId} AND state = 'planned' AND day >= ${today}
			ORDER BY last DESC NULLS FIRST LIMIT 1`
	);
	return use?.last;
}
