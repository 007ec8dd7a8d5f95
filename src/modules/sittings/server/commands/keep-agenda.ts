/** The items of an agenda: put in, changed, moved, withdrawn. After the notice an item comes in, or goes out, with a reason that everybody reads. */
import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { ItemInput } from '../../agenda-input.ts';
import { moved, type Numbered } from '../../rules/agenda.ts';
import { editionsOf, ruleOn } from '../decision-rules.ts';
import { itemsOf, type Item, type Sitting } from '../queries.ts';
import { markChanged, runSitting, tell } from '../store.ts';

/** So many items an agenda has at most. */
export const MOST_ITEMS = 100;

/** An item of this sitting. Throws not_found. */
export async function itemOf(tx: Tx, eventId: string, itemId: string): Promise<Numbered<Item>> {
	return found((await itemsOf(tx, eventId)).find(({ id }) => id === itemId));
}

/**
 * Puts an item at the end of the agenda, or of the item it is a part of. Returns its id. Throws not_found, forbidden, conflict
 * `sittings.not_now`, `sittings.agenda_long`, invalid `parentId`, `majority`, `territory`, `lateReason`.
 */
export async function addItem(tx: Tx, actor: Actor, eventId: string, input: ItemInput): Promise<string> {
	const sitting = await runSitting(tx, actor, eventId, ({ finalAt }) => (finalAt === null ? 'agenda' : 'add_late'));
	const late = sitting.finalAt !== null;
	if (late && input.lateReason === undefined) throw invalid('lateReason', 'sittings.late_reason');
	const items = await itemsOf(tx, eventId);
	if (items.length >= MOST_ITEMS) throw conflict('sittings.agenda_long');
	const values = await valuesOf(tx, sitting, items, input);
	const [id, at] = [newId(), now()];
	const position = Math.max(0, ...items.filter(({ parentId }) => parentId === values.parent_id).map((item) => item.position)) + 1;
	await tx
		.insertInto('sitting_item')
		.values({
			id,
			event_id: eventId,
			position,
			...values,
			added_at: at,
			added_reason: late ? (input.lateReason ?? null) : null,
			changed_at: at
		})
		.execute();
	await markChanged(tx, eventId, at);
	await tell(tx, actor, eventId, 'item_added', at, { item: id, ...(late && { reason: input.lateReason }) }, late ? 'public' : 'staff');
	return id;
}

/** Changes an item before the notice is served. Throws as `addItem`. */
export async function changeItem(tx: Tx, actor: Actor, eventId: string, itemId: string, input: ItemInput): Promise<void> {
	const sitting = await runSitting(tx, actor, eventId, 'agenda');
	const items = await itemsOf(tx, eventId);
	const item = found(items.find(({ id }) => id === itemId));
	const { parent_id: parent, ...values } = await valuesOf(tx, sitting, items, { ...input, parentId: item.parentId ?? undefined });
	const at = now();
	await tx
		.updateTable('sitting_item')
		.set({ ...values, parent_id: parent, changed_at: at })
		.where('id', '=', itemId)
		.execute();
	await markChanged(tx, eventId, at);
	await tell(tx, actor, eventId, 'item_changed', at, { item: itemId });
}

async function valuesOf(tx: Tx, { hostId, startsAt }: Sitting, items: readonly Item[], input: ItemInput) {
	const parent = input.parentId === undefined ? undefined : items.find(({ id }) => id === input.parentId);
	if (input.parentId !== undefined && (parent === undefined || parent.parentId !== null)) throw invalid('parentId', 'choose');
	const rule = ruleOn(await editionsOf(tx, hostId), dayOf(startsAt));
	if (rule === undefined || input.majority > rule.majorities.length) throw invalid('majority', 'choose');
	const territory = input.kind === 'promises' ? await territoryByCode(asReader(tx), input.territory ?? '') : undefined;
	if (input.kind === 'promises' && territory === undefined) throw invalid('territory', 'sittings.territory');
	return {
		parent_id: parent?.id ?? null,
		kind: input.kind,
		title: JSON.stringify(input.title),
		rapporteur: input.rapporteur,
		minutes: input.minutes,
		majority: input.majority,
		closed_ground: input.closedGround ?? null,
		territory_id: territory?.id ?? null
	};
}

/** Moves an item a step up or down among those of its level, before the notice is served. Throws not_found, forbidden, conflict. */
export async function moveItem(tx: Tx, actor: Actor, eventId: string, { itemId, by }: { itemId: string; by: -1 | 1 }): Promise<void> {
	await runSitting(tx, actor, eventId, 'agenda');
	const items = await itemsOf(tx, eventId);
	const item = found(items.find(({ id }) => id === itemId));
	const level = items.filter(({ parentId }) => parentId === item.parentId).map(({ id }) => id);
	const at = now();
	await sql`UPDATE sitting_item i SET position = o.position, changed_at = ${at}
		FROM unnest(${moved(level, itemId, by)}::uuid[]) WITH ORDINALITY AS o (id, position) WHERE i.id = o.id AND i.position <> o.position`.execute(
		tx
	);
	await tell(tx, actor, eventId, 'item_moved', at, { item: itemId });
}

/**
 * Takes an item off with a reason: from a draft that nobody has seen it goes, otherwise it stays in its place as withdrawn. With it goes what
 * is a part of it. Throws not_found, forbidden, conflict `sittings.not_now`, `sittings.item_begun`.
 */
export async function withdrawItem(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ itemId, withdrawReason }: { itemId: string; withdrawReason: string }
): Promise<void> {
	const sitting = await runSitting(tx, actor, eventId, ({ finalAt }) => (finalAt === null ? 'agenda' : 'withdraw'));
	const item = await itemOf(tx, eventId, itemId);
	if (item.startedAt !== null || item.withdrawnAt !== null) throw conflict('sittings.item_begun');
	const at = now();
	await tx
		.updateTable('sitting_item')
		.set({ withdrawn_at: at, withdrawn_reason: withdrawReason, changed_at: at })
		.where((where) => where.or([where('id', '=', itemId), where('parent_id', '=', itemId)]))
		.where('withdrawn_at', 'is', null)
		.execute();
	await markChanged(tx, eventId, at);
	const known = sitting.stage !== 'planned';
	await tell(tx, actor, eventId, 'item_withdrawn', at, { item: itemId, reason: withdrawReason }, known ? 'public' : 'staff');
}
