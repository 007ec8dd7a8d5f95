/** What citizens read of events: every field named; of those who come no more than how many places are left. */
import { now } from '#platform/clock.ts';
import { publicOrigin } from '#platform/config.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { qrShape } from '#platform/qr.ts';
import { makeToken } from '#platform/secrets.ts';
import { mapLink, pointOf } from '#platform/point.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Tile, Tone } from '#lib/ui/shapes.ts';
import { agendaOf, eventKinds, whenOf } from '#modules/events/server/index.ts';
import { seatsByIds, type Seat } from '#modules/mandates/server/index.ts';
import {
	placeName,
	placeNames,
	regions,
	regionTiles,
	territoriesAbove,
	territoriesBelow,
	territoryByCode
} from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { fits, mayWithdraw, placesLeft, registers, standing, type Standing } from '../rules.ts';
import { whereOf } from './calendar.ts';
import { attendanceOf, participantByKey, positionOf } from './participants.ts';
import { photosOf, toPhotos } from './photos.ts';
import {
	aheadByRegion,
	announcedSeats,
	gatheringById,
	publicGathering,
	publicGatherings,
	type Gathering,
	type GatheringList
} from './queries.ts';

const TONES: Record<Standing, Tone> = { ahead: 'new', running: 'underway', over: 'done', cancelled: 'neutral' };

/** With the year, where it is not this one. */
export function dateOf(lang: Lang, gathering: Pick<Gathering, 'startsAt' | 'endsAt'>): string {
	const { year } = dayOf(gathering.startsAt);
	return year === dayOf(now()).year ? whenOf(lang, gathering) : `${whenOf(lang, gathering)}, ${String(year)}`;
}

/** How many places are left, as a sentence; empty when it no longer matters. */
function leftText(lang: Lang, gathering: Gathering): string {
	const t = messages[lang].public;
	if (!registers(gathering, now())) return '';
	const left = placesLeft(gathering);
	return left === undefined ? t.free : left > 0 ? t.left(left) : t.full;
}

function tagOf(lang: Lang, gathering: Gathering) {
	const stands = standing(gathering, now());
	return { text: messages[lang].public.standing[stands], tone: TONES[stands] };
}

function toCard(lang: Lang, gathering: Gathering, place: string | undefined, seat: Seat | undefined) {
	return {
		id: gathering.id,
		href: paths.events.one(lang, gathering.id),
		title: gathering.title[lang],
		kind: gathering.kindName[lang],
		when: dateOf(lang, gathering),
		where: [place ?? '', whereOf(lang, gathering)].filter((part) => part !== '').join(', '),
		deputy: seat === undefined ? '' : `${seat.name} (${seat.body[lang]})`,
		host: gathering.hostName[lang],
		left: leftText(lang, gathering),
		tag: tagOf(lang, gathering)
	};
}
export type EventCard = ReturnType<typeof toCard>;

export interface CalendarWish {
	list: GatheringList;
	place?: string | undefined;
	deputy?: string | undefined;
	kind?: string | undefined;
	/** "2026-11". */
	month?: string | undefined;
	cursor?: string | undefined;
}

/** Months that can be chosen, half a year either way. */
function monthsOf(lang: Lang) {
	const first = dayOf(now()).with({ day: 1 });
	return Array.from({ length: 13 }, (_, i) => first.add({ months: i - 6 })).map((month) => ({
		value: month.toString().slice(0, 7),
		label: formatMonth(lang, month),
		month
	}));
}

/** The public calendar: a page of it, and all that it can be narrowed by. Throws not_found for a place that is not there. */
export async function presentCalendar(db: Reader, lang: Lang, wish: CalendarWish) {
	const territory = wish.place === undefined ? undefined : found(await territoryByCode(db, wish.place));
	const [kinds, seatIds] = [(await eventKinds(db)).filter(({ open }) => open), await announcedSeats(db, territory?.id)];
	const months = monthsOf(lang);
	const month = months.find(({ value }) => value === wish.month);
	const kind = kinds.find(({ code }) => code === wish.kind)?.code;
	const deputy = seatIds.find((id) => id === wish.deputy);
	const chosen = { list: wish.list === 'ahead' ? undefined : wish.list, place: territory?.code, deputy, kind, month: month?.value };
	const filter = { territoryId: territory?.id, mandateId: deputy, kind, month: month?.month };
	const page = await publicGatherings(db, wish.list, filter, wish.cursor);
	const [places, seats, below, above, tiles] = await Promise.all([
		placeNames(
			db,
			page.rows.map(({ territoryId }) => territoryId),
			lang
		),
		seatsByIds(db, seatIds),
		territory === undefined ? [] : territoriesBelow(db, territory.id),
		territory === undefined ? [] : territoriesAbove(db, territory.id),
		tilesOf(db, lang, territory?.code)
	]);
	const to = (more: Record<string, string | undefined>) => paths.events.list(lang, { ...chosen, ...more });
	const feed = { lang, place: territory?.code, deputy };
	return {
		list: wish.list,
		chosen,
		tiles,
		place: territory && { name: territory.name[lang], above: above.map(({ name }) => name[lang]).join(', ') },
		everywhere: to({ place: undefined }),
		below: below.map(({ code, name }) => ({ code, name: name[lang], href: to({ place: code }) })),
		lists: (['ahead', 'past'] as const).map((list) => ({ list, href: to({ list: list === 'ahead' ? undefined : list }) })),
		kinds: kinds.map(({ code, name }) => ({ value: code, label: name[lang] })),
		months: months.map(({ value, label }) => ({ value, label })),
		deputies: [...seats.values()].map(({ id, name, body }) => ({ value: id, label: `${name} (${body[lang]})` })),
		events: page.rows.map((row) => toCard(lang, row, places.get(row.territoryId), seats.get(row.mandateId ?? ''))),
		newer: wish.cursor === undefined ? undefined : to({}),
		older: page.next === undefined ? undefined : to({ cursor: page.next }),
		feeds: { calendar: paths.events.feed('ics', feed), news: paths.events.feed('atom', feed) }
	};
}

/** A tile for each region: how many events are ahead there. */
async function tilesOf(db: Reader, lang: Lang, current: string | undefined): Promise<Tile[]> {
	const [counts, all] = await Promise.all([aheadByRegion(db), regions(db)]);
	const byCode = new Map(all.map((region) => [region.code, counts.get(region.id) ?? 0]));
	const href = (code: string) => paths.events.list(lang, { place: code });
	return regionTiles(lang, { counts: byCode, href, words: messages[lang].public.mapWords, current });
}

/** What whoever opens an old link must see first. */
function noticeOf(lang: Lang, gathering: Gathering) {
	const t = messages[lang].public;
	if (gathering.cancelReason !== null) return { title: t.cancelledTitle, text: t.cancelledText(gathering.cancelReason) };
	if (standing(gathering, now()) !== 'ahead' || gathering.movedFrom === null || gathering.movedUntil === null) return undefined;
	const before = whenOf(lang, { startsAt: gathering.movedFrom, endsAt: gathering.movedUntil });
	return { title: t.movedTitle, text: t.movedText(before, gathering.moveReason ?? '') };
}

/** When, where and who: the same on the event's page and on that of a registration. */
async function factsOf(db: Reader, lang: Lang, gathering: Gathering): Promise<Fact[]> {
	const { public: t, fields: f } = messages[lang];
	const [place, seats] = await Promise.all([
		placeName(db, gathering.territoryId, lang),
		seatsByIds(db, [gathering.mandateId ?? ''].filter(Boolean))
	]);
	const seat = seats.get(gathering.mandateId ?? '');
	return [
		{ term: t.when, value: dateOf(lang, gathering) },
		{ term: t.where, value: whereOf(lang, { ...gathering, videoUrl: null }), note: place },
		...(seat === undefined
			? []
			: [{ term: f.deputy, value: seat.name, note: seat.body[lang], href: paths.councils.one(lang, seat.bodyId) }]),
		{ term: t.host, value: gathering.hostName[lang] },
		{ term: f.language, value: f.languages[gathering.language] },
		...(gathering.access === null ? [] : [{ term: f.access, value: gathering.access }])
	];
}

/** The page of one event. Throws not_found for one that is not announced. */
export async function presentEvent(db: Reader, lang: Lang, id: string) {
	const gathering = await publicGathering(db, id);
	const t = messages[lang].public;
	const [facts, agenda, came, photos] = await Promise.all([
		factsOf(db, lang, gathering),
		agendaOf(db, id),
		attendanceOf(db, gathering),
		photosOf(db, id)
	]);
	const stands = standing(gathering, now());
	const open = registers(gathering, now());
	const [left, point] = [leftText(lang, gathering), pointOf(gathering)];
	return {
		id,
		title: gathering.title[lang],
		kind: gathering.kindName[lang],
		tag: tagOf(lang, gathering),
		notice: noticeOf(lang, gathering),
		facts: [
			...facts,
			...(left === '' ? [] : [{ term: t.placesOf, value: left }]),
			// A number alone: who came is nobody's to read.
			...(came === 0 ? [] : [{ term: messages[lang].door.public, value: messages[lang].door.inside(came) }])
		],
		map: point && mapLink(point),
		join: stands === 'over' || stands === 'cancelled' ? undefined : (gathering.videoUrl ?? undefined),
		agenda: agenda.map(({ id: item, title, speaker, minutes }) => ({
			id: item,
			title,
			note: [speaker, t.minutes(minutes)].filter(Boolean).join(' · ')
		})),
		over: stands === 'over',
		outcome: gathering.outcome?.[lang],
		recording: gathering.recordingUrl ?? undefined,
		photos: toPhotos(lang, photos),
		register: open ? { href: paths.events.register(lang, id), text: fits(gathering, 1) ? t.register : t.waitingList } : undefined,
		calendar: stands === 'over' ? undefined : paths.events.feed('ics', { lang, event: id })
	};
}
export type EventPage = Awaited<ReturnType<typeof presentEvent>>;

/** The form by which one registers, with the key that the registration will have. Throws not_found. */
export async function presentRegistering(db: Reader, lang: Lang, id: string) {
	const gathering = await publicGathering(db, id);
	return {
		id,
		title: gathering.title[lang],
		facts: await factsOf(db, lang, gathering),
		open: registers(gathering, now()),
		full: !fits(gathering, 1),
		key: makeToken()
	};
}

/** One's own registration, by the key of its link: time, first name and number, no contact. Throws not_found. */
export async function presentRegistration(db: Reader, lang: Lang, key: string) {
	const participant = found(await participantByKey(db, key));
	const gathering = found(await gatheringById(db, participant.eventId));
	const t = messages[lang].register;
	const waits = participant.state === 'waiting';
	const position = waits ? formatNumber(lang, await positionOf(db, participant)) : undefined;
	const alive = gathering.state !== 'cancelled' && participant.state !== 'withdrawn';
	return {
		title: gathering.title[lang],
		href: paths.events.one(lang, gathering.id),
		notice: noticeOf(lang, gathering),
		state: participant.state,
		facts: [
			...(participant.name === null ? [] : [{ term: t.name, value: participant.name }]),
			{ term: t.people, value: formatNumber(lang, participant.people) },
			...(await factsOf(db, lang, gathering))
		],
		position: position === undefined || !alive ? undefined : t.position(position),
		number: alive ? String(participant.number) : undefined,
		qr: alive && !waits ? qrShape(`${publicOrigin()}${paths.desk.gatheringDoor(gathering.id, participant.number)}`) : undefined,
		mayWithdraw: participant.state !== 'withdrawn' && mayWithdraw(gathering, now()),
		calendar: alive && !waits ? paths.events.feed('ics', { lang, event: gathering.id }) : undefined
	};
}
