import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { changeEvent, eventKinds, planEvent } from '#modules/events/server/index.ts';
import { seatsBeside } from '#modules/mandates/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { ChangeGatheringInput, GatheringInput, PlanGatheringInput } from '../../input.ts';
import { placesLeft } from '../../rules.ts';
import type { Gathering } from '../queries.ts';
import { givePlaces, runGathering, tell } from '../store.ts';

/**
 * Plans an event that citizens come to; nobody is told yet. Returns its id. Throws as `planEvent`, and invalid `kind` (citizens do not
 * come to it), `territory`, `mandateId` (nobody of the host's branch holds it on that day).
 */
export async function planGathering(tx: Tx, actor: Actor, input: PlanGatheringInput): Promise<string> {
	await checkKind(tx, input.kind);
	const values = await valuesOf(tx, input.hostId, input.day, input);
	const id = await planEvent(tx, actor, input);
	const at = now();
	await tx
		.insertInto('gathering')
		.values({ event_id: id, ...values, changed_at: at })
		.execute();
	await tell(tx, actor, id, 'planned', at, toldOf(input));
	return id;
}

/** Plans it anew, while it is not announced. Throws as `planGathering`. */
export async function changeGathering(tx: Tx, actor: Actor, id: string, input: ChangeGatheringInput): Promise<void> {
	await checkKind(tx, input.kind);
	// The event's own act locks it: its lock is taken before the places'.
	await changeEvent(tx, actor, id, input);
	const gathering = await runGathering(tx, actor, id);
	await keep(tx, actor, gathering, input, input.day);
}

/**
 * Says anew what citizens are told beside the event itself: the place, the deputy, how many have room. Where there is more room, those
 * who wait get it at once. Throws not_found, forbidden, invalid `territory`, `mandateId`, `capacity` (more have a place already).
 */
export async function keepGathering(tx: Tx, actor: Actor, id: string, input: GatheringInput): Promise<void> {
	const gathering = await runGathering(tx, actor, id);
	await keep(tx, actor, gathering, input, dayOf(gathering.startsAt));
	if (gathering.state === 'invited') await givePlaces(tx, actor, id);
}

async function keep(tx: Tx, actor: Actor, gathering: Gathering, input: GatheringInput, day: Temporal.PlainDate): Promise<void> {
	const { id, hostId, taken } = gathering;
	const values = await valuesOf(tx, hostId, day, input, gathering.mandateId);
	if ((placesLeft({ capacity: values.capacity, taken }) ?? 0) < 0) throw invalid('capacity', 'participation.taken', { taken });
	const at = now();
	await tx
		.updateTable('gathering')
		.set({ ...values, changed_at: at })
		.where('event_id', '=', id)
		.execute();
	await tell(tx, actor, id, 'changed', at, toldOf(input));
}

const toldOf = ({ territory, capacity, mandateId }: GatheringInput) => ({
	territory,
	capacity: capacity ?? null,
	mandate: mandateId ?? null
});

async function checkKind(tx: Tx, code: string): Promise<void> {
	const kind = (await eventKinds(asReader(tx))).find((one) => one.code === code);
	if (kind?.open !== true) throw invalid('kind', 'choose');
}

/** `kept`: the deputy it was of before may stay, whether or not the seat is held still. */
async function valuesOf(tx: Tx, hostId: string, day: Temporal.PlainDate, input: GatheringInput, kept: string | null = null) {
	const db = asReader(tx);
	const territory = await territoryByCode(db, input.territory);
	if (territory === undefined) throw invalid('territory', 'participation.territory');
	const mandate = input.mandateId ?? null;
	if (mandate !== null && mandate !== kept && !(await seatsBeside(db, [hostId], day)).some(({ id }) => id === mandate))
		throw invalid('mandateId', 'participation.mandate');
	return {
		territory_id: territory.id,
		mandate_id: mandate,
		language: input.language,
		capacity: input.capacity ?? null,
		latitude: input.point?.latitude ?? null,
		longitude: input.point?.longitude ?? null,
		access: input.access ?? null
	};
}
