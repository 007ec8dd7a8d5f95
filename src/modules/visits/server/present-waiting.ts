/**
 * Where nobody has been yet, and where longest ago: for everybody to see, region by region, with how many live there and how far it is.
 * A stop counts when it was told what came of it; what is not known of a place is said, not guessed.
 */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import { placeNames, placesById, regionTiles, settlementsWithin, territoryByCode, type Place } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { wayBetween } from '../rules.ts';
import { sheetFor } from '../rules/map.ts';
import { methodOn } from './method.ts';
import { lastVisits } from './need.ts';
import { shortName } from './present-need.ts';

/** Of a region so many at first: the page stays small on a slow network. */
const SHOWN = 40;

interface Row {
	place: Place;
	last: Temporal.Instant | undefined;
	next: Temporal.Instant | undefined;
	km: number | undefined;
}

/** Of each region how many settlements have never been visited; of one region which, those never visited and the largest first. Throws not_found. */
export async function presentWaiting(db: Reader, lang: Lang, { place: code, all = false }: { place?: string | undefined; all?: boolean }) {
	const region = code === undefined ? undefined : found(await territoryByCode(db, code));
	const t = messages[lang].waiting;
	const [counts, since, list] = await Promise.all([neverByRegion(db), firstReport(db), region && waitingIn(db, region.regionId)]);
	const shown = all ? (list ?? []) : (list ?? []).slice(0, SHOWN);
	const names = await placeNames(
		db,
		shown.map(({ place }) => place.id),
		lang
	);
	return {
		region: region && { name: region.name[lang] },
		since: since === undefined ? undefined : t.since(formatDate(lang, dayOf(since))),
		tiles: regionTiles(lang, { counts, href: (own) => paths.visits.waiting(lang, own), words: t.words, current: region?.code }),
		counted: list && t.counted(list.filter(({ last }) => last === undefined).length, formatNumber(lang, list.length)),
		rows: shown.map((row) => toRow(lang, row, shortName(names.get(row.place.id)))),
		more: list === undefined || shown.length === list.length ? undefined : paths.visits.waiting(lang, code, '1'),
		map: list && settlementSigns(lang, list)
	};
}

async function waitingIn(db: Reader, regionId: string): Promise<Row[]> {
	const places = await settlementsWithin(db, regionId);
	const ids = places.map(({ id }) => id);
	const [last, next, ways] = await Promise.all([lastVisits(db, ids), nextVisits(db, ids), waysFrom(db, regionId, places)]);
	const list = places.map((place) => ({ place, last: last.get(place.id), next: next.get(place.id), km: ways.get(place.id) }));
	return list.toSorted(
		(a, b) => (a.last?.epochMilliseconds ?? 0) - (b.last?.epochMilliseconds ?? 0) || (b.place.population ?? -1) - (a.place.population ?? -1)
	);
}

/** How many kilometres of road it is from one place to others, by their ids; of a place whose point is not known there is none. */
export async function waysFrom(db: Reader, placeId: string, places: readonly Place[]): Promise<Map<string, number>> {
	const [seat, method] = await Promise.all([placesById(db, [placeId]), methodOn(db, dayOf(now()))]);
	const from = seat.get(placeId)?.point;
	return new Map(
		places.flatMap(({ id, point }): [string, number][] => {
			const way = wayBetween(from, point, method);
			return way === undefined ? [] : [[id, way.km]];
		})
	);
}

function toRow(lang: Lang, { place, last, next, km }: Row, name: string) {
	const t = messages[lang].waiting;
	return {
		id: place.id,
		name,
		people: place.population === undefined ? messages[lang].need.noPopulation : formatNumber(lang, place.population),
		km: km === undefined ? t.unknown : messages[lang].scale(formatNumber(lang, km)),
		last: last === undefined ? t.never : formatDate(lang, dayOf(last)),
		next: next === undefined ? '' : formatDate(lang, dayOf(next))
	};
}

/** A settlement on the map: whether somebody was there, whether somebody is to come. */
export interface SeenPlace {
	place: Place;
	last: unknown;
	next: unknown;
}

/** Each settlement as a sign of its own, so that no colour is needed: visited, never, somebody is to come. */
export function settlementSigns(lang: Lang, list: readonly SeenPlace[]) {
	const known = list.flatMap(({ place: { point }, last, next }) => (point === undefined ? [] : [{ point, last, next }]));
	const sheet = sheetFor(known.map(({ point }) => point));
	if (sheet === undefined) return undefined;
	const { width, height, scale } = sheet;
	const signs = known.map(({ point, last, next }) => ({
		...sheet.at(point),
		sign: next !== undefined ? ('ahead' as const) : last === undefined ? ('never' as const) : ('visited' as const)
	}));
	return { width, height, signs, scale: { length: scale.length, text: messages[lang].scale(formatNumber(lang, scale.km)) } };
}

export type WaitingMapData = NonNullable<ReturnType<typeof settlementSigns>>;

/** The next stop at each of these places of what was told. */
async function nextVisits(db: Reader, placeIds: readonly string[]): Promise<Map<string, Temporal.Instant>> {
	const list = await rows(
		db,
		sql<{ id: string; at: Temporal.Instant }>`
			SELECT s.territory_id AS id, min(s.starts_at) AS at FROM visit_stop s JOIN visit v ON v.id = s.visit_id
			WHERE s.territory_id = ANY(${[...placeIds]}::uuid[]) AND s.starts_at > ${now()} AND s.cancelled_at IS NULL AND v.published_at IS NOT NULL
			GROUP BY s.territory_id`
	);
	return new Map(list.map(({ id, at }) => [id, at]));
}

/** How many settlements of each region, by its code, nobody has reported to have been in. */
async function neverByRegion(db: Reader): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ code: string; n: number }>`
			SELECT r.code, count(*)::int AS n FROM territory t JOIN territory r ON r.id = coalesce(t.region_id, t.id)
			WHERE t.valid_to IS NULL AND t.level > 1 AND NOT EXISTS (SELECT FROM territory c WHERE c.parent_id = t.id AND c.valid_to IS NULL)
				AND NOT EXISTS (SELECT FROM visit_stop s WHERE s.territory_id = t.id AND s.reported_at IS NOT NULL)
			GROUP BY r.code`
	);
	return new Map(list.map(({ code, n }) => [code, n]));
}

/** When the first stop was reported on: before that nothing is known. */
export async function firstReport(db: Reader): Promise<Temporal.Instant | undefined> {
	const [row] = await rows(
		db,
		sql<{ at: Temporal.Instant | null }>`SELECT min(starts_at) AS at FROM visit_stop WHERE reported_at IS NOT NULL`
	);
	return row?.at ?? undefined;
}
