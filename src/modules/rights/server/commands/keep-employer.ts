import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { z } from 'zod';
import { bodyByCode } from '#modules/bodies/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { EmployerInput, mergeInput } from '../../input.ts';
import { folded } from '../employers.ts';
import { canEnter, canKeep } from '../policy.ts';

onConstraint('employer__bin_key', () => invalid('bin', 'rights.bin_taken'));

/**
 * Enters an organisation into the register of employers; returns its id. No two have one BIN. Throws forbidden, invalid
 * `bin`, `name`, `territory`, `body`.
 */
export async function enterEmployer(tx: Tx, actor: Actor, input: EmployerInput): Promise<string> {
	if (!canEnter(actor)) throw forbidden();
	const [id, at] = [newId(), now()];
	const values = await valuesOf(tx, input);
	await tx
		.insertInto('employer')
		.values({ id, ...values, made_by: actorId(actor), made_at: at, changed_at: at })
		.execute();
	const data = { name: input.name, bin: input.bin ?? null };
	await journal(tx, { subject: { kind: 'employer', id }, actor, act: 'employer.entered', seenBy: 'staff', at, data });
	return id;
}

/** Changes what is known of an employer; what was there before stays in the journal. Throws forbidden, not_found, invalid. */
export async function changeEmployer(tx: Tx, actor: Actor, id: string, input: EmployerInput): Promise<void> {
	if (!canKeep(actor)) throw forbidden();
	const was = found(await tx.selectFrom('employer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
	if (was.merged_into !== null) throw conflict('rights.merged_employer');
	const values = await valuesOf(tx, input);
	const changed = Object.entries(values).filter(([name, value]) => name !== 'folded' && was[name as keyof typeof was] !== value);
	if (changed.length === 0) return;
	const at = now();
	await tx
		.updateTable('employer')
		.set({ ...values, changed_at: at })
		.where('id', '=', id)
		.execute();
	const data = {
		changed: Object.fromEntries(changed.map(([name, after]) => [name, { before: was[name as keyof typeof was] ?? null, after }]))
	};
	await journal(tx, { subject: { kind: 'employer', id }, actor, act: 'employer.changed', seenBy: 'staff', at, data });
}

/**
 * Makes one of two rows of the same organisation: the cases of the one are the other's, and so is its BIN where the other
 * has none. Throws forbidden, not_found, conflict for one that went already, invalid `into`.
 */
export async function mergeEmployer(tx: Tx, actor: Actor, id: string, input: z.output<typeof mergeInput>): Promise<void> {
	if (!canKeep(actor)) throw forbidden();
	if (input.into === id) throw invalid('into', 'rights.employer');
	// In the order of their ids: two who merge the same pair do not wait for one another in a circle.
	const pair = await tx.selectFrom('employer').selectAll().where('id', 'in', [id, input.into]).orderBy('id').forUpdate().execute();
	const goes = found(pair.find((row) => row.id === id));
	const stays = pair.find((row) => row.id === input.into);
	if (goes.merged_into !== null) throw conflict('rights.merged_employer');
	if (stays === undefined || stays.merged_into !== null) throw invalid('into', 'rights.employer');
	if (goes.bin !== null && stays.bin !== null) throw invalid('into', 'rights.two_bins');
	const at = now();
	await tx.updateTable('employer').set({ merged_into: stays.id, bin: null, changed_at: at }).where('id', '=', id).execute();
	await tx
		.updateTable('employer')
		.set({
			bin: stays.bin ?? goes.bin,
			field: stays.field ?? goes.field,
			territory_id: stays.territory_id ?? goes.territory_id,
			body_id: stays.body_id ?? goes.body_id,
			changed_at: at
		})
		.where('id', '=', stays.id)
		.execute();
	// Whatever led to the one leads to the other at once: no chain to follow.
	await tx.updateTable('employer').set({ merged_into: stays.id }).where('merged_into', '=', id).execute();
	await tx.updateTable('rights_case').set({ employer_id: stays.id }).where('employer_id', '=', id).execute();
	await tx.updateTable('group_case').set({ employer_id: stays.id }).where('employer_id', '=', id).execute();
	// Two open cases of one key cannot be: what was raised apart stays apart until it is closed.
	await sql`UPDATE group_case g SET alike = 'employer:' || ${stays.id}::text || ':' || g.violated_right WHERE g.alike LIKE ${`employer:${id}:%`}
		AND NOT EXISTS (SELECT FROM group_case o WHERE o.closed_at IS NULL AND o.alike = 'employer:' || ${stays.id}::text || ':' || g.violated_right)`.execute(
		tx
	);
	const act = 'employer.merged';
	const data = { into: stays.id, bin: goes.bin, reason: input.reason };
	await journal(tx, { subject: { kind: 'employer', id }, actor, act, seenBy: 'staff', at, data });
	await journal(tx, { subject: { kind: 'employer', id: stays.id }, actor, act, seenBy: 'staff', at, data: { from: id, name: goes.name } });
}

async function valuesOf(tx: Tx, { name, bin, field, territory, body }: EmployerInput) {
	if (folded(name) === '') throw invalid('name', 'required');
	const db = asReader(tx);
	const place = territory === undefined ? undefined : await territoryByCode(db, territory);
	if (territory !== undefined && place === undefined) throw invalid('territory', 'territory');
	const same = body === undefined ? undefined : await bodyByCode(db, body);
	if (body !== undefined && same === undefined) throw invalid('body', 'rights.body');
	return {
		name,
		folded: folded(name),
		bin: bin ?? null,
		field: field ?? null,
		territory_id: place?.id ?? null,
		body_id: same?.id ?? null
	};
}
