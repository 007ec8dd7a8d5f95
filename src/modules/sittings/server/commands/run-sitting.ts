/** A sitting as it goes: people come, it is opened, its items are taken, it ends. */
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf, formatTime } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { getSetting } from '#platform/settings/index.ts';
import { isRunning } from '#modules/events/rules.ts';
import { closeEvent, invitedOf, markAttendance, openEvent } from '#modules/events/server/index.ts';
import { holdersOn } from '#modules/mandates/server/index.ts';
import { leftField, type EndInput, type NoteInput } from '../../agenda-input.ts';
import { leftOver } from '../../rules/agenda.ts';
import { noteFault, type Note } from '../../rules/quorum.ts';
import { mayBeginFrom } from '../../rules/stage.ts';
import { houseAfter, houseOf, type House } from '../presence.ts';
import { itemsOf, type Sitting } from '../queries.ts';
import { checkStage, runSitting, tell, tellFollowers } from '../store.ts';
import { carryOn, leaveAll, leaveItem } from './carry-items.ts';

/** Nobody who read the notice finds the sitting over when they come. Throws conflict `sittings.early_check_in`, `sittings.early_open`. */
async function checkTime(tx: Tx, { startsAt }: Sitting, act: 'check_in' | 'open', at: Temporal.Instant): Promise<void> {
	const from = mayBeginFrom(act, startsAt, await getSetting(asReader(tx), 'sitting_check_in_hours'));
	if (Temporal.Instant.compare(at, from) < 0)
		throw conflict(`sittings.early_${act}`, { from: `${dayOf(from).toString()} ${formatTime('kk', from)}` });
}

/**
 * People begin to come, some hours before the announced start: whoever holds a seat today is written down. Throws not_found, forbidden,
 * conflict `sittings.not_now`, `sittings.early_check_in`, `sittings.no_term`.
 */
export async function beginCheckIn(tx: Tx, actor: Actor, id: string): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'check_in');
	const at = now();
	await checkTime(tx, sitting, 'check_in', at);
	await openEvent(tx, actor, id, at);
	const holders = await holdersOn(tx, sitting.hostId, dayOf(sitting.startsAt));
	if (holders.length === 0) throw conflict('sittings.no_term');
	await tx
		.insertInto('sitting_seat')
		.values(
			holders.map(({ seatId, name, place, personId, groupId }) => ({
				event_id: id,
				mandate_id: seatId,
				name,
				place,
				person_id: personId,
				group_id: groupId
			}))
		)
		.execute();
	await tell(tx, actor, id, 'check_in', at, {}, 'public');
}

/**
 * Notes that a member came in or went out, or that an absent one's voice is held by somebody who is there: said by the secretary
 * (`desk`), for whom the actor must run the sitting. Throws not_found, forbidden, conflict `sittings.not_now`, `sittings.note_*`.
 */
export async function notePresence(tx: Tx, actor: Actor, id: string, input: NoteInput): Promise<House> {
	const sitting = await runSitting(tx, actor, id, 'note');
	return note(tx, actor, sitting, input, 'desk');
}

/** The same said by the member's own device: whose seat it is, and that the sitting is under lock, the caller has seen to. */
export async function noteOwn(tx: Tx, actor: Actor, sitting: Sitting, input: NoteInput): Promise<House> {
	checkStage(sitting, 'note');
	return note(tx, actor, sitting, input, 'own');
}

async function note(tx: Tx, actor: Actor, sitting: Sitting, { seatId, what, holderId }: NoteInput, device: 'desk' | 'own'): Promise<House> {
	const { id } = sitting;
	const seats = await tx.selectFrom('sitting_seat').select('mandate_id').where('event_id', '=', id).execute();
	const known = (seat: string | undefined) => seat === undefined || seats.some(({ mandate_id }) => mandate_id === seat);
	found(known(seatId) && known(holderId) ? true : undefined);
	const before = await houseOf(tx, sitting);
	const at = now();
	const written: Note = what === 'proxy' ? { at, seat: seatId, what, holder: found(holderId) } : { at, seat: seatId, what };
	const fault = noteFault(before.rule.quorum, before.there, written);
	if (fault !== undefined) throw conflict(`sittings.note_${fault}`);
	const holder = what === 'proxy' ? (holderId ?? null) : null;
	await tx
		.insertInto('sitting_note')
		.values({ id: newId(), event_id: id, mandate_id: seatId, what, holder_id: holder, at, device, noted_by: staffId(actor) })
		.execute();
	if (what === 'in') await markCame(tx, id, seatId);
	const after = houseAfter(before, [...before.ledger, written]);
	const data = { seat: seatId, ...(holder !== null && { holder }), device, present: after.present, needed: after.needed };
	await tell(tx, actor, id, `note_${what}`, at, data, 'public');
	if (before.met && !after.met) await tellFollowers(tx, actor, sitting, { what: 'quorum_lost' }, at);
	return after;
}

/** How often a member comes to sittings is counted from the event's list. */
async function markCame(tx: Tx, id: string, seatId: string): Promise<void> {
	const people = (await invitedOf(asReader(tx), id)).flatMap((unit) => unit.people);
	const person = people.find((one) => one.seatId === seatId && one.cameAt === null);
	if (person === undefined) return;
	await markAttendance(tx, { kind: 'system', job: 'sittings' }, id, { units: [], people: [person.id], mark: 'came' });
}

/** The chair opens the sitting, at its announced start or later: so many as the rule asks are there. Throws not_found, forbidden, conflict `sittings.early_open`, `sittings.no_quorum`. */
export async function openSitting(tx: Tx, actor: Actor, id: string): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'open');
	const at = now();
	await checkTime(tx, sitting, 'open', at);
	const { met, present, needed } = await houseOf(tx, sitting);
	if (!met) throw conflict('sittings.no_quorum', { present, needed });
	await tx.updateTable('sitting').set({ opened_at: at, changed_at: at }).where('event_id', '=', id).execute();
	await tell(tx, actor, id, 'opened', at, { present, needed }, 'public');
}

/** Begins an item; what ran before it ends. An item is taken once. Throws not_found, forbidden, conflict `sittings.item_begun`. */
export async function beginItem(tx: Tx, actor: Actor, id: string, { itemId }: { itemId: string }): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'item');
	const item = found((await itemsOf(tx, id)).find((one) => one.id === itemId));
	if (item.startedAt !== null || item.withdrawnAt !== null) throw conflict('sittings.item_begun');
	const at = now();
	await endRunning(tx, actor, sitting, at);
	await tx.updateTable('sitting_item').set({ started_at: at, changed_at: at }).where('id', '=', itemId).execute();
	await tell(tx, actor, id, 'item_begun', at, { item: itemId }, 'public');
}

/** Ends the item that runs. Throws not_found, forbidden, conflict `sittings.no_item`. */
export async function endItem(tx: Tx, actor: Actor, id: string): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'item');
	if (!(await endRunning(tx, actor, sitting, now()))) throw conflict('sittings.no_item');
}

async function endRunning(tx: Tx, actor: Actor, sitting: Sitting, at: Temporal.Instant): Promise<boolean> {
	const running = (await itemsOf(tx, sitting.id)).find(isRunning);
	if (running === undefined) return false;
	await tellFollowers(tx, actor, sitting, { what: 'item_ended', itemId: running.id }, at);
	await tx.updateTable('sitting_item').set({ ended_at: at, changed_at: at }).where('id', '=', running.id).execute();
	await tell(tx, actor, sitting.id, 'item_ended', at, { item: running.id }, 'public');
	return true;
}

/** Items that were not taken are withdrawn or go to the next sitting, as is said of each. Throws invalid `left.<item>`. */
async function leave(tx: Tx, actor: Actor, id: string, { left, leftReason }: EndInput, at: Temporal.Instant): Promise<void> {
	for (const item of leftOver(await itemsOf(tx, id))) {
		const as = left.get(item.id);
		if (as === undefined) throw invalid(leftField(item.id), 'choose');
		if (as === 'next') {
			await leaveItem(tx, actor, { id, itemId: item.id }, { reason: leftReason, seenBy: 'public', at });
			continue;
		}
		const reason = found(leftReason);
		await tx
			.updateTable('sitting_item')
			.set({ withdrawn_at: at, withdrawn_reason: reason, changed_at: at })
			.where('id', '=', item.id)
			.execute();
		await tell(tx, actor, id, 'item_withdrawn', at, { item: item.id, reason }, 'public');
	}
}

const NOTHING_LEFT: EndInput = { left: new Map(), leftReason: undefined };

/**
 * Ends the sitting: of what was not taken it is said what becomes of it. One that was never opened could not be held, and all of it goes to the
 * next. Throws not_found,
 * forbidden, conflict, invalid `left.<item>`.
 */
export async function endSitting(tx: Tx, actor: Actor, id: string, input: EndInput = NOTHING_LEFT): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'end');
	const at = now();
	await endRunning(tx, actor, sitting, at);
	if (sitting.stage === 'open') await leave(tx, actor, id, input, at);
	else await leaveAll(tx, actor, id, { reason: undefined, seenBy: 'public', at });
	await tellFollowers(tx, actor, sitting, { what: 'ending' }, at);
	await closeEvent(tx, actor, id);
	await tx.updateTable('sitting').set({ ended_at: at, changed_at: at }).where('event_id', '=', id).execute();
	const { present, needed } = await houseOf(tx, sitting);
	await tell(tx, actor, id, sitting.stage === 'open' ? 'ended' : 'not_held', at, { present, needed }, 'public');
	await carryOn(tx, actor, sitting, at);
}
