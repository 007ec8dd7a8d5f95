import { rows, sql, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { Shape } from '../../import/boundaries.ts';
import { planImport, type Known } from '../../import/classifier.ts';
import { lockRegister, rewrite } from '../register.ts';

export interface NamesImport {
	shapes: readonly Shape[];
	source: string;
}

export interface NamesResult {
	named: number;
	/** Codes of the map that are no district or city of the register today. */
	unknown: string[];
}

/** A bare name with the kind of place that the Russian name says: "Талғар" + "Талгарский район" -> "Талғар ауданы". */
function fullName(shape: Shape, was: Known): Texts {
	const district = /район/iu.test(was.name.ru);
	return {
		kk: shape.kk === undefined ? was.name.kk : `${shape.kk} ${district ? 'ауданы' : 'қаласы'}`,
		ru: was.name.ru,
		en: shape.en === undefined ? was.name.en : `${shape.en} ${district ? 'District' : 'city'}`
	};
}

/**
 * Completes districts and cities with Kazakh and English names and centres from a map of boundaries. Regions keep the
 * names they ship with. A completion, not a renaming: no former state is kept. Only the system (command line).
 */
export async function importTerritoryNames(tx: Tx, actor: Actor, { shapes, source }: NamesImport): Promise<NamesResult> {
	if (actor.kind !== 'system') throw forbidden();
	const known = new Map((await lockRegister(tx)).filter((row) => row.validTo === null).map((row) => [row.code, row]));
	// A code that has another level here means another place: codes are used again ("Жаңасемей" has the old one of г.Семей).
	const level = (code: string) => known.get(code)?.path.split('.').length;
	const unknown = shapes.filter(({ code }) => level(code) !== 2 && level(code) !== 1).map((shape) => shape.code);
	const updates = shapes.flatMap((shape) => {
		const was = known.get(shape.code);
		if (was === undefined || level(shape.code) !== 2) return [];
		return [{ id: was.id, name: fullName(shape, was), latitude: shape.latitude, longitude: shape.longitude }];
	});
	const changed = await rows(
		tx,
		sql`UPDATE territory t SET name = r.name, latitude = r.latitude, longitude = r.longitude
			FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) AS r (id uuid, name jsonb, latitude float8, longitude float8)
			WHERE t.id = r.id AND (t.name, t.latitude, t.longitude) IS DISTINCT FROM (r.name, r.latitude, r.longitude) RETURNING t.id`
	);
	if (changed.length === 0) return { named: 0, unknown };
	// What search holds follows from the names, here and below.
	const now = (await lockRegister(tx)).filter((row) => row.validTo === null);
	const places = now.map((row) => ({ row: 0, code: row.code, parentCode: row.parentCode, path: row.path.split('.'), names: row.name }));
	await rewrite(tx, planImport(now, places).refreshed, null);
	const data = { source, named: changed.length };
	await journal(tx, { subject: { kind: 'import', id: newId() }, actor, act: 'import.territory_names', seenBy: 'staff', data });
	return { named: changed.length, unknown };
}
