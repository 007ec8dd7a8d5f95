/** Visits as the desk shows them: every field named, every text in the reader's language. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime, ZONE } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Option, TimelineItem } from '#lib/ui/shapes.ts';
import { seatHolders } from '#modules/mandates/server/index.ts';
import { personNames } from '#modules/organisation/server/index.ts';
import { gatheringsFrom } from '#modules/participation/server/index.ts';
import { messages } from '../messages/index.ts';
import { possible, possibleAt, stateOf, stopState } from '../rules.ts';
import { canKeep, planningPosts } from './policy.ts';
import { presentNeed, type NeedWish } from './present-need.ts';
import { daysOf, readStops, stateTag, toMap, toStop, type ReadStops } from './present-stops.ts';
import { deskVisits, stopsOf, visitFor, VISIT_LISTS, type StopRow, type VisitList, type VisitRow } from './queries.ts';
import { placesAt } from '#modules/receptions/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';

/** Visits that the reader's units plan, and whether they may plan one. */
export async function presentVisitList(
	db: Reader,
	lang: Lang,
	actor: Actor,
	{ list, cursor }: { list: VisitList; cursor?: string | undefined }
) {
	const page = await deskVisits(db, actor, { list, cursor });
	return {
		list,
		lists: VISIT_LISTS.map((one) => ({ list: one, href: paths.desk.visits({ list: one }) })),
		mayPlan: planningPosts(actor).length > 0,
		items: (await toLines(db, lang, page.rows)).map((line) => ({ ...line, href: paths.desk.visit(line.id) })),
		older: page.next === undefined ? undefined : paths.desk.visits({ list, after: page.next })
	};
}

/** Lines of a list: who, when, where, how it stands. */
export async function toLines(db: Reader, lang: Lang, visits: readonly VisitRow[]) {
	const stops = await stopsOf(
		db,
		visits.map(({ id }) => id)
	);
	const names = await placeNames(
		db,
		stops.map(({ territoryId }) => territoryId),
		lang
	);
	const byVisit = Map.groupBy(stops, ({ visitId }) => visitId);
	const t = messages[lang];
	return visits.map((visit) => {
		const own = byVisit.get(visit.id) ?? [];
		const held = own.filter(({ cancelledAt }) => cancelledAt === null);
		const places = [...new Set((held.length > 0 ? held : own).map(({ territoryId }) => names.get(territoryId)?.split(', ').at(-1) ?? ''))];
		return {
			id: visit.id,
			name: visit.name,
			purpose: visit.purpose[lang],
			when: daysOf(lang, visit) ?? formatDate(lang, visit.firstDay),
			where: places.length === 0 ? t.noStops : places.join(' → '),
			tag: stateTag(lang, visit)
		};
	});
}

/** Whose trips the actor may plan today. */
export async function presentNewVisit(db: Reader, lang: Lang, actor: Actor) {
	return { deputies: await deputiesOf(db, lang, actor), today: dayOf(now()).add({ days: 7 }).toString() };
}

async function deputiesOf(db: Reader, lang: Lang, actor: Actor): Promise<Option[]> {
	const paths_ = planningPosts(actor).map(({ unitPath }) => unitPath);
	const holders = await seatHolders(db, { paths: paths_, kind: 'faction', on: dayOf(now()) });
	return holders.map(({ id, name, body }) => ({ value: id, label: `${name} — ${body[lang]}` }));
}

/** A visit for who may read it: its stops, the map, what may be done, and while it is planned where people wait most. */
export async function presentVisit(db: Reader, lang: Lang, actor: Actor, id: string, wish: NeedWish) {
	const visit = await visitFor(db, actor, id);
	const [read, keeps] = [await readStops(db, lang, visit), canKeep(actor, visit)];
	const state = stateOf(visit, now());
	const acts = keeps ? possible(state) : [];
	const need = acts.includes('add') ? await presentNeed(db, lang, actor, visit, read.stops, wish) : undefined;
	const held = read.stops.filter(({ cancelledAt }) => cancelledAt === null);
	const unready = unreadyOf(held);
	return {
		id,
		title: visit.name,
		purpose: visit.purpose[lang],
		tag: stateTag(lang, visit),
		facts: factsOf(lang, visit),
		cancelled: visit.cancelReason === null ? undefined : messages[lang].because(visit.cancelReason),
		told: visit.told,
		state,
		acts,
		unready: acts.includes('publish') ? unready : undefined,
		stops: read.stops.map((stop) => ({ ...toStop(lang, visit, stop, read), link: linkOf(lang, visit, stop, keeps) })),
		map: toMap(lang, read, need?.points),
		need,
		deputies: acts.includes('change') ? await deputiesOf(db, lang, actor) : [],
		values: {
			mandateId: visit.mandateId,
			firstDay: visit.firstDay.toString(),
			purposeKk: visit.purpose.kk,
			purposeRu: visit.purpose.ru,
			purposeEn: visit.purpose.en
		},
		proposedDay: (held.at(-1) === undefined ? visit.firstDay : dayOf(held.at(-1)?.endsAt ?? now())).toString(),
		history: keeps ? await historyOf(db, lang, id) : []
	};
}

/** What is missing for it to be told. */
function unreadyOf(held: readonly StopRow[]): keyof (typeof messages)['kk']['unready'] | undefined {
	if (held.length === 0) return 'no_stops';
	return held.some(({ place }) => place === null) ? 'no_place' : undefined;
}

/** The way to a stop's own page, named by what is next there; none where nothing can be done. */
function linkOf(lang: Lang, visit: VisitRow, stop: StopRow, keeps: boolean) {
	const t = messages[lang];
	const at = now();
	const acts = keeps ? possibleAt(stateOf(visit, at), stopState(stop, at)) : [];
	if (acts.length === 0) return undefined;
	const late = stop.reportBy === null || !acts.includes('report') ? undefined : t.reportBy(formatDate(lang, stop.reportBy));
	return { href: paths.desk.visitStop(visit.id, stop.id), label: acts.includes('report') ? t.report : t.change, note: late };
}

function factsOf(lang: Lang, visit: VisitRow): Fact[] {
	const f = messages[lang].fields;
	return [
		{ term: f.purpose, value: visit.purpose[lang] },
		{ term: f.body, value: visit.body[lang], href: paths.councils.one(lang, visit.bodyId) },
		{ term: f.unit, value: visit.unitName[lang] }
	];
}

async function historyOf(db: Reader, lang: Lang, id: string): Promise<TimelineItem[]> {
	const list = await timelineOf(db, { kind: 'visit', id }, 'staff');
	const names = await personNames(
		db,
		list.flatMap(({ actorId }) => actorId ?? [])
	);
	return list.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: messages[lang].acts[row.act] ?? row.act,
		note: names.get(row.actorId ?? ''),
		...(typeof row.data.reason === 'string' ? { text: row.data.reason } : {})
	}));
}

/** One stop with the forms of what may be done with it. Throws not_found for who does not keep the visit. */
export async function presentStop(db: Reader, lang: Lang, actor: Actor, { visitId, stopId }: { visitId: string; stopId: string }) {
	const visit = await visitFor(db, actor, visitId);
	const read = await readStops(db, lang, visit);
	const stop = found(canKeep(actor, visit) ? read.stops.find(({ id }) => id === stopId) : undefined);
	const at = now();
	const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' });
	return {
		visit: { id: visitId, name: visit.name, told: visit.told },
		stop: toStop(lang, visit, stop, read),
		title: titleOf(lang, stop, read),
		acts: possibleAt(stateOf(visit, at), stopState(stop, at)),
		events: await eventsAt(db, lang, visit, stop),
		places: (await placesAt(db, stop.territoryId)).map((place): Option => ({
			value: place.id,
			label: `${place.name[lang]}, ${place.address[lang]}`
		})),
		/** Half an hour at the end is proposed, in times of a quarter; half is left for who comes without booking. */
		hours: { hoursFrom: local(laterOf(stop)), hoursTo: local(stop.endsAt), slotMinutes: '15', walkInShare: '50' },
		values: {
			stopId,
			territory: read.places.get(stop.territoryId)?.code ?? '',
			place: stop.place ?? '',
			eventId: stop.eventId ?? '',
			day: dayOf(stop.startsAt).toString(),
			from: local(stop.startsAt),
			to: local(stop.endsAt)
		}
	};
}

/** Half an hour before a stop ends; its beginning where it is shorter. */
function laterOf({ startsAt, endsAt }: StopRow): Temporal.Instant {
	const later = endsAt.subtract({ minutes: 30 });
	return Temporal.Instant.compare(later, startsAt) < 0 ? startsAt : later;
}

function titleOf(lang: Lang, { id }: StopRow, { numbers }: ReadStops): string {
	const number = numbers.get(id);
	return number === undefined ? messages[lang].stopCancelled : messages[lang].stopTitle(formatNumber(lang, number));
}

const MOST_EVENTS = 20;

/** The deputy's own meetings with citizens that were announced for the day of a stop, for the choice of one. */
async function eventsAt(db: Reader, lang: Lang, { mandateId }: VisitRow, { startsAt }: StopRow): Promise<Option[]> {
	const day = dayOf(startsAt);
	const list = await gatheringsFrom(db, day, { mandateId }, MOST_EVENTS);
	const open = list.filter((event) => event.state !== 'cancelled' && dayOf(event.startsAt).equals(day));
	return [{ value: '', label: messages[lang].fields.noEvent }, ...open.map(({ id, title }) => ({ value: id, label: title[lang] }))];
}

export type VisitPage = Awaited<ReturnType<typeof presentVisit>>;
export type StopPage = Awaited<ReturnType<typeof presentStop>>;
