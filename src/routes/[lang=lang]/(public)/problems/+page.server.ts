import { paths } from '#lib/paths.ts';
import { openThemes } from '#modules/appeals/server/index.ts';
import { messages } from '#modules/problems/messages/index.ts';
import { STATES } from '#modules/problems/rules.ts';
import { presentList, presentTiles, publicProblems } from '#modules/problems/server/index.ts';
import { territoriesAbove, territoriesBelow, territoryByCode } from '#modules/territory/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { PageServerLoad } from './$types';

/** Public problems: of the country, a region, a district, a settlement; by theme and by the word of the office. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const query = url.searchParams;
	const [code, theme] = [query.get('place') ?? '', query.get('theme') ?? ''];
	const state = STATES.find((one) => one === query.get('state'));
	const db = reader();
	const themes = await openThemes(db);
	const place = code === '' ? undefined : found(await territoryByCode(db, code));
	const cursor = query.get('cursor') ?? undefined;
	const themeId = themes.find((one) => one.code === theme)?.id;
	const { rows, next } = await publicProblems(db, { place, themeId, state, cursor });
	const chosen = { place: place?.code, theme: themeId === undefined ? undefined : theme, state };
	const to = (more: Record<string, string | undefined>) => paths.problems.list(lang, { ...chosen, ...more });
	const [problems, tiles, above, below] = await Promise.all([
		presentList(db, lang, rows),
		presentTiles(db, lang, (region) => to({ place: region }), place?.code),
		place === undefined ? [] : territoriesAbove(db, place.id),
		place === undefined ? [] : territoriesBelow(db, place.id)
	]);
	return {
		problems,
		tiles,
		chosen,
		place: place === undefined ? undefined : { name: place.name[lang], above: above.map((one) => one.name[lang]).join(', ') },
		everywhere: to({ place: undefined }),
		below: below.map((one) => ({ code: one.code, name: one.name[lang], href: to({ place: one.code }) })),
		themes: themes.map((one) => ({ value: one.code, label: one.name[lang] })),
		states: STATES.map((value) => ({ value, label: messages[lang].state[value] })),
		newer: cursor === undefined ? undefined : to({}),
		older: next === undefined ? undefined : to({ cursor: next })
	};
};
