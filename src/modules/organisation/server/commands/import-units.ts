import { rows, sql, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { SourceRow } from '../../import/columns.ts';
import { planUnits, type KnownUnit, type UnitPlan, type WantedUnit } from '../../import/units.ts';
import { insertUnit, managedUnit, moveUnit, updateUnit, type UnitFields } from '../store.ts';

export interface TableImport {
	columns: readonly string[];
	rows: readonly SourceRow[];
	/** The day from which new rows hold that do not say when. */
	on: Temporal.PlainDate;
	/** Name of the file, for the journal. */
	source: string;
}

export interface UnitsResult {
	problems: UnitPlan['problems'];
	made: number;
	changed: number;
	moved: number;
	unchanged: number;
}

const KNOWN = sql<KnownUnit>`
	SELECT u.id, u.code, p.code AS "parentCode", u.kind, u.name, t.code AS "territoryCode", u.address, u.phone, u.email,
		u.valid_from AS "validFrom", u.valid_to AS "validTo", s.until AS "staffUntil", s.held
	FROM unit u
	LEFT JOIN unit p ON p.id = u.parent_id
	LEFT JOIN territory t ON t.id = u.territory_id
	LEFT JOIN LATERAL (
		SELECT count(*) > 0 AS held, CASE WHEN bool_or(valid_to IS NULL) THEN NULL ELSE max(valid_to) END AS until FROM post WHERE unit_id = u.id
	) s ON true`;

async function readKnown(tx: Tx): Promise<Map<string, KnownUnit>> {
	const known = (await rows(tx, KNOWN)) as (KnownUnit & { held: boolean })[];
	return new Map(known.map(({ held, ...unit }) => [unit.code, held ? unit : { ...unit, staffUntil: undefined }]));
}

async function territoryIds(tx: Tx): Promise<Map<string, string>> {
	const list = await rows(tx, sql<{ code: string; id: string }>`SELECT code, id FROM territory WHERE valid_to IS NULL`);
	return new Map(list.map((territory) => [territory.code, territory.id]));
}

interface Done {
	made: boolean;
	moved: boolean;
	changed: boolean;
}

async function write(
	tx: Tx,
	actor: Actor,
	unit: WantedUnit,
	known: Map<string, KnownUnit>,
	territories: Map<string, string>
): Promise<Done> {
	const territoryId = unit.territoryCode === null ? null : (territories.get(unit.territoryCode) ?? null);
	const { kind, name, address, phone, email, validFrom, validTo } = unit;
	const fields: UnitFields = { kind, name, territoryId, address, phone, email, validFrom, validTo };
	const parent = () =>
		tx
			.selectFrom('unit')
			.select(['id', 'path'])
			.where('code', '=', unit.parentCode ?? '')
			.executeTakeFirstOrThrow();
	const was = known.get(unit.code);
	if (was === undefined) {
		await insertUnit(tx, actor, await parent(), unit.code, fields);
		return { made: true, moved: false, changed: false };
	}
	const moved = was.parentCode !== unit.parentCode;
	if (moved) await moveUnit(tx, actor, was, await parent());
	return { made: false, moved, changed: await updateUnit(tx, actor, await managedUnit(tx, actor, was.id), fields) };
}

/**
 * Brings units to what a table says: new ones, names, contacts, dates, moves, ends. Units that the table does not name
 * stay. With any problem nothing is written. The same table twice changes nothing. Only the system (command line).
 */
export async function importUnits(tx: Tx, actor: Actor, input: TableImport): Promise<UnitsResult> {
	if (actor.kind !== 'system') throw forbidden();
	await rows(tx, sql`SELECT pg_advisory_xact_lock(hashtext('organisation.import'))`);
	const [known, territories] = [await readKnown(tx), await territoryIds(tx)];
	const { units, problems } = planUnits(input.columns, input.rows, {
		units: known,
		territories: new Set(territories.keys()),
		on: input.on
	});
	const result: UnitsResult = { problems, made: 0, changed: 0, moved: 0, unchanged: 0 };
	if (problems.length > 0) return result;
	for (const unit of units) {
		const done = await write(tx, actor, unit, known, territories);
		result.made += Number(done.made);
		result.moved += Number(done.moved);
		result.changed += Number(done.changed);
		result.unchanged += Number(!done.made && !done.moved && !done.changed);
	}
	if (result.unchanged === units.length) return result;
	const { made, changed, moved } = result;
	const data = { source: input.source, made, changed, moved };
	await journal(tx, { subject: { kind: 'import', id: newId() }, actor, act: 'import.units', seenBy: 'staff', data });
	return result;
}
