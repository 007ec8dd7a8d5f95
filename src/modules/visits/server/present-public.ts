/**
 * What citizens read of visits, field by field: of a trip that was told who travels (public by the mandate), why, where and when they stop,
 * who receives there, and after it what came of each stop. Nothing of a plan, and nobody who wrote it down.
 */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { regions, regionTiles, territoryByCode } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { toLines } from './present.ts';
import { daysOf, readStops, stateTag, toMap, toStop } from './present-stops.ts';
import { publicVisits, stopsAheadByRegion, travellers, visitFor } from './queries.ts';

export interface PublicWish {
	/** KATO code of a place. */
	place?: string | undefined;
	/** A mandate's id. */
	deputy?: string | undefined;
	cursor?: string | undefined;
}

/** Visits ahead and past, of a place and of a deputy. Throws not_found for a place or a deputy that is not there. */
export async function presentPublicVisits(db: Reader, lang: Lang, wish: PublicWish) {
	const place = wish.place === undefined ? undefined : found(await territoryByCode(db, wish.place));
	const who = await travellers(db, place?.regionId);
	const deputy = wish.deputy === undefined ? undefined : found(who.find(({ id }) => id === wish.deputy));
	const filter = { place, mandateId: deputy?.id };
	const [ahead, past, counts, all] = await Promise.all([
		publicVisits(db, { ...filter, list: 'ahead' }),
		publicVisits(db, { ...filter, list: 'past', cursor: wish.cursor }),
		stopsAheadByRegion(db),
		regions(db)
	]);
	const linesOf = async (rows: typeof ahead.rows) =>
		(await toLines(db, lang, rows)).map((line) => ({ ...line, href: paths.visits.one(lang, line.id) }));
	const query = { place: place?.code, deputy: deputy?.id };
	return {
		place: place && { code: place.code, name: place.name[lang] },
		tiles: regionTiles(lang, {
			counts: new Map(all.map(({ id, code }) => [code, counts.get(id) ?? 0])),
			href: (code) => paths.visits.list(lang, { place: code }),
			words: messages[lang].public.mapWords,
			current: place?.code
		}),
		deputy: deputy?.id ?? '',
		deputies: [{ value: '', label: messages[lang].public.everyone }, ...who.map(({ id, name }) => ({ value: id, label: name }))],
		ahead: await linesOf(ahead.rows),
		past: await linesOf(past.rows),
		older: past.next === undefined ? undefined : paths.visits.list(lang, { ...query, after: past.next }),
		feed: paths.visits.feed(lang, query)
	};
}

/** One visit that was told, called off or not. Throws not_found for a plan. */
export async function presentPublicVisit(db: Reader, lang: Lang, id: string) {
	const visit = await visitFor(db, ANONYMOUS, id);
	const read = await readStops(db, lang, visit);
	const t = messages[lang].public;
	return {
		id,
		name: visit.name,
		purpose: visit.purpose[lang],
		days: daysOf(lang, visit) ?? '',
		body: { name: visit.body[lang], href: paths.councils.one(lang, visit.bodyId) },
		others: paths.visits.list(lang, { deputy: visit.mandateId }),
		tag: stateTag(lang, visit),
		cancelled:
			visit.cancelledAt === null
				? undefined
				: { title: t.cancelled(formatDate(lang, dayOf(visit.cancelledAt))), text: messages[lang].because(visit.cancelReason ?? '') },
		stops: read.stops.map((stop) => toStop(lang, visit, stop, read)),
		map: toMap(lang, read),
		feed: paths.visits.feed(lang, { visit: id })
	};
}

export type PublicVisits = Awaited<ReturnType<typeof presentPublicVisits>>;
export type PublicVisit = Awaited<ReturnType<typeof presentPublicVisit>>;
