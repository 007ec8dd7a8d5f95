import type { Tx } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { conflict, invalid, Refusal } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { hostsFor, makeDay, placesAt } from '#modules/receptions/server/index.ts';
import type { HoursInput } from '../../input.ts';
import { KEEPER } from '../hours.ts';
import { keepStop, tell } from '../store.ts';

/**
 * The deputy receives people one by one at a stop that was told: the times are open for booking at once. Returns the day's id. Throws
 * not_found, forbidden, conflict `visits.not_now`, `visits.no_host` (the deputy receives nobody yet), invalid `placeId`, `hoursFrom`
 * (not within the stop, or the deputy receives elsewhere then).
 */
export async function addHours(tx: Tx, actor: Actor, visitId: string, input: HoursInput): Promise<string> {
	const { visit, stop } = await keepStop(tx, actor, { visitId, stopId: input.stopId }, 'receive');
	const day = dayOf(stop.startsAt);
	const instant = (time: Temporal.PlainTime) => day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
	const [startsAt, endsAt] = [instant(input.hoursFrom), instant(input.hoursTo)];
	const inside =
		Temporal.Instant.compare(startsAt, stop.startsAt) >= 0 &&
		Temporal.Instant.compare(endsAt, stop.endsAt) <= 0 &&
		Temporal.Instant.compare(startsAt, endsAt) < 0;
	if (!inside) throw invalid('hoursFrom', 'visits.outside');
	if (!(await placesAt(tx, stop.territoryId)).some(({ id }) => id === input.placeId)) throw invalid('placeId', 'choose');
	const host = (await hostsFor(tx)).find(({ mandateId }) => mandateId === visit.mandateId);
	if (host === undefined) throw conflict('visits.no_host');
	const terms = {
		slotMinutes: input.slotMinutes,
		seats: 1,
		walkInShare: input.walkInShare,
		languages: [...LANGS],
		modes: ['in_person' as const]
	};
	const at = { hostId: host.id, placeId: input.placeId, startsAt, endsAt, visitStopId: stop.id };
	const id = await asField(makeDay(tx, KEEPER, { ...terms, ...at }));
	await tell(tx, actor, visitId, 'hours_added', now(), { stop: stop.id, day: id, starts: startsAt.toString(), ends: endsAt.toString() });
	return id;
}

/** What receptions refuse, said beside this form's own field. */
async function asField<T>(made: Promise<T>): Promise<T> {
	try {
		return await made;
	} catch (error) {
		if (error instanceof Refusal && error.status === 422) throw invalid('hoursFrom', error.code, error.data);
		throw error;
	}
}
