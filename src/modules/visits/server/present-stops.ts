/** Stops as the desk and citizens see them: a table in the order of time, and the same as a map. Every field named. */
import type { Point } from '#platform/point.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDayMonth, formatTime, formatWeekday } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { assignmentsOf, type AssignmentRow } from '#modules/assignments/server/index.ts';
import { gatheringById, type Gathering } from '#modules/participation/server/index.ts';
import { daysAtStops, type DayRow } from '#modules/receptions/server/index.ts';
import { placeNames, placesById, type Place } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { legs, stateOf, stopState, type Leg, type StopState, type VisitState } from '../rules.ts';
import { marksOf, sheetFor } from '../rules/map.ts';
import { photosOf } from './commands/report-stop.ts';
import { methodOn } from './method.ts';
import { promisesOf, stopsOf, type StopRow, type VisitRow } from './queries.ts';

const STATE_TONES: Record<VisitState, Tone> = {
	planned: 'neutral',
	published: 'new',
	under_way: 'underway',
	held: 'done',
	cancelled: 'neutral'
};
const STOP_TONES: Record<StopState, Tone> = { ahead: 'new', now: 'underway', reported: 'done', silent: 'late', cancelled: 'neutral' };

/** How a visit stands, as a tag. */
export function stateTag(lang: Lang, visit: VisitRow) {
	const state = stateOf(visit, now());
	return { text: messages[lang].states[state], tone: STATE_TONES[state] };
}

/** On which days it is: "2 November" or "2 November – 4 November"; undefined while it has no stop. */
export function daysOf(lang: Lang, { startsAt, endsAt }: VisitRow): string | undefined {
	if (startsAt === null || endsAt === null) return undefined;
	const [first, last] = [dayOf(startsAt), dayOf(endsAt)];
	return first.equals(last) ? formatDate(lang, first) : messages[lang].days(formatDayMonth(lang, first), formatDate(lang, last));
}

/** What a page of one visit is made of, read at once. */
export interface ReadStops {
	stops: StopRow[];
	/** The number by which map and table name a stop; those called off have none. */
	numbers: ReadonlyMap<string, number>;
	places: ReadonlyMap<string, Place>;
	names: ReadonlyMap<string, string>;
	legs: ReadonlyMap<string, Leg>;
	events: ReadonlyMap<string, Gathering>;
	photos: Awaited<ReturnType<typeof photosOf>>;
	hours: ReadonlyMap<string | null, DayRow[]>;
	promises: ReadonlyMap<string, AssignmentRow[]>;
}

export async function readStops(db: Reader, lang: Lang, visit: VisitRow): Promise<ReadStops> {
	const stops = await stopsOf(db, [visit.id]);
	const ids = stops.map(({ territoryId }) => territoryId);
	const eventIds = [...new Set(stops.flatMap(({ eventId }) => eventId ?? []))];
	const reported = stops.filter(({ reportedAt }) => reportedAt !== null);
	const [places, names, method, events, photos, given, owed, days] = await Promise.all([
		placesById(db, ids),
		placeNames(db, ids, lang),
		methodOn(db, visit.firstDay),
		Promise.all(eventIds.map((id) => gatheringById(db, id))),
		photosOf(
			db,
			reported.map(({ id }) => id)
		),
		promisesOf(db, [visit.id]),
		assignmentsOf(db, { kind: 'visit', id: visit.id }),
		daysAtStops(
			db,
			stops.map(({ id }) => id)
		)
	]);
	const held = stops.filter(({ cancelledAt }) => cancelledAt === null);
	const ways = legs(
		held.map((stop) => ({ ...stop, point: places.get(stop.territoryId)?.point })),
		method
	);
	const stopOf = new Map(given.map(({ assignmentId, stopId }) => [assignmentId, stopId]));
	return {
		stops,
		places,
		names,
		photos,
		hours: Map.groupBy(days, ({ visitStopId }) => visitStopId),
		numbers: new Map(held.map(({ id }, i) => [id, i + 1])),
		legs: new Map(held.slice(1).flatMap(({ id }, i) => (ways[i] === undefined ? [] : [[id, ways[i]] as const]))),
		events: new Map(events.flatMap((event) => (event === undefined ? [] : [[event.id, event] as const]))),
		promises: Map.groupBy(owed, ({ id }) => stopOf.get(id) ?? '')
	};
}

/** A stop with everything that is public of it. */
export function toStop(lang: Lang, visit: VisitRow, stop: StopRow, read: ReadStops) {
	const t = messages[lang];
	const [state, leg] = [stopState(stop, now()), read.legs.get(stop.id)];
	const event = stop.eventId === null ? undefined : read.events.get(stop.eventId);
	const number = read.numbers.get(stop.id);
	return {
		id: stop.id,
		number: number === undefined ? '' : formatNumber(lang, number),
		day: formatWeekday(lang, dayOf(stop.startsAt)),
		time: `${formatTime(lang, stop.startsAt)} – ${formatTime(lang, stop.endsAt)}`,
		datetime: stop.startsAt.toString(),
		settlement: read.names.get(stop.territoryId) ?? '',
		place: stop.place,
		host: stop.hostName[lang],
		phone: stop.hostPhone,
		// What nobody was told of has no state of its own yet.
		tag: visit.told || state === 'cancelled' ? { text: t.stopStates[state], tone: STOP_TONES[state] } : undefined,
		way:
			leg === undefined
				? undefined
				: leg.way === undefined
					? t.wayUnknown
					: t.way(formatNumber(lang, leg.way.km), formatNumber(lang, leg.way.minutes)),
		tight: leg?.tight === true ? t.tight(formatNumber(lang, leg.free), formatNumber(lang, leg.way?.minutes ?? 0)) : undefined,
		moved: stop.movedFrom === null || stop.cancelledAt !== null ? undefined : t.moved(whenOf(lang, stop.movedFrom)),
		because:
			stop.cancelReason === null ? (stop.moveReason === null ? undefined : t.because(stop.moveReason)) : t.because(stop.cancelReason),
		event: toEvent(lang, event),
		hours: (read.hours.get(stop.id) ?? []).map(({ id, startsAt, endsAt }) => ({
			id,
			text: t.hours(`${formatTime(lang, startsAt)} – ${formatTime(lang, endsAt)}`),
			book: Temporal.Instant.compare(startsAt, now()) > 0 ? paths.meet.on(lang, id) : undefined
		})),
		report: toReport(lang, stop, read),
		silent: state === 'silent'
	};
}

/** A meeting with citizens that is held there, with its own time: what is moved is moved there, too. */
function toEvent(lang: Lang, event: Gathering | undefined) {
	if (event === undefined || event.invitedAt === null || event.state === 'cancelled') return undefined;
	const time = `${formatTime(lang, event.startsAt)} – ${formatTime(lang, event.endsAt)}`;
	return { title: `${event.title[lang]}, ${time}`, href: paths.events.one(lang, event.id) };
}

const whenOf = (lang: Lang, at: Temporal.Instant) => `${formatWeekday(lang, dayOf(at))}, ${formatTime(lang, at)}`;

function toReport(lang: Lang, stop: StopRow, read: ReadStops) {
	if (stop.reportedAt === null) return undefined;
	const t = messages[lang];
	return {
		people: t.peopleCame(stop.people ?? 0),
		summary: stop.summary ?? '',
		on: formatDate(lang, dayOf(stop.reportedAt)),
		photos: (read.photos.get(stop.id) ?? []).map(({ id }, i) => ({ id, href: paths.file(id), alt: t.photo(formatNumber(lang, i + 1)) })),
		promises: (read.promises.get(stop.id) ?? []).map((one) => toPromise(lang, one))
	};
}

type Kept = keyof (typeof messages)['kk']['promiseStates'];
const PROMISE_TONES: Record<Kept, Tone> = { owed: 'underway', late: 'late', reported: 'underway', done: 'done', ended: 'neutral' };

function toPromise(lang: Lang, { id, text, dueOn, state }: AssignmentRow) {
	const t = messages[lang];
	const late = Temporal.PlainDate.compare(dueOn, dayOf(now())) < 0;
	const kept: Kept =
		state === 'accepted' ? 'done' : state === 'cancelled' ? 'ended' : state === 'reported' ? 'reported' : late ? 'late' : 'owed';
	return { id, text, until: t.until(formatDate(lang, dueOn)), tag: { text: t.promiseStates[kept], tone: PROMISE_TONES[kept] } };
}

export type Stop = ReturnType<typeof toStop>;

/** The route as a map; `around`: settlements to be drawn beside it. Undefined where it is not known where anything lies. */
export function toMap(lang: Lang, read: Pick<ReadStops, 'stops' | 'numbers' | 'places'>, around: readonly Point[] = []) {
	const on = read.stops.flatMap(({ id, territoryId }) => {
		const [number, point] = [read.numbers.get(id), read.places.get(territoryId)?.point];
		return number === undefined || point === undefined ? [] : [{ number, point }];
	});
	const sheet = sheetFor([...on.map(({ point }) => point), ...around]);
	if (sheet === undefined) return undefined;
	const { width, height, scale } = sheet;
	const spots = on.map(({ point }) => sheet.at(point));
	return {
		width,
		height,
		line: spots.map(({ x, y }) => `${String(x)},${String(y)}`).join(' '),
		dots: around.map((point) => sheet.at(point)),
		marks: marksOf(sheet, on).map(({ x, y, numbers }) => ({ x, y, label: numbers.map((n) => formatNumber(lang, n)).join(', ') })),
		scale: { length: scale.length, text: messages[lang].scale(formatNumber(lang, scale.km)) }
	};
}

export type RouteMapData = NonNullable<ReturnType<typeof toMap>>;
