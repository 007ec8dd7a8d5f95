/** How a sitting is taken under lock before an act, how the act is told, and who else is told that something changed. */
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal, journalAll } from '#platform/journal/index.ts';
import { touch } from '#platform/live/index.ts';
import { canRun, mayRead } from '#modules/events/server/index.ts';
import { possible, type SittingAct } from '../rules/stage.ts';
import { sittingById, type Sitting } from './queries.ts';

/** A sitting under lock, whoever asks: the caller has seen to who may. Throws not_found. */
export async function holdSitting(tx: Tx, id: string): Promise<Sitting> {
	found(await tx.selectFrom('event').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
	return found(await sittingById(tx, id));
}

/** The same for who may read of it at the desk. Throws not_found. */
export async function lockSitting(tx: Tx, actor: Actor, id: string): Promise<Sitting> {
	const sitting = await holdSitting(tx, id);
	if (!(await mayRead(asReader(tx), actor, sitting))) throw notFound();
	return sitting;
}

/** The same for who runs it, at a stage at which the act is possible; which act it is may hang on the sitting. Throws not_found, forbidden, conflict `sittings.not_now`. */
export async function runSitting(tx: Tx, actor: Actor, id: string, act: SittingAct | ((sitting: Sitting) => SittingAct)): Promise<Sitting> {
	const sitting = await lockSitting(tx, actor, id);
	if (!canRun(actor, sitting)) throw forbidden();
	checkStage(sitting, typeof act === 'function' ? act(sitting) : act);
	return sitting;
}

/** The act must be possible at the stage. Throws conflict `sittings.not_now`. */
export function checkStage(sitting: Pick<Sitting, 'stage'>, act: SittingAct): void {
	if (!possible(sitting.stage).includes(act)) throw conflict('sittings.not_now');
}

/** What pages that follow a sitting watch: everybody's, and those of who sits in it, which also see what is closed. */
export const topicOf = (id: string): string => `sitting:${id}`;
export const insideTopicOf = (id: string): string => `sitting:${id}:inside`;

/**
 * One row on the sitting's chain, and word to whoever watches it. `public`: what citizens read in its course; no name of staff and no
 * word that is not public is in it.
 */
export async function tell(
	tx: Tx,
	actor: Actor,
	id: string,
	act: string,
	at: Temporal.Instant,
	data: Record<string, unknown> = {},
	seenBy: 'public' | 'staff' = 'staff'
): Promise<void> {
	await journal(tx, { subject: { kind: 'sitting', id }, actor, act: `sitting.${act}`, seenBy, at, data });
	await touchBoth(tx, id);
}

/** The same act of many at one moment, in their order: a row each, and word once. For staff. */
export async function tellAll(
	tx: Tx,
	id: string,
	act: string,
	at: Temporal.Instant,
	list: readonly { actor: Actor; data: Record<string, unknown> }[]
): Promise<void> {
	await journalAll(
		tx,
		list.map((one) => ({ ...one, subject: { kind: 'sitting', id }, act: `sitting.${act}`, seenBy: 'staff', at }))
	);
	await touchBoth(tx, id);
}

async function touchBoth(tx: Tx, id: string): Promise<void> {
	await touch(tx, topicOf(id));
	await touch(tx, insideTopicOf(id));
}

/** `announcing`: the agenda is about to become final; `quorum_lost`: too few are there from now on; `item_ended`: an item of the agenda was ended; `ending`: the sitting is about to end. */
export type SittingChange = { what: 'announcing' } | { what: 'quorum_lost' } | { what: 'item_ended'; itemId: string } | { what: 'ending' };

type Follower = (tx: Tx, actor: Actor, sitting: Sitting, change: SittingChange, at: Temporal.Instant) => Promise<void>;
const followers: Follower[] = [];

/** Says what follows from a change, in its transaction; throws what forbids it. Called once, when the room's module loads. */
export function onSittingChange(follower: Follower): void {
	followers.push(follower);
}

export async function tellFollowers(tx: Tx, actor: Actor, sitting: Sitting, change: SittingChange, at: Temporal.Instant): Promise<void> {
	for (const follow of followers) await follow(tx, actor, sitting, change, at);
}

/** It was changed, for whoever asks what is new. */
export async function markChanged(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
	await tx.updateTable('sitting').set({ changed_at: at }).where('event_id', '=', id).execute();
}
