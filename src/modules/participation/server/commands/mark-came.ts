import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { canReply, canRun, isHost } from '#modules/events/server/index.ts';
import type { CameInput, WalkInsInput } from '../../input.ts';
import { isDoorOpen } from '../../rules.ts';
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

/** So many came with the registration of this number; marked anew it takes the place of what stood there. Throws as `atDoor`, invalid `number`. */
export async function markCame(tx: Tx, actor: Actor, id: string, { number, came }: CameInput): Promise<void> {
	await atDoor(tx, actor, id);
	const at = now();
	const { numUpdatedRows } = await tx
		.updateTable('participant')
		.set({ came, came_at: at })
		.where('event_id', '=', id)
		.where('number', '=', number)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw invalid('number', 'participation.number');
	await tell(tx, actor, id, 'came', at, { number, came });
}

/** So many came without a registration, in all: said twice it is the same. Throws as `atDoor`. */
export async function countWalkIns(tx: Tx, actor: Actor, id: string, { walkIns }: WalkInsInput): Promise<void> {
	await atDoor(tx, actor, id);
	await tx.updateTable('gathering').set({ walk_ins: walkIns }).where('event_id', '=', id).execute();
	await tell(tx, actor, id, 'walk_ins', now(), { walkIns });
}
