/** The list of need beside a plan: each settlement with the lines its points are made of, and what others plan there. */
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDayMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { placesById, placeNames, regions, settlementsWithin, territoriesBelow } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Line, Need } from '../rules/need.ts';
import { needWithin } from './need.ts';
import { othersAhead, type StopRow, type VisitRow } from './queries.ts';

export interface NeedWish {
	/** KATO codes; without a region the one of the unit that plans. */
	region?: string | undefined;
	district?: string | undefined;
	/** All settlements instead of the first. */
	all?: boolean | undefined;
}

const SHOWN = 12;

/** Always with its tenth, so that a column can be added up. */
const tenths = (lang: Lang, points: number) =>
	new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(points / 10);
const rate = (lang: Lang, value: number) => formatNumber(lang, Math.round(value * 100) / 100);

/** What a line counted, in words. */
function said(lang: Lang, { component, raw, value, half }: Line): string {
	const t = messages[lang].need;
	const n = formatNumber(lang, Math.round((raw ?? 0) * 10) / 10);
	const halfText = formatNumber(lang, half);
	if (value === undefined) return t.unknown;
	if (value === 'never') return t.never;
	if (component === 'waiting') return t.months(n, halfText);
	if (component === 'distance') return t.km(n, halfText);
	if (component === 'people') return t.inhabitants(n, halfText);
	return t.rate(n, rate(lang, value), rate(lang, half));
}

function toLine(lang: Lang, line: Line) {
	const t = messages[lang].need;
	return {
		component: line.component,
		name: t.components[line.component],
		said: said(lang, line),
		points: line.share === undefined ? '—' : tenths(lang, line.points),
		weight: t.weight(formatNumber(lang, line.weight))
	};
}

/** Where a visit is most wanted, for who plans it; `stops` are on its route already. */
export async function presentNeed(db: Reader, lang: Lang, actor: Actor, visit: VisitRow, stops: readonly StopRow[], wish: NeedWish) {
	const t = messages[lang].need;
	const list = await regions(db);
	const own = await regionOf(db, visit, stops);
	const region = list.find(({ code }) => code === wish.region) ?? list.find(({ id }) => id === own) ?? list[0];
	if (region === undefined) return undefined;
	const [seat, districts] = [(await placesById(db, [region.id])).get(region.id)?.point, await territoriesBelow(db, region.id)];
	const district = districts.find(({ code }) => code === wish.district);
	const need = await needWithin(db, region.id, seat);
	const inside = district === undefined ? undefined : new Set((await settlementsWithin(db, district.id)).map(({ id }) => id));
	const within = (all: readonly Need[]) => all.filter(({ id }) => inside?.has(id) !== false);
	const [ranked, unranked] = [within(need.ranked), within(need.unranked)];
	const shown = wish.all === true ? ranked : ranked.slice(0, SHOWN);
	const [names, others] = await Promise.all([
		placeNames(
			db,
			[...shown, ...unranked.slice(0, SHOWN)].map(({ id }) => id),
			lang
		),
		othersAhead(db, actor, region.id, visit.id)
	]);
	const planned = Map.groupBy(others, ({ territoryId }) => territoryId);
	const onRoute = new Set(stops.filter(({ cancelledAt }) => cancelledAt === null).map(({ territoryId }) => territoryId));
	const toRow = (one: Need) => {
		const place = need.places.get(one.id);
		return {
			id: one.id,
			code: place?.code ?? '',
			name: shortName(names.get(one.id)),
			people: place?.population === undefined ? t.noPopulation : t.population(formatNumber(lang, place.population)),
			points: tenths(lang, one.points),
			known: `${formatNumber(lang, one.known)} %`,
			lines: one.lines.map((line) => toLine(lang, line)),
			plans: (planned.get(one.id) ?? []).map(({ name, startsAt }) => t.plan(name, formatDayMonth(lang, dayOf(startsAt)))),
			onRoute: onRoute.has(one.id)
		};
	};
	const query = { region: region.code, district: district?.code };
	return {
		regions: list.map(({ code, name }) => ({ value: code, label: name[lang] })),
		districts: [{ value: '', label: t.whole }, ...districts.map(({ code, name }) => ({ value: code, label: name[lang] }))],
		chosen: { region: region.code, district: district?.code ?? '' },
		rows: shown.map(toRow),
		more: ranked.length > shown.length ? `${paths.desk.visit(visit.id, { ...query, all: '1' })}#need` : undefined,
		unranked: unranked.slice(0, SHOWN).map(toRow),
		unrankedText: t.unrankedText(formatNumber(lang, need.method.leastKnown)),
		method: t.method(formatDate(lang, need.method.validFrom), need.method.source),
		/** Drawn beside the route. */
		points: shown.flatMap(({ id }) => need.places.get(id)?.point ?? [])
	};
}

/** The district and the settlement: the region is said above the list. */
export const shortName = (full: string | undefined) => full?.split(', ').slice(1).join(', ') ?? '';

/** The region of the first stop, else of the unit that plans. */
async function regionOf(db: Reader, visit: VisitRow, stops: readonly StopRow[]): Promise<string | undefined> {
	const [first] = stops;
	if (first !== undefined) return (await placesById(db, [first.territoryId])).get(first.territoryId)?.regionId;
	if (visit.unitTerritoryId === null) return undefined;
	return (await placesById(db, [visit.unitTerritoryId])).get(visit.unitTerritoryId)?.regionId;
}
