import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { chosenPlace, deskContext, findAppeals, NUMBER, presentPlaces, presentRows, presentSearch } from '#modules/appeals/server/index.ts';
import { filterQuery, NONE } from '#modules/appeals/rules/filters.ts';
import { viewQuery } from '#modules/desk/rules.ts';
import { exportLimits, mayBulk, searched, viewShares } from '#modules/desk/server/index.ts';
import type { PageServerLoad } from './$types';

/** The fields that are folded away while they say nothing. */
const MORE = ['kind', 'channel', 'timing', 'outcome', 'verdict', 'from', 'to', 'dueFrom', 'dueTo'];

/** All appeals that the reader may read, by words, place, theme, state, unit. A number leads to its appeal at once. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const query = event.url.searchParams;
	const filters = searched(query);
	const placeQuery = filters.territoryId === undefined ? (query.get('placeQuery') ?? '') : '';
	const [page, chosen, asked, lists, shares] = await Promise.all([
		findAppeals(context.db, actor, filters),
		chosenPlace(context, filters.territoryId === NONE ? undefined : filters.territoryId),
		placeQuery === '' ? [] : presentPlaces(context, placeQuery),
		presentSearch(context, filters),
		viewShares(context)
	]);
	const [only] = page.rows;
	if (filters.q !== undefined && NUMBER.test(filters.q) && only !== undefined) redirect(303, paths.desk.appeal(only.id));
	const { cursor, ...rest } = filters;
	const link = (next?: string) => paths.desk.search({ q: rest.q, ...filterQuery(rest), cursor: next });
	return {
		...lists,
		filters: { q: rest.q, ...filterQuery(rest) },
		more: MORE.some((name) => query.has(name) && query.get(name) !== ''),
		query: viewQuery(query),
		limits: exportLimits(context),
		bulk: mayBulk(actor),
		shares,
		placeQuery,
		/** A place was typed and is to be chosen among the filters. */
		choosing: asked.length > 0,
		places: [...chosen, ...asked],
		rows: await presentRows(context, page.rows),
		first: cursor === undefined ? undefined : link(),
		next: page.next === undefined ? undefined : link(page.next)
	};
};
