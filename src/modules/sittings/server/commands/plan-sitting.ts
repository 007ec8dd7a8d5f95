/** A sitting is planned, planned anew, and called off. */
import { now } from '#platform/clock.ts';
import { asReader, nextNumber, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { cancelEvent, changeEvent, planEvent } from '#modules/events/server/index.ts';
import type { PlanInput } from '#modules/events/input.ts';
import { bodyUnit, houseOn } from '#modules/mandates/server/index.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import type { SittingInput } from '../../agenda-input.ts';
import { messages } from '../../messages/index.ts';
import { holdSitting, runSitting, tell } from '../store.ts';
import { carryItems, carryOn, leaveAll } from './carry-items.ts';

/** The body's own name stands beside it wherever it is shown. */
const titleOf = (ordinal: number): Texts => ({
	kk: messages.kk.sittingTitle(ordinal),
	ru: messages.ru.sittingTitle(ordinal),
	en: messages.en.sittingTitle(ordinal)
});

const planOf = (code: string, ordinal: number, { day, from, to, place, video, videoUrl, chairId }: SittingInput): PlanInput => ({
	kind: 'sitting',
	title: titleOf(ordinal),
	day,
	from,
	to,
	place,
	video,
	videoUrl,
	chairId,
	audience: { ...NOBODY, also: [code] },
	agenda: [],
	public: true,
	grace: 5
});

const keptOf = ({ closedGround, streamUrl }: SittingInput) => ({ closed_ground: closedGround ?? null, stream_url: streamUrl ?? null });

/**
 * Plans a sitting of a faction or a council; nobody is told yet. What its body has left for the next one is on its agenda. Returns its id. Throws not_found, forbidden, conflict `sittings.no_term`
 * (nobody holds a seat on that day), and as `planEvent`.
 */
export async function planSitting(tx: Tx, actor: Actor, bodyId: string, input: SittingInput): Promise<string> {
	const body = await bodyUnit(asReader(tx), bodyId);
	await checkTerm(tx, bodyId, input.day);
	const year = String(input.day.year);
	const ordinal = await nextNumber(tx, `sitting:${body.id}:${year}`);
	const id = await planEvent(tx, actor, { ...planOf(body.code, ordinal, input), hostId: body.id });
	const at = now();
	const number = `${body.code}-${year}-${String(ordinal)}`;
	await tx
		.insertInto('sitting')
		.values({ event_id: id, number, ordinal, ...keptOf(input), changed_at: at })
		.execute();
	await tell(tx, actor, id, 'planned', at, { number });
	await carryItems(tx, actor, await holdSitting(tx, id), at);
	return id;
}

/** Plans it anew, before the notice is served. Throws as `planSitting`. */
export async function changeSitting(tx: Tx, actor: Actor, id: string, input: SittingInput): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'change');
	await checkTerm(tx, sitting.hostId, input.day);
	await changeEvent(tx, actor, id, planOf(sitting.hostCode, sitting.ordinal, input));
	const at = now();
	await tx
		.updateTable('sitting')
		.set({ ...keptOf(input), changed_at: at })
		.where('event_id', '=', id)
		.execute();
	await tell(tx, actor, id, 'changed', at);
}

async function checkTerm(tx: Tx, bodyId: string, day: Temporal.PlainDate): Promise<void> {
	const house = await houseOn(tx, bodyId, day);
	if (house === undefined || house.members === 0) throw conflict('sittings.no_term');
}

/** It will not be held; who was told of it is told. `carry`: its items go to the next sitting. Throws not_found, forbidden, conflict. */
export async function cancelSitting(
	tx: Tx,
	actor: Actor,
	id: string,
	{ cancelReason, carry = false }: { cancelReason: string; carry?: boolean }
): Promise<void> {
	const sitting = await runSitting(tx, actor, id, 'cancel');
	await cancelEvent(tx, actor, id, { reason: cancelReason });
	const seenBy = sitting.stage === 'planned' ? 'staff' : 'public';
	const at = now();
	await tell(tx, actor, id, 'cancelled', at, { reason: cancelReason }, seenBy);
	if (!carry) return;
	await leaveAll(tx, actor, id, { reason: cancelReason, seenBy, at });
	await carryOn(tx, actor, sitting, at);
}
