/** The list of speakers: asked, begun, paused, ended, withdrawn; and the time that factions have. */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { houseOf, runSitting, sittingSeats, tellSitting, type Sitting } from '#modules/sittings/server/index.ts';
import type { AskInput, BudgetInput } from '../../input.ts';
import { askFault, effectsOf, type SpeakerState } from '../../rules/speakers.ts';
import { speakersOf, type Speaker } from '../queries.ts';
import { listOf, runFloor, runningItem } from '../store.ts';

/**
 * Writes somebody on the list of the running item. Returns the id. Throws not_found, forbidden, conflict `sittings.not_now`,
 * `sittings.no_item`, `floor.not_there`, `floor.ask_*`.
 */
export async function askFloor(tx: Tx, actor: Actor, eventId: string, input: AskInput): Promise<string> {
	return ask(tx, actor, await runFloor(tx, actor, eventId), input, 'desk');
}

/** The same on a sitting under lock: by whom, the caller has seen to. */
export async function ask(
	tx: Tx,
	actor: Actor,
	sitting: Sitting,
	{ seatId, guest, kind, orderAbout, answerTo }: Pick<AskInput, 'kind'> & Partial<AskInput>,
	device: 'desk' | 'own'
): Promise<string> {
	const item = await runningItem(tx, sitting.id);
	const seat = seatId === undefined ? undefined : found((await sittingSeats(tx, sitting.id)).find((one) => one.seatId === seatId));
	if (seat !== undefined) await checkThere(tx, sitting, seat.seatId);
	const fault = askFault(await listOf(tx, sitting.id, item.id), { seatId: seatId ?? null, kind, answerTo: answerTo ?? null });
	if (fault !== undefined) throw conflict(`floor.ask_${fault}`);
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('sitting_speaker')
		.values({
			id,
			event_id: sitting.id,
			item_id: item.id,
			mandate_id: seatId ?? null,
			name: seat?.name ?? found(guest),
			kind,
			order_about: orderAbout ?? null,
			answer_to: answerTo ?? null,
			device,
			asked_at: at
		})
		.execute();
	await tellSitting(tx, actor, sitting.id, 'floor_asked', at, { speaker: id, item: item.id, seat: seatId ?? null, kind });
	return id;
}

async function checkThere(tx: Tx, sitting: Sitting, seatId: string): Promise<void> {
	const { there } = await houseOf(tx, sitting);
	if (!there.inside.has(seatId)) throw conflict('floor.not_there');
}

/** Somebody of the list of the running item, in one of these states. Throws not_found, conflict `sittings.no_item`, `floor.speaker_state`. */
async function taken(tx: Tx, sitting: Sitting, speakerId: string, ...states: SpeakerState[]): Promise<{ one: Speaker; list: Speaker[] }> {
	const item = await runningItem(tx, sitting.id);
	const list = await listOf(tx, sitting.id, item.id);
	const one = found(list.find(({ id }) => id === speakerId));
	if (!states.includes(one.state)) throw conflict('floor.speaker_state');
	return { one, list };
}

const endPause = (tx: Tx, ids: readonly string[], at: Temporal.Instant) =>
	tx.updateTable('sitting_pause').set({ to_at: at }).where('speaker_id', 'in', ids).where('to_at', 'is', null).execute();

/** The floor is no longer theirs. */
async function end(tx: Tx, list: readonly Speaker[], at: Temporal.Instant): Promise<void> {
	if (list.length === 0) return;
	const ids = list.map(({ id }) => id);
	await endPause(tx, ids, at);
	await tx.updateTable('sitting_speaker').set({ ended_at: at }).where('id', 'in', ids).execute();
}

async function pause(tx: Tx, list: readonly Speaker[], at: Temporal.Instant): Promise<void> {
	if (list.length === 0) return;
	await tx
		.insertInto('sitting_pause')
		.values(list.map(({ id }) => ({ speaker_id: id, from_at: at })))
		.execute();
}

interface One {
	speakerId: string;
}

/**
 * Gives the floor: who had it ends, or is paused by an interposed question. Throws not_found, forbidden, conflict `sittings.not_now`,
 * `sittings.no_item`, `floor.speaker_state`, `floor.not_there` (went out meanwhile).
 */
export async function beginSpeech(tx: Tx, actor: Actor, eventId: string, { speakerId }: One): Promise<void> {
	const sitting = await runFloor(tx, actor, eventId);
	const { one, list } = await taken(tx, sitting, speakerId, 'waiting');
	if (one.seatId !== null) await checkThere(tx, sitting, one.seatId);
	const at = now();
	const { ended, paused } = effectsOf(list, one.kind);
	await end(tx, ended, at);
	await pause(tx, paused, at);
	await tx.updateTable('sitting_speaker').set({ began_at: at }).where('id', '=', speakerId).execute();
	await told(tx, actor, one, eventId, 'begun', at);
}

/** Stops the clock of who speaks. Throws as `beginSpeech`. */
export async function pauseSpeech(tx: Tx, actor: Actor, eventId: string, { speakerId }: One): Promise<void> {
	const { one } = await taken(tx, await runFloor(tx, actor, eventId), speakerId, 'speaking');
	const at = now();
	await pause(tx, [one], at);
	await told(tx, actor, one, eventId, 'paused', at);
}

/** Who was paused goes on; a question or an answer that was being put ends. Throws as `beginSpeech`. */
export async function resumeSpeech(tx: Tx, actor: Actor, eventId: string, { speakerId }: One): Promise<void> {
	const { one, list } = await taken(tx, await runFloor(tx, actor, eventId), speakerId, 'paused');
	const at = now();
	await end(
		tx,
		list.filter(({ id, state }) => id !== speakerId && (state === 'speaking' || state === 'paused')),
		at
	);
	await endPause(tx, [speakerId], at);
	await told(tx, actor, one, eventId, 'resumed', at);
}

/** Ends a speech. Throws as `beginSpeech`. */
export async function endSpeech(tx: Tx, actor: Actor, eventId: string, { speakerId }: One): Promise<void> {
	const { one } = await taken(tx, await runFloor(tx, actor, eventId), speakerId, 'speaking', 'paused');
	const at = now();
	await end(tx, [one], at);
	await told(tx, actor, one, eventId, 'ended', at);
}

/** Takes somebody who waits off the list. Throws as `beginSpeech`. */
export async function withdrawAsk(tx: Tx, actor: Actor, eventId: string, { speakerId }: One): Promise<void> {
	await withdraw(tx, actor, await runFloor(tx, actor, eventId), speakerId, undefined);
}

/** The same on a sitting under lock; `own`: it must be the wish of this seat, else it is not there. */
export async function withdraw(tx: Tx, actor: Actor, sitting: Sitting, speakerId: string, own: string | undefined): Promise<void> {
	const { one } = await taken(tx, sitting, speakerId, 'waiting');
	if (own !== undefined) found(one.seatId === own ? true : undefined);
	const at = now();
	await tx.updateTable('sitting_speaker').set({ withdrawn_at: at }).where('id', '=', speakerId).execute();
	await told(tx, actor, one, sitting.id, 'withdrawn', at);
}

function told(
	tx: Tx,
	actor: Actor,
	{ id, itemId, seatId, kind }: Speaker,
	eventId: string,
	what: string,
	at: Temporal.Instant
): Promise<void> {
	const seenBy = what === 'withdrawn' ? 'staff' : 'public';
	return tellSitting(tx, actor, eventId, `speech_${what}`, at, { speaker: id, item: itemId, seat: seatId, kind }, seenBy);
}

/** An item ended: nobody has the floor on it. */
export async function endSpeeches(tx: Tx, actor: Actor, eventId: string, itemId: string, at: Temporal.Instant): Promise<void> {
	const open = (await speakersOf(tx, eventId)).filter(
		(one) => one.itemId === itemId && (one.state === 'speaking' || one.state === 'paused')
	);
	await end(tx, open, at);
	for (const one of open) await told(tx, actor, one, eventId, 'ended', at);
}

/**
 * How long the members of a faction may speak in the sitting, all together; without minutes there is no limit. Throws not_found (also for a
 * faction that has nobody in it), forbidden, conflict `sittings.not_now`.
 */
export async function setBudget(tx: Tx, actor: Actor, eventId: string, { groupId, minutes }: BudgetInput): Promise<void> {
	await runSitting(tx, actor, eventId, 'note');
	found((await sittingSeats(tx, eventId)).find((seat) => seat.groupId === groupId));
	const at = now();
	if (minutes === undefined) {
		await tx.deleteFrom('sitting_budget').where('event_id', '=', eventId).where('group_id', '=', groupId).execute();
	} else {
		const seconds = minutes * 60;
		await tx
			.insertInto('sitting_budget')
			.values({ event_id: eventId, group_id: groupId, seconds })
			.onConflict((c) => c.columns(['event_id', 'group_id']).doUpdateSet({ seconds }))
			.execute();
	}
	await tellSitting(tx, actor, eventId, 'budget_set', at, { group: groupId, minutes: minutes ?? null });
}
