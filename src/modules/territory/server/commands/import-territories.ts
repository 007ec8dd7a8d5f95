import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { planImport, type Changed, type Known, type Place, type Plan, type Written } from '../../import/classifier.ts';
import { given, idOf, lockRegister, rewrite } from '../register.ts';

export interface TerritoryImport {
	places: readonly Place[];
	/** The day from which the edition holds. */
	on: Temporal.PlainDate;
	/** Codes that the file does not have end the day before; without it they are only named. */
	closeMissing: boolean;
	/** Name of the file, for the journal. */
	source: string;
}

async function open(tx: Tx, list: readonly Written[], on: Temporal.PlainDate): Promise<void> {
	// Parents first: a row's parent must be there.
	await rows(
		tx,
		sql`INSERT INTO territory (id, code, parent_id, path, level, name, search, above, region_id, valid_from)
			SELECT ${idOf('r.code')}, r.code, CASE WHEN r."parentCode" IS NOT NULL THEN ${idOf('r.parentCode')} END, r.path::ltree, r.level,
				r.name, r.search, r.above, ${idOf('r.regionCode')}, ${on}::date
			FROM ${given(list)} ORDER BY r.level`
	);
}

/** Keeps the states that end: rows to which nothing points. */
async function keepFormer(tx: Tx, list: readonly Changed[], on: Temporal.PlainDate): Promise<void> {
	await rows(
		tx,
		sql`INSERT INTO territory (id, code, parent_id, path, level, name, search, above, region_id, latitude, longitude, population, valid_from, valid_to)
			SELECT gen_random_uuid(), code, parent_id, path, level, name, search, above, region_id, latitude, longitude, population,
				valid_from, least(valid_to, ${on}::date - 1)
			FROM territory WHERE id = ANY(${list.map((c) => c.was.id)}::uuid[]) AND valid_from < ${on}::date`
	);
}

async function close(tx: Tx, list: readonly Known[], on: Temporal.PlainDate): Promise<void> {
	await rows(
		tx,
		sql`UPDATE territory SET valid_to = greatest(valid_from, ${on}::date - 1) WHERE id = ANY(${list.map((k) => k.id)}::uuid[])`
	);
}

async function tell(tx: Tx, actor: Actor, plan: Plan, { on, closeMissing, source }: TerritoryImport): Promise<void> {
	const one = (id: string, act: string, data: Record<string, unknown>) =>
		journal(tx, {
			subject: { kind: 'territory', id },
			actor,
			act: `territory.${act}`,
			seenBy: 'staff',
			data: { on: on.toString(), ...data }
		});
	for (const { was, row } of plan.changed) {
		await one(was.id, 'changed', { code: row.code, from: was.name, to: row.name, fromParent: was.parentCode, toParent: row.parentCode });
	}
	for (const { was, row } of plan.reopened) await one(was.id, 'reopened', { code: row.code, name: row.name });
	if (closeMissing) for (const was of plan.missing) await one(was.id, 'closed', { code: was.code });
	const counts = { opened: plan.opened.length, changed: plan.changed.length, reopened: plan.reopened.length };
	const data = { source, on: on.toString(), ...counts, closed: closeMissing ? plan.missing.length : 0 };
	await journal(tx, { subject: { kind: 'import', id: newId() }, actor, act: 'import.territories', seenBy: 'staff', data });
}

/** The differences between an edition and the register, locked against another import until the transaction ends. */
export async function planTerritoryImport(tx: Tx, places: readonly Place[]): Promise<Plan> {
	return planImport(await lockRegister(tx), places);
}

/**
 * Brings the register to an edition of the classifier, from a day on. A territory's row and id stay through renamings
 * and moves: its former state is kept as a row of its own. Nothing is deleted. The same edition twice changes nothing.
 * Only the system (command line). Refuses with `territory.too_early` when the register already holds a later state
 * of what the edition changes.
 */
export async function importTerritories(tx: Tx, actor: Actor, input: TerritoryImport): Promise<Plan> {
	if (actor.kind !== 'system') throw forbidden();
	const { on, closeMissing } = input;
	const plan = await planTerritoryImport(tx, input.places);
	const touched = [...plan.changed, ...plan.reopened];
	const later = touched.find(({ was }) => Temporal.PlainDate.compare(was.validFrom, on) > 0);
	if (later !== undefined) throw conflict('territory.too_early', { code: later.was.code, date: later.was.validFrom.toString() });
	await keepFormer(tx, touched, on);
	await open(tx, plan.opened, on);
	await rewrite(tx, touched, on);
	await rewrite(tx, plan.refreshed, null);
	if (closeMissing) await close(tx, plan.missing, on);
	const acts = plan.opened.length + touched.length + plan.refreshed.length + (closeMissing ? plan.missing.length : 0);
	if (acts > 0) await tell(tx, actor, plan, input);
	await rows(tx, sql`SELECT analyse_territory()`);
	return plan;
}
