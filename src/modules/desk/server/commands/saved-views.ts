import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { holds, type Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { ViewInput } from '../../input.ts';
import { MOST_VIEWS, viewQuery } from '../../rules.ts';

onConstraint('saved_view__name_key', () => invalid('name', 'desk.name_taken'));

/**
 * Keeps a filter under a name, for oneself or for the people of a unit in which one holds a post. Sent twice it is the
 * same view. Throws invalid `name` for a name of one's own that means another filter, `unitId` for a unit of others,
 * conflict `desk.many_views`.
 */
export async function saveView(tx: Tx, actor: Staff, input: ViewInput): Promise<string> {
	const { name, unitId } = input;
	if (unitId !== undefined && !actor.posts.some((post) => post.unitId === unitId)) throw invalid('unitId', 'desk.unit');
	const query = viewQuery(new URLSearchParams(input.query));
	const own = await tx
		.selectFrom('saved_view')
		.select(['id', 'name', 'query', 'unit_id'])
		.where('owner_id', '=', actor.personId)
		.where('removed_at', 'is', null)
		.execute();
	const same = own.find((view) => view.name.toLowerCase() === name.toLowerCase());
	if (same !== undefined && (same.query !== query || same.unit_id !== (unitId ?? null))) throw invalid('name', 'desk.name_taken');
	if (same !== undefined) return same.id;
	if (own.length >= MOST_VIEWS) throw conflict('desk.many_views', { max: MOST_VIEWS });
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('saved_view')
		.values({ id, owner_id: actor.personId, unit_id: unitId ?? null, name, query, made_at: at })
		.execute();
	await journal(tx, { subject: { kind: 'view', id }, actor, act: 'view.saved', seenBy: 'staff', at, data: { unit: unitId ?? null } });
	return id;
}

/** Takes a view away: one's own, or, as a head of its unit, a shared one. Already gone is gone. Throws not_found, forbidden. */
export async function removeView(tx: Tx, actor: Staff, id: string): Promise<void> {
	const view = found(
		await tx
			.selectFrom('saved_view as v')
			.leftJoin('unit as u', 'u.id', 'v.unit_id')
			.select(['v.owner_id', 'v.unit_id', 'v.removed_at', sql<string | null>`u.path::text`.as('path')])
			.where('v.id', '=', id)
			.forUpdate('v')
			.executeTakeFirst()
	);
	const mine = view.owner_id === actor.personId;
	if (!mine && !actor.posts.some((post) => post.unitId === view.unit_id)) throw notFound();
	if (!mine && !(view.path !== null && holds(actor, ['head', 'branch_head'], view.path))) throw forbidden();
	if (view.removed_at !== null) return;
	const at = now();
	await tx.updateTable('saved_view').set({ removed_at: at, removed_by: actor.personId }).where('id', '=', id).execute();
	await journal(tx, { subject: { kind: 'view', id }, actor, act: 'view.removed', seenBy: 'staff', at });
}
