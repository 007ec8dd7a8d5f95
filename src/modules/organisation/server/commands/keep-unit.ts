import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { UnitInput } from '../../input.ts';
import { checkEnd, insertUnit, managedUnit, updateUnit, type UnitFields } from '../store.ts';

onConstraint('unit__code_key', () => invalid('code', 'organisation.code_taken'));

async function fieldsOf(tx: Tx, { territory, ...input }: UnitInput, validTo: Temporal.PlainDate | null): Promise<UnitFields> {
	if (validTo !== null && Temporal.PlainDate.compare(validTo, input.validFrom) < 0) throw invalid('validFrom', 'organisation.dates');
	if (territory === undefined) return { ...input, territoryId: null, validTo };
	const place = await territoryByCode(asReader(tx), territory);
	if (place === undefined) throw invalid('territory', 'organisation.territory');
	return { ...input, territoryId: place.id, validTo };
}

/** Makes a unit below one that the actor keeps. Returns its id. Refusals: `organisation.code_taken`, `.territory`, `.closed`. */
export async function makeUnit(tx: Tx, actor: Actor, parentId: string, code: string, input: UnitInput): Promise<string> {
	const parent = await managedUnit(tx, actor, parentId);
	if (parent.validTo !== null) throw conflict('organisation.closed');
	return insertUnit(tx, actor, parent, code, await fieldsOf(tx, input, null));
}

/** Changes a unit's names, contacts, place and first day. Its code and its end are other acts. */
export async function changeUnit(tx: Tx, actor: Actor, unitId: string, input: UnitInput): Promise<void> {
	const was = await managedUnit(tx, actor, unitId);
	await updateUnit(tx, actor, was, await fieldsOf(tx, input, was.validTo));
}

/** Ends a unit after its last day: what it did stays, nothing new comes to it. The same day twice is once. */
export async function closeUnit(tx: Tx, actor: Actor, unitId: string, lastDay: Temporal.PlainDate): Promise<void> {
	const was = await managedUnit(tx, actor, unitId);
	if (Temporal.PlainDate.compare(lastDay, was.validFrom) < 0) throw invalid('lastDay', 'organisation.dates');
	await checkEnd(tx, was, lastDay);
	await updateUnit(tx, actor, was, { ...was, validTo: lastDay });
}

/** Opens a closed unit again, under a parent that is open. */
export async function reopenUnit(tx: Tx, actor: Actor, unitId: string): Promise<void> {
	const was = await managedUnit(tx, actor, unitId);
	if (was.parentId !== null) {
		const parent = await tx.selectFrom('unit').select('valid_to').where('id', '=', was.parentId).executeTakeFirstOrThrow();
		if (parent.valid_to !== null) throw conflict('organisation.parent_closed');
	}
	await updateUnit(tx, actor, was, { ...was, validTo: null });
}
