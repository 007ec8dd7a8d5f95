/** One's village by its name: where it leads, what it might be, and what was promised to what it lies in. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { placesById, searchTerritories, territoriesAbove, territoryByCode, type Territory } from '#modules/territory/server/index.ts';
import { isCalled, spelled } from '#modules/territory/rules.ts';
import { findMessages } from '../find-messages/index.ts';

type To = (code: string) => string;

/** How many published promises were made to each of these places or to what lies in it, by the place's id. */
async function countsWithin(db: Reader, ids: readonly string[]): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const list = await rows(
		db,
		sql<{ id: string; n: number }>`SELECT top.id, count(*)::int AS n FROM territory top JOIN territory t ON t.path <@ top.path
			JOIN promise p ON p.territory_id = t.id AND p.publication <> 'draft' WHERE top.id = ANY(${[...ids]}::uuid[]) GROUP BY 1`
	);
	return new Map(list.map(({ id, n }) => [id, n]));
}

/** Places by what somebody typed, misspelt or not: `only` is the page of the one that is surely meant. A KATO code is its place. Empty words find nothing. */
export async function findPlace(db: Reader, lang: Lang, typed: string, to: To) {
	const q = typed.trim().slice(0, 100);
	if (q === '') return undefined;
	const coded = /^\d{9}$/.test(q) ? await territoryByCode(db, q) : undefined;
	if (coded !== undefined) return { q, only: to(coded.code), found: [] };
	const list = await searchTerritories(db, q, lang, 10);
	const counts = await countsWithin(
		db,
		list.map(({ id }) => id)
	);
	// What is only alike (Бесағаш asked, Бесқарағай found) is nobody's choice yet.
	const [one, ...others] = list;
	const sure = one !== undefined && others.length === 0 && isCalled(`${one.name} ${one.within}`, q);
	return {
		q,
		only: sure ? to(one.code) : undefined,
		found: list.map(({ id, code, name, within }) => ({
			name,
			within,
			href: to(code),
			count: findMessages[lang].count(counts.get(id) ?? 0)
		}))
	};
}
export type FoundPlace = Awaited<ReturnType<typeof findPlace>>;

/** What a place lies in, the nearest first, with how much was promised there in all; without that to which nothing was. */
export async function promisedAbove(db: Reader, lang: Lang, place: Territory, to: To) {
	const above = (await territoriesAbove(db, place.id)).toReversed();
	const ids = above.map(({ id }) => id);
	const [counts, places] = [await countsWithin(db, ids), await placesById(db, ids)];
	return above.flatMap(({ id, name }) => {
		const [n, code] = [counts.get(id) ?? 0, places.get(id)?.code];
		return n === 0 || code === undefined ? [] : [{ name: spelled(name[lang]), href: to(code), count: findMessages[lang].count(n) }];
	});
}
