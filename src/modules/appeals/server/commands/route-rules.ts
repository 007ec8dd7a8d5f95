import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, found, invalid } from '#platform/errors.ts';
import { holds, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { territoryById } from '#modules/territory/server/index.ts';
import type { routeInput } from '../../desk-input.ts';

/**
 * Says which unit takes a theme (or all themes) in a territory (or everywhere). Said again for the same pair, it
 * changes the unit. Only an administrator over both the new and the old unit may.
 */
export async function setRoute(tx: Tx, actor: Actor, input: z.output<typeof routeInput>): Promise<void> {
	const unit = await unitById(asReader(tx), input.unitId);
	if (unit?.open !== true) throw invalid('unitId', 'unit');
	if (!holds(actor, ['administrator'], unit.path)) throw forbidden();
	if (input.territoryId !== undefined && (await territoryById(asReader(tx), input.territoryId)) === undefined)
		throw invalid('territoryId', 'territory');
	const pair = { territory_id: input.territoryId ?? null, theme_id: input.themeId ?? null };
	const before = await tx
		.selectFrom('route_rule')
		.select(['id', 'unit_id'])
		.where('territory_id', 'is not distinct from', pair.territory_id)
		.where('theme_id', 'is not distinct from', pair.theme_id)
		.forUpdate()
		.executeTakeFirst();
	if (before?.unit_id === unit.id) return;
	if (before === undefined)
		await tx
			.insertInto('route_rule')
			.values({ id: newId(), ...pair, unit_id: unit.id })
			.execute();
	else {
		await mayChange(tx, actor, before.unit_id);
		await tx.updateTable('route_rule').set({ unit_id: unit.id }).where('id', '=', before.id).execute();
	}
	const data = { ...pair, from: before?.unit_id ?? null };
	await journal(tx, { subject: { kind: 'unit', id: unit.id }, actor, act: 'unit.route_set', seenBy: 'staff', at: now(), data });
}

/** Takes a rule away: the nearest unit that covers the place takes what it took. Throws not_found, forbidden. */
export async function removeRoute(tx: Tx, actor: Actor, id: string): Promise<void> {
	const rule = found(await tx.selectFrom('route_rule').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
	await mayChange(tx, actor, rule.unit_id);
	await tx.deleteFrom('route_rule').where('id', '=', id).execute();
	const data = { territory_id: rule.territory_id, theme_id: rule.theme_id };
	await journal(tx, { subject: { kind: 'unit', id: rule.unit_id }, actor, act: 'unit.route_removed', seenBy: 'staff', at: now(), data });
}

async function mayChange(tx: Tx, actor: Actor, unitId: string): Promise<void> {
	const unit = found(await unitById(asReader(tx), unitId));
	if (!holds(actor, ['administrator'], unit.path)) throw forbidden();
}
