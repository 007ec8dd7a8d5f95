import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import {
	chosenPlace,
	deskContext,
	findAppeals,
	NUMBER,
	presentPlaces,
	presentRows,
	presentSearch,
	type Filters
} from '#modules/appeals/server/index.ts';
import type { PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The filters of an address; what is no filter is left out, so that an old link still finds something. */
function filtersOf(query: URLSearchParams): Filters {
	const word = (name: string) => query.get(name)?.trim() || undefined;
	const id = (name: string) => (UUID.test(query.get(name) ?? '') ? (query.get(name) ?? undefined) : undefined);
	return {
		q: word('q')?.slice(0, 200),
		state: word('state'),
		themeId: id('theme'),
		unitId: id('unit'),
		territoryId: id('territoryId'),
		executorId: id('executor'),
		openOnly: query.get('open') === '1',
		cursor: word('cursor')
	};
}

/** All appeals that the reader may read, by words, place, theme, state, unit. A number leads to its appeal at once. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const query = event.url.searchParams;
	const filters = filtersOf(query);
	const placeQuery = filters.territoryId === undefined ? (query.get('placeQuery') ?? '') : '';
	const [page, chosen, asked, lists] = await Promise.all([
		findAppeals(context.db, actor, filters),
		chosenPlace(context, filters.territoryId),
		placeQuery === '' ? [] : presentPlaces(context, placeQuery),
		presentSearch(context, filters)
	]);
	const [only] = page.rows;
	if (filters.q !== undefined && NUMBER.test(filters.q) && only !== undefined) redirect(303, paths.desk.appeal(only.id));
	const { cursor, ...rest } = filters;
	const link = (next?: string) =>
		paths.desk.search({
			q: rest.q,
			state: rest.state,
			theme: rest.themeId,
			unit: rest.unitId,
			territoryId: rest.territoryId,
			executor: rest.executorId,
			open: rest.openOnly === true ? '1' : undefined,
			cursor: next
		});
	return {
		...lists,
		filters: rest,
		placeQuery,
		places: [...chosen, ...asked],
		rows: await presentRows(context, page.rows),
		first: cursor === undefined ? undefined : link(),
		next: page.next === undefined ? undefined : link(page.next)
	};
};
