/** Stops of visits as a calendar that anybody subscribes to: by place, by deputy, or of one visit. */
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { writeCalendar, type CalendarEvent } from '#platform/ical/index.ts';
import { mailDomain } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { placeNames, placesById, territoryByCode, type Place } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';

export interface FeedWish {
	/** KATO code of a place, with everything in it. */
	place?: string | undefined;
	/** A mandate's id. */
	deputy?: string | undefined;
	visit?: string | undefined;
}

/** What is over, or was called off, is told of for so long. */
const SAID = { hours: 24 * 60 };
const MOST = 500;
const REFRESH = Temporal.Duration.from({ hours: 1 });

interface Told {
	id: string;
	visitId: string;
	name: string;
	purpose: Texts;
	territoryId: string;
	place: string;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	sequence: number;
	changedAt: Temporal.Instant;
	cancelReason: string | null;
}

/**
 * Each stop of what was told is an event of its own, with the same UID for ever: its sequence rises with each change of time or place, and
 * what is called off stays for a while as cancelled (RFC 5545, 3.8.1.11). Throws not_found for a place that is not there.
 */
export async function visitsCalendar(db: Reader, lang: Lang, wish: FeedWish): Promise<string> {
	const within = wish.place === undefined ? undefined : found(await territoryByCode(db, wish.place));
	const there = within && sql`t.path <@ ${within.path}::ltree`;
	const list = await rows(
		db,
		sql<Told>`
			SELECT s.id, v.id AS "visitId", m.name, v.purpose, s.territory_id AS "territoryId", s.place, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.sequence,
				greatest(s.changed_at, v.published_at) AS "changedAt", s.cancel_reason AS "cancelReason"
			FROM visit_stop s JOIN visit v ON v.id = s.visit_id JOIN mandate m ON m.id = s.mandate_id JOIN territory t ON t.id = s.territory_id
			WHERE v.published_at IS NOT NULL AND s.ends_at > ${now().subtract(SAID)} AND ${there ?? sql`true`}
				AND ${wish.deputy === undefined ? sql`true` : sql`s.mandate_id = ${wish.deputy}`}
				AND ${wish.visit === undefined ? sql`true` : sql`v.id = ${wish.visit}`}
			ORDER BY s.starts_at, s.id LIMIT ${MOST}`
	);
	const ids = list.map(({ territoryId }) => territoryId);
	const [names, places] = await Promise.all([placeNames(db, ids, lang), placesById(db, ids)]);
	return writeCalendar(
		{ name: messages[lang].feed.name, product: `-//Jauap//Jauap//${lang.toUpperCase()}`, refresh: REFRESH },
		list.map((stop) => eventOf(lang, stop, names.get(stop.territoryId) ?? '', places.get(stop.territoryId)))
	);
}

function eventOf(lang: Lang, stop: Told, name: string, place: Place | undefined): CalendarEvent {
	const t = messages[lang].feed;
	const off = stop.cancelReason !== null;
	return {
		uid: `visit-stop-${stop.id}@${mailDomain()}`,
		sequence: stop.sequence,
		changedAt: stop.changedAt,
		status: off ? 'CANCELLED' : 'CONFIRMED',
		when: { at: stop.startsAt, minutes: Math.round(stop.startsAt.until(stop.endsAt).total('minutes')) },
		summary: t.summary(stop.name, name.split(', ').at(-1) ?? ''),
		description: off ? t.cancelled(stop.cancelReason ?? '') : stop.purpose[lang],
		location: `${name}, ${stop.place}`,
		point: place?.point,
		url: `${publicOrigin()}${paths.visits.one(lang, stop.visitId)}`
	};
}
