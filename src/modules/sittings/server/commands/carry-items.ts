/** What was not taken at a sitting goes on at the next one of its body, by itself. */
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { openIds } from '../../rules/papers.ts';
import { editionsOf, ruleOn } from '../decision-rules.ts';
import { itemsOf, type Item, type Sitting } from '../queries.ts';
import { holdSitting, markChanged, tell, tellAll } from '../store.ts';
import { MOST_ITEMS } from './keep-agenda.ts';
import { keepVersion } from './keep-papers.ts';

interface Leaving {
	/** Everybody reads it who knows of the sitting. */
	reason: string | undefined;
	seenBy: 'public' | 'staff';
	at: Temporal.Instant;
}

/** Leaves an item for the next sitting. */
export async function leaveItem(
	tx: Tx,
	actor: Actor,
	{ id, itemId }: { id: string; itemId: string },
	{ reason, seenBy, at }: Leaving
): Promise<void> {
	await tx
		.updateTable('sitting_item')
		.set({ moved_at: at, moved_reason: reason ?? null, changed_at: at })
		.where('id', '=', itemId)
		.execute();
	await tell(tx, actor, id, 'item_left', at, { item: itemId, ...(reason !== undefined && { reason }) }, seenBy);
}

/** Leaves all of them that are not withdrawn, of a sitting that is not held. */
export async function leaveAll(tx: Tx, actor: Actor, id: string, leaving: Leaving): Promise<void> {
	for (const { id: itemId, withdrawnAt } of await itemsOf(tx, id))
		if (withdrawnAt === null) await leaveItem(tx, actor, { id, itemId }, leaving);
}

type Left = Pick<Item, 'id' | 'parentId' | 'kind' | 'title' | 'rapporteur' | 'minutes' | 'majority' | 'territoryId' | 'closedGround'>;

/**
 * Left items of a body that have not gone on yet, the oldest first, a whole before its parts. How earlier decisions are carried out is on each
 * agenda of its own. What was closed with its sitting or its whole is closed by itself from now on (`groundOf`).
 */
function leftItems(tx: Tx, hostId: string, most: number): Promise<Left[]> {
	return rows(
		tx,
		sql<Left>`SELECT i.id, i.parent_id AS "parentId", i.kind, i.title, i.rapporteur, i.minutes, i.majority, i.territory_id AS "territoryId",
				coalesce(s.closed_ground, i.closed_ground, w.closed_ground) AS "closedGround"
			FROM sitting_item i JOIN sitting s ON s.event_id = i.event_id JOIN event e ON e.id = i.event_id
				LEFT JOIN sitting_item w ON w.id = i.parent_id
			WHERE e.host_unit_id = ${hostId} AND i.moved_at IS NOT NULL AND i.kind <> 'decisions'
				AND NOT EXISTS (SELECT 1 FROM sitting_item n WHERE n.from_item_id = i.id)
			ORDER BY e.starts_at, i.event_id, i.parent_id NULLS FIRST, i.position LIMIT ${most}`
	);
}

/** Puts what was left by the body on the agenda of a sitting that is planned or discussed, below what stands there. */
export async function carryItems(tx: Tx, actor: Actor, next: Sitting, at: Temporal.Instant): Promise<void> {
	const there = await itemsOf(tx, next.id);
	const left = (await leftItems(tx, next.hostId, MOST_ITEMS - there.length)).map((item) => ({ ...item, newId: newId() }));
	if (left.length === 0) return;
	const kinds = ruleOn(await editionsOf(tx, next.hostId), dayOf(next.startsAt))?.majorities.length ?? 1;
	const ids = new Map(left.map((item) => [item.id, item.newId]));
	const last = Math.max(0, ...there.map(({ position }) => position));
	await tx
		.insertInto('sitting_item')
		.values(
			left.map((item, i) => ({
				id: item.newId,
				event_id: next.id,
				from_item_id: item.id,
				position: last + i + 1,
				parent_id: ids.get(item.parentId ?? '') ?? null,
				kind: item.kind,
				title: JSON.stringify(item.title),
				rapporteur: item.rapporteur,
				minutes: item.minutes,
				// A kind of question that the body has no more is an ordinary one.
				majority: item.majority > kinds ? 1 : item.majority,
				closed_ground: item.closedGround,
				territory_id: item.territoryId,
				added_at: at,
				changed_at: at
			}))
		)
		.execute();
	await tellAll(
		tx,
		next.id,
		'item_added',
		at,
		left.map((item) => ({ actor, data: { item: item.newId, from: item.id } }))
	);
	await carryPapers(tx, actor, next, ids, at);
	await markChanged(tx, next.id, at);
}

/** Papers come with their items as they stood last: what was laid out here is their first version. `ids`: of the items there and here. */
async function carryPapers(tx: Tx, actor: Actor, next: Sitting, ids: ReadonlyMap<string, string>, at: Temporal.Instant): Promise<void> {
	const papers = await rows(
		tx,
		sql<{ from: string; kind: string; title: string; text: string | null; fileId: string | null; sha256: Buffer }>`
			SELECT p.item_id AS "from", p.kind, p.title, v.text, v.file_id AS "fileId", v.sha256 FROM sitting_paper p
			JOIN LATERAL (SELECT * FROM sitting_paper_version WHERE paper_id = p.id ORDER BY version DESC LIMIT 1) v ON true
			WHERE p.item_id = ANY(${[...ids.keys()]}::uuid[]) AND p.withdrawn_at IS NULL ORDER BY p.added_at, p.id`
	);
	if (papers.length === 0) return;
	const open = next.stage === 'planned' ? new Set() : openIds(next, await itemsOf(tx, next.id));
	for (const [i, { from, kind, title, text, fileId, sha256 }] of papers.entries()) {
		const [id, to] = [newId(), ids.get(from) ?? ''];
		// They stay in their order.
		const addedAt = at.add({ microseconds: i });
		await tx.insertInto('sitting_paper').values({ id, item_id: to, kind, title, added_at: addedAt, changed_at: at }).execute();
		await keepVersion(tx, actor, next, { paperId: id, version: 1, text, fileId, sha256, seenBy: open.has(to) ? 'public' : 'staff' }, at);
	}
}

/** The same from a sitting that is over, where the next one is planned already and its agenda is open. */
export async function carryOn(tx: Tx, actor: Actor, { id, hostId, startsAt }: Sitting, at: Temporal.Instant): Promise<void> {
	const [ahead] = await rows(
		tx,
		sql<{ id: string }>`SELECT e.id FROM event e JOIN sitting s ON s.event_id = e.id
			WHERE e.host_unit_id = ${hostId} AND e.id <> ${id} AND e.starts_at >= ${startsAt} AND e.state <> 'cancelled' AND s.final_at IS NULL
			ORDER BY e.starts_at, e.id LIMIT 1`
	);
	if (ahead === undefined) return;
	const next = await holdSitting(tx, ahead.id);
	// Its notice may have been served while its lock was waited for.
	if (next.finalAt === null && next.stage !== 'cancelled') await carryItems(tx, actor, next, at);
}
