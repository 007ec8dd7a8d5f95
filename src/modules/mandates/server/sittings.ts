/** The sittings of a body: which there were and are ahead, and how its members came to them. */
import type { Reader } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { dayOf, formatDate, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { eventHref, seatRecords, stateTag, unitEvents, type SeatRecord, type UnitEvent } from '#modules/events/server/index.ts';
import { shownOf, type Shown } from '#modules/scorecards/server/index.ts';
import { messages } from '../messages/index.ts';
import { counted, LEAST_SITTINGS, shareOf } from '../rules.ts';
import type { Mandate } from './queries.ts';

export interface Sitting extends SeatRecord {
	day: Temporal.PlainDate;
}

/** Of each mandate, by its id, the sittings that count for it up to a day, the latest first. */
export async function sittingsOf(
	db: Reader,
	mandates: readonly Mandate[],
	until: Temporal.PlainDate
): Promise<ReadonlyMap<string, readonly Sitting[]>> {
	const records = await seatRecords(
		db,
		mandates.map(({ id }) => id)
	);
	const bySeat = Map.groupBy(
		records.map((one) => ({ ...one, day: dayOf(one.startsAt) })),
		({ seatId }) => seatId
	);
	return new Map(mandates.map((mandate) => [mandate.id, counted(mandate, bySeat.get(mandate.id) ?? [], until)]));
}

/** To how many of how many sittings somebody came, and how sure a share of so few is; "no data" where there were none. */
export function attendanceShown(lang: Lang, sittings: readonly Sitting[] = []): Shown {
	return shownOf(lang, { minVolume: LEAST_SITTINGS }, shareOf(sittings));
}

/** A line of a list of sittings. */
export function toSitting(lang: Lang, unitId: string, event: UnitEvent) {
	return {
		id: event.id,
		href: event.known ? eventHref(event) : undefined,
		title: event.title[lang],
		date: formatDate(lang, dayOf(event.startsAt)),
		time: `${formatTime(lang, event.startsAt)} – ${formatTime(lang, event.endsAt)}`,
		part: event.hostId === unitId ? messages[lang].hosted : messages[lang].invitedBy(event.hostName[lang]),
		/** How it stands, where that is not plain: it is running, or was called off. */
		tag: event.state === 'open' || event.state === 'cancelled' ? stateTag(lang, event) : undefined
	};
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b);

export interface ListsWish {
	unitId: string;
	/** The term or the mandate. */
	held: { validFrom: Temporal.PlainDate; validTo: Temporal.PlainDate };
	/** As of which day: nothing lies ahead of one in the past. */
	day: Temporal.PlainDate;
	cursor?: string | undefined;
}

/** Sittings ahead and a page of those that were, on the days of a term or a mandate, of those the actor may know of. */
export async function eventLists(db: Reader, actor: Actor, { unitId, held, day, cursor }: ListsWish) {
	const [from, to] = [held.validFrom, held.validTo];
	const current = Temporal.PlainDate.compare(day, dayOf(now())) >= 0;
	const [ahead, past] = await Promise.all([
		current ? unitEvents(db, actor, { unitId, list: 'ahead', from, to }) : undefined,
		unitEvents(db, actor, { unitId, list: 'past', from, to: earlier(to, day), cursor })
	]);
	return { ahead: ahead?.rows ?? [], past: past.rows, next: past.next };
}
