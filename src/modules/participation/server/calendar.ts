/** Events that citizens come to as calendar programs and feed readers take them, by territory and by deputy. */
import { now } from '#platform/clock.ts';
import { publicOrigin } from '#platform/config.ts';
import { writeFeed } from '#platform/atom/index.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { writeCalendar, type CalendarEvent } from '#platform/ical/index.ts';
import { mailDomain } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { whenOf } from '#modules/events/server/index.ts';
import { seatsByIds } from '#modules/mandates/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import { found } from '#platform/errors.ts';
import { messages } from '../messages/index.ts';
import { gatheringsFrom, publicGathering, type Gathering, type GatheringFilter } from './queries.ts';

/** What is over is told for so long, so that a calendar that slept keeps what it had. */
const BACK = { days: 90 };
const MOST = 500;
const REFRESH = Temporal.Duration.from({ hours: 1 });

const urlOf = (lang: Lang, id: string) => `${publicOrigin()}${paths.events.one(lang, id)}`;

/** Where it is, in one line: the place, the link, or both. */
export function whereOf(lang: Lang, { place, video, videoUrl }: Pick<Gathering, 'place' | 'video' | 'videoUrl'>): string {
	const t = messages[lang].public;
	return [place ?? '', video === 'none' ? '' : (videoUrl ?? t.online)].filter((part) => part !== '').join('; ');
}

/** One event as a calendar takes it. */
export function toCalendarEvent(lang: Lang, gathering: Gathering, deputy?: string): CalendarEvent {
	const { id, revision, changedAt, state, startsAt, endsAt, latitude, longitude, access, cancelReason } = gathering;
	const t = messages[lang];
	return {
		uid: `event-${id}@${mailDomain()}`,
		sequence: revision,
		changedAt,
		status: state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
		when: { at: startsAt, minutes: Math.round(startsAt.until(endsAt).total('minutes')) },
		summary: `${gathering.kindName[lang]}: ${gathering.title[lang]}`,
		description: [
			cancelReason === null ? '' : t.letters.cancelReason(cancelReason),
			deputy === undefined ? '' : `${t.fields.deputy}: ${deputy}`,
			`${t.public.host}: ${gathering.hostName[lang]}`,
			access ?? ''
		]
			.filter((line) => line !== '')
			.join('\n'),
		location: whereOf(lang, gathering),
		point: latitude === null || longitude === null ? undefined : { latitude, longitude },
		url: urlOf(lang, id)
	};
}

/** A calendar of one event, to lay beside a letter. */
export function calendarOf(lang: Lang, gathering: Gathering): string {
	return writeCalendar(headOf(lang, messages[lang].feed.name), [toCalendarEvent(lang, gathering)]);
}

const headOf = (lang: Lang, name: string) => ({ name, product: `-//Jauap//Jauap//${lang.toUpperCase()}`, refresh: REFRESH });

export interface FeedWish {
	/** A territory by its code, with everything below it. */
	place?: string | undefined;
	/** A deputy by the mandate. */
	deputy?: string | undefined;
	/** One event alone. */
	event?: string | undefined;
}

/** What a feed is of: its events and its name. Throws not_found for a place, a deputy or an event that is not there. */
async function wished(db: Reader, lang: Lang, { place, deputy, event }: FeedWish) {
	if (event !== undefined)
		return { name: messages[lang].feed.name, list: [await publicGathering(db, event)], seats: new Map<string, never>() };
	const territory = place === undefined ? undefined : found(await territoryByCode(db, place));
	const filter: GatheringFilter = { territoryId: territory?.id, mandateId: deputy };
	const seat = deputy === undefined ? undefined : found((await seatsByIds(db, [deputy])).get(deputy));
	const list = await gatheringsFrom(db, dayOf(now()).subtract(BACK), filter, MOST);
	const seats = await seatsByIds(
		db,
		list.flatMap(({ mandateId }) => mandateId ?? [])
	);
	const of = [territory?.name[lang], seat?.name].filter((part) => part !== undefined).join(', ');
	return { name: of === '' ? messages[lang].feed.name : `${messages[lang].feed.name}: ${of}`, list, seats };
}

/** The calendar (RFC 5545). */
export async function eventsCalendar(db: Reader, lang: Lang, wish: FeedWish): Promise<string> {
	const { name, list, seats } = await wished(db, lang, wish);
	return writeCalendar(
		headOf(lang, name),
		list.map((gathering) => toCalendarEvent(lang, gathering, seats.get(gathering.mandateId ?? '')?.name))
	);
}

/** The same as a feed of news (RFC 4287): what was announced or changed last stands first. */
export async function eventsFeed(db: Reader, lang: Lang, wish: FeedWish, self: string): Promise<string> {
	const { name, list, seats } = await wished(db, lang, wish);
	const t = messages[lang].public;
	const entries = list
		.toSorted((a, b) => Temporal.Instant.compare(b.changedAt, a.changedAt))
		.map((gathering) => ({
			id: `urn:uuid:${gathering.id}`,
			title: `${gathering.state === 'cancelled' ? `${t.standing.cancelled}: ` : ''}${gathering.title[lang]}`,
			updated: gathering.changedAt,
			published: gathering.invitedAt ?? gathering.changedAt,
			url: urlOf(lang, gathering.id),
			category: gathering.kindName[lang],
			summary: [
				whenOf(lang, gathering),
				whereOf(lang, gathering),
				seats.get(gathering.mandateId ?? '')?.name ?? '',
				gathering.hostName[lang]
			]
				.filter((line) => line !== '')
				.join('. ')
		}));
	return writeFeed({ id: self, self, url: `${publicOrigin()}${paths.events.list(lang)}`, title: name, lang, updated: now() }, entries);
}
