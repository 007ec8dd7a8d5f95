import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { canReply, canRun, isHost } from '#modules/events/server/index.ts';
import type { AddWalkInsInput, CameInput, WalkInsInput } from '../../input.ts';
import { isDoorOpen, MOST_WALK_INS } from '../../rules.ts';
import type { Gathering } from '../queries.ts';
import { lockGathering, tell } from '../store.ts';

/** An event on its day or later, for who stands at its door: whoever runs it, and the host's front. Throws not_found, forbidden, conflict `participation.door`. */
async function atDoor(tx: Tx, actor: Actor, id: string): Promise<Gathering> {
	const gathering = await lockGathering(tx, id);
	if (!isHost(actor, gathering) && !canRun(actor, gathering)) throw notFound();
	if (!canReply(actor, gathering.hostPath) && !canRun(actor, gathering)) throw forbidden();
	if (gathering.invitedAt === null || !isDoorOpen(gathering.state, dayOf(gathering.startsAt), dayOf(now())))
		throw conflict('participation.door');
	return gathering;
}

/** As it is said at the door; an instant where it was written down without us, and is told later. */
type Mark = CameInput & { at?: Temporal.Instant };

/**
 * So many came with the registration of this number; marked anew it takes the place of what stood there: of two marks the later one
 * holds, whichever reaches us first. Throws as `atDoor`, invalid `number`.
 */
export async function markCame(tx: Tx, actor: Actor, id: string, { number, came, at = now() }: Mark): Promise<void> {
	await atDoor(tx, actor, id);
	const before = await tx
		.selectFrom('participant')
		.select('came_at')
		.where('event_id', '=', id)
		.where('number', '=', number)
		.executeTakeFirst();
	if (before === undefined) throw invalid('number', 'participation.number');
	const overtaken = before.came_at !== null && Temporal.Instant.compare(before.came_at, at) > 0;
	const marked = tx.updateTable('participant').set({ came, came_at: at }).where('event_id', '=', id).where('number', '=', number);
	if (!overtaken) await marked.execute();
	const data = { number, came, at: at.toString() };
	await tell(tx, actor, id, 'came', now(), overtaken ? { ...data, overtaken } : data);
}

/** So many came without a registration, in all: said twice it is the same. Throws as `atDoor`. */
export async function countWalkIns(tx: Tx, actor: Actor, id: string, { walkIns }: WalkInsInput): Promise<void> {
	await atDoor(tx, actor, id);
	await tx.updateTable('gathering').set({ walk_ins: walkIns }).where('event_id', '=', id).execute();
	await tell(tx, actor, id, 'walk_ins', now(), { walkIns });
}

/** So many more came without a registration than were counted before. Throws as `atDoor`, invalid `walkIns` when it is too many. */
export async function addWalkIns(
	tx: Tx,
	actor: Actor,
	id: string,
	{ walkIns: added, at = now() }: AddWalkInsInput & { at?: Temporal.Instant }
): Promise<void> {
	const walkIns = (await atDoor(tx, actor, id)).walkIns + added;
	if (walkIns > MOST_WALK_INS) throw invalid('walkIns', 'participation.walk_ins');
	await tx.updateTable('gathering').set({ walk_ins: walkIns }).where('event_id', '=', id).execute();
	await tell(tx, actor, id, 'walk_ins', now(), { walkIns, added, at: at.toString() });
}
