import { deadline } from '#platform/calendar/rules.ts';
import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { nearestUnit } from '#modules/organisation/server/index.ts';
import { gatheringById } from '#modules/participation/server/index.ts';
import { placesById, territoryByCode, type Territory } from '#modules/territory/server/index.ts';
import type { ChangeStopInput, StopInput } from '../../input.ts';
import { nextTime, stateOf, stopFault, type StopFault, type Timed } from '../../rules.ts';
import { tellHosts } from '../letters.ts';
import { cancelHours } from '../hours.ts';
import { methodOn } from '../method.ts';
import { stopsOf, visitById, type StopRow, type VisitRow } from '../queries.ts';
import { keepSpan, keepStop, keepVisit, tell } from '../store.ts';

onConstraint('visit_stop__one_place_excl', () => invalid('from', 'visits.elsewhere'));

const FIELD: Record<StopFault, string> = { ends: 'to', long: 'to', begun: 'day', overlaps: 'from', many: 'territory' };

/**
 * Adds a stop; of a trip that was told the host and citizens are told of it at once. Returns its id. Throws not_found, forbidden, conflict,
 * invalid `territory` (none, or a whole region), `place` (must be said of what was told), `eventId`, times that cannot be, `from`
 * (somebody is elsewhere then, on whichever trip).
 */
export async function addStop(tx: Tx, actor: Actor, visitId: string, input: StopInput): Promise<string> {
	const visit = await keepVisit(tx, actor, visitId, 'add');
	const held = (await stopsOf(tx, [visitId])).filter(({ cancelledAt }) => cancelledAt === null);
	const values = await valuesOf(tx, input, held, visit.told);
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('visit_stop')
		.values({ id, visit_id: visitId, mandate_id: visit.mandateId, ...values, changed_at: at })
		.execute();
	await keepSpan(tx, visitId);
	const letters = visit.told ? await told(tx, visit, id, 'added') : 0;
	await tell(tx, actor, visitId, 'stop_added', at, {
		stop: id,
		territory: values.territory_id,
		starts: values.starts_at.toString(),
		letters
	});
	return id;
}

/** Adds a settlement at the time that follows from the stops before and the way from them; its place is said later. Throws as `addStop`. */
export async function addProposed(tx: Tx, actor: Actor, visitId: string, { territory }: { territory: string }): Promise<string> {
	const visit = await keepVisit(tx, actor, visitId, 'change');
	const to = await settlement(tx, territory);
	const held = (await stopsOf(tx, [visitId])).filter(({ cancelledAt }) => cancelledAt === null);
	const places = await placesById(tx, [to.id, ...held.map(({ territoryId }) => territoryId)]);
	const around = { pace: await methodOn(tx, dayOf(now())), firstDay: visit.firstDay, zone: ZONE };
	const time = nextTime(
		held.map((stop) => ({ ...stop, point: places.get(stop.territoryId)?.point })),
		places.get(to.id)?.point,
		around
	);
	const [from, until] = [time.startsAt.toZonedDateTimeISO(ZONE), time.endsAt.toZonedDateTimeISO(ZONE)];
	const times = { day: from.toPlainDate(), from: from.toPlainTime(), to: until.toPlainTime() };
	return addStop(tx, actor, visitId, { territory, place: undefined, eventId: undefined, ...times });
}

/**
 * Changes a stop that nobody was told of, or moves one that was: then why is asked for, the calendar's sequence rises and its hosts, the
 * old and the new one, are told. Throws as `addStop`, invalid `day` for what is as it was, `reason`.
 */
export async function changeStop(tx: Tx, actor: Actor, visitId: string, input: ChangeStopInput): Promise<void> {
	const before = found(await visitById(tx, visitId));
	const act = stateOf(before, now()) === 'planned' ? 'change' : 'move';
	const { visit, stop, others } = await keepStop(tx, actor, { visitId, stopId: input.stopId }, act);
	const values = await valuesOf(tx, input, others, visit.told);
	const otherTime = !values.starts_at.equals(stop.startsAt) || !values.ends_at.equals(stop.endsAt);
	const otherPlace = values.place !== stop.place || values.territory_id !== stop.territoryId;
	if (!otherTime && !otherPlace && values.event_id === stop.eventId) throw invalid('day', 'visits.unchanged');
	if (visit.told && (otherTime || otherPlace) && input.reason === undefined) throw invalid('reason', 'reason');
	const at = now();
	const moved = otherTime ? { moved_from: stop.startsAt, move_reason: input.reason ?? '' } : {};
	const sequence = stop.sequence + (otherTime || otherPlace ? 1 : 0);
	const change = visit.told ? { sequence, ...moved } : {};
	await tx
		.updateTable('visit_stop')
		.set({ ...values, ...change, changed_at: at })
		.where('id', '=', stop.id)
		.execute();
	await keepSpan(tx, visitId);
	const kept = otherPlace ? undefined : { startsAt: values.starts_at, endsAt: values.ends_at };
	if (visit.told && (otherTime || otherPlace)) await cancelHours(tx, [stop.id], input.reason ?? '', kept);
	const letters = visit.told ? await told(tx, visit, stop.id, 'moved', stop) : 0;
	const data = { stop: stop.id, from: stop.startsAt.toString(), starts: values.starts_at.toString(), reason: input.reason, letters };
	await tell(tx, actor, visitId, visit.told ? 'stop_moved' : 'stop_changed', at, data);
}

/** Takes a stop out of a plan that nobody was told of. Throws not_found, forbidden, conflict. */
export async function removeStop(tx: Tx, actor: Actor, visitId: string, { stopId }: { stopId: string }): Promise<void> {
	const { stop } = await keepStop(tx, actor, { visitId, stopId }, 'remove');
	await tx.deleteFrom('visit_stop').where('id', '=', stop.id).execute();
	await keepSpan(tx, visitId);
	await tell(tx, actor, visitId, 'stop_removed', now(), { territory: stop.territoryId, starts: stop.startsAt.toString() });
}

/**
 * Calls off one stop of a trip that was told: citizens and the host read why, calendars are told. Throws not_found, forbidden, conflict
 * `visits.last_stop` (then the whole trip is called off).
 */
export async function dropStop(
	tx: Tx,
	actor: Actor,
	visitId: string,
	{ stopId, reason }: { stopId: string; reason: string }
): Promise<void> {
	const { visit, stop, others } = await keepStop(tx, actor, { visitId, stopId }, 'drop');
	if (others.length === 0) throw conflict('visits.last_stop');
	const at = now();
	await tx
		.updateTable('visit_stop')
		.set({ cancelled_at: at, cancel_reason: reason, sequence: stop.sequence + 1, changed_at: at })
		.where('id', '=', stop.id)
		.execute();
	await keepSpan(tx, visitId);
	await cancelHours(tx, [stop.id], reason);
	const letters = await told(tx, visit, stop.id, 'dropped');
	await tell(tx, actor, visitId, 'stop_dropped', at, { stop: stop.id, reason, letters });
}

/** Where one can go: a region is too large to meet anybody in. */
async function settlement(tx: Tx, code: string): Promise<Territory> {
	const place = await territoryByCode(asReader(tx), code);
	if (place === undefined) throw invalid('territory', 'visits.territory');
	if (place.level === 1 && !place.code.startsWith('7')) throw invalid('territory', 'visits.too_large');
	return place;
}

async function valuesOf(tx: Tx, input: StopInput, others: readonly Timed[], isTold: boolean) {
	const db = asReader(tx);
	const place = await settlement(tx, input.territory);
	if (isTold && input.place === undefined) throw invalid('place', 'required');
	const instant = (time: Temporal.PlainTime) => input.day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
	const time = { startsAt: instant(input.from), endsAt: instant(input.to) };
	const fault = stopFault(time, others, now());
	if (fault !== undefined) throw invalid(FIELD[fault], `visits.${fault}`);
	const host = await nearestUnit(db, place.id);
	if (input.eventId !== undefined && (await gatheringById(db, input.eventId))?.invitedAt == null) throw invalid('eventId', 'choose');
	const [calendar, term] = [await loadCalendar(tx), await termFor(tx, 'visit_report', input.day)];
	return {
		territory_id: place.id,
		region_id: place.regionId,
		host_unit_id: host.id,
		place: input.place ?? null,
		starts_at: time.startsAt,
		ends_at: time.endsAt,
		event_id: input.eventId ?? null,
		report_by: deadline(calendar, input.day, term).dueOn
	};
}

/** Letters about one stop to its hosts, the former one too. Returns how many. */
async function told(tx: Tx, visit: VisitRow, stopId: string, what: 'added' | 'moved' | 'dropped', before?: StopRow): Promise<number> {
	const stop = found((await stopsOf(tx, [visit.id])).find(({ id }) => id === stopId));
	return tellHosts(tx, visit, [{ stop, before }], what);
}
