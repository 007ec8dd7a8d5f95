/** Days made by hand: once, or at the stop of a visit. */
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { holdsOn } from '#platform/calendar/editions.ts';
import type { DayInput, ExceptionInput, OnceInput } from '../../input.ts';
import { slotsOf } from '../../rules.ts';
import { hoursOn } from '../../rules/hours.ts';
import { cancelDays, changeDay, dayById, daysWhere, makeDays, type DayRow } from '../days.ts';
import { tellFallen, type Fallen } from '../fallen.ts';
import { followHours, keepException, tellLost } from '../hours.ts';
import { openHost, placeById, tellHost, type Host } from '../hosts.ts';

onConstraint('reception_day__host_excl', () => conflict('receptions.elsewhere'));

/** The planned days of a host that share time with these hours. */
function daysOver(tx: Tx, hostId: string, { startsAt, endsAt }: Pick<DayRow, 'startsAt' | 'endsAt'>): Promise<DayRow[]> {
	return daysWhere(
		tx,
		sql`d.host_id = ${hostId} AND d.state = 'planned' AND tstzrange(d.starts_at, d.ends_at) && tstzrange(${startsAt}, ${endsAt}) ORDER BY d.starts_at`
	);
}

/** Whether the very same hours stand already: sent twice, an act is done once. */
const isSame = (day: DayRow, input: DayInput) =>
	day.placeId === input.placeId && day.startsAt.equals(input.startsAt) && day.endsAt.equals(input.endsAt);

/**
 * Makes a day by hand and returns its id; the same day again is the same. Throws not_found, forbidden for who does not keep the host's
 * hours, invalid `startsAt` (`receptions.past`, `receptions.elsewhere`, `receptions.not_then`), `endsAt` (`receptions.short`), `placeId`.
 */
export async function makeDay(tx: Tx, actor: Actor, input: DayInput): Promise<string> {
	const host = await openHost(tx, actor, input.hostId);
	const { hostId, visitStopId, ...hours } = input;
	const day = dayOf(hours.startsAt);
	await checkDay(tx, host, input, day);
	const over = await daysOver(tx, hostId, hours);
	const same = over.find((one) => isSame(one, input));
	if (same !== undefined) return same.id;
	if (over.length > 0) throw invalid('startsAt', 'receptions.elsewhere');
	const [id] = await makeDays(tx, hostId, [{ ...hours, day, patternId: null, visitStopId: visitStopId ?? null }]);
	await tellHost(tx, actor, hostId, 'day_made', now(), { dayId: id, day: day.toString(), place: hours.placeId });
	return found(id);
}

async function checkDay(tx: Tx, host: Host, input: DayInput, day: Temporal.PlainDate): Promise<void> {
	if (Temporal.Instant.compare(input.startsAt, now()) <= 0) throw invalid('startsAt', 'receptions.past');
	if (slotsOf(input).length === 0) throw invalid('endsAt', 'receptions.short');
	if (!holdsOn(host, day)) throw invalid('startsAt', 'receptions.not_then');
	const place = await placeById(tx, input.placeId);
	if (place === undefined || !holdsOn(place, day)) throw invalid('placeId', 'choose');
}

/** The same of what a form says: a day and times of the clock. Throws as makeDay. */
export function makeDayOf(tx: Tx, actor: Actor, hostId: string, { day, from, to, ...rest }: OnceInput): Promise<string> {
	return makeDay(tx, actor, { ...rest, ...hoursOn(ZONE, day, { from, to }), hostId, visitStopId: undefined });
}

/** Opens a day that is to come with its host, for an act. Throws not_found, forbidden, conflict `receptions.begun`. */
async function openDay(tx: Tx, actor: Actor, dayId: string): Promise<{ host: Host; day: DayRow }> {
	const { hostId } = found(await dayById(tx, dayId));
	const host = await openHost(tx, actor, hostId);
	const day = found(await dayById(tx, dayId));
	if (day.state === 'planned' && Temporal.Instant.compare(day.startsAt, now()) <= 0) throw conflict('receptions.begun');
	return { host, day };
}

/**
 * Cancels a day: who had booked loses the seat and is told by the room that keeps it. One of a pattern becomes its exception, so that
 * it is not made again. Cancelled already, it stays so. Throws not_found, forbidden, conflict `receptions.begun`.
 */
export async function cancelDay(tx: Tx, actor: Actor, { dayId, reason }: { dayId: string; reason: string }): Promise<Fallen[]> {
	const { host, day } = await openDay(tx, actor, dayId);
	if (day.state === 'cancelled') return [];
	if (day.patternId !== null) {
		await keepException(tx, { patternId: day.patternId, day: day.day, hours: null, reason });
		return (await followHours(tx, actor, host)).fallen;
	}
	const fallen = await cancelDays(tx, host.id, [{ id: dayId, why: 'cancelled', reason }]);
	await tellFallen(tx, fallen);
	await tellLost(tx, actor, host.id, [day], fallen);
	return fallen;
}

/**
 * Gives one day other hours: whoever booked a time that stays keeps it. Throws as cancelDay, invalid `from` (`receptions.past`,
 * `receptions.elsewhere`), `to` (`receptions.short`), conflict `receptions.gone` for a cancelled one.
 */
export async function moveDay(tx: Tx, actor: Actor, dayId: string, { from, to, reason }: ExceptionInput): Promise<Fallen[]> {
	const { host, day } = await openDay(tx, actor, dayId);
	if (day.state === 'cancelled') throw conflict('receptions.gone');
	const hours = { ...day, ...hoursOn(ZONE, day.day, { from, to }) };
	if (Temporal.Instant.compare(hours.startsAt, now()) <= 0) throw invalid('from', 'receptions.past');
	if (slotsOf(hours).length === 0) throw invalid('to', 'receptions.short');
	if ((await daysOver(tx, host.id, hours)).some(({ id }) => id !== dayId)) throw invalid('from', 'receptions.elsewhere');
	const when = { from: from.toString({ smallestUnit: 'minute' }), to: to.toString({ smallestUnit: 'minute' }) };
	await tellHost(tx, actor, host.id, 'day_moved', now(), { dayId, day: day.day.toString(), ...when, reason });
	if (day.patternId !== null) {
		await keepException(tx, { patternId: day.patternId, day: day.day, hours: { from, to }, reason });
		return (await followHours(tx, actor, host)).fallen;
	}
	const fallen = [await changeDay(tx, host.id, { id: dayId, after: hours })];
	await tellFallen(tx, fallen);
	await tellLost(tx, actor, host.id, [day], fallen);
	return fallen;
}
