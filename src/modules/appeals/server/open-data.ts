import type { Reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { regions } from '#modules/territory/server/index.ts';
import { openThemes } from './directory.ts';
import { publishedFigures } from './figures.ts';
import type { FigureQuery } from './figures-page.ts';
import { toOpenData, type FigureName, type OpenData } from './present-figures.ts';

export interface OpenDataPage {
	data: OpenData;
	/** What one may choose from. */
	regions: FigureName[];
	themes: FigureName[];
}

/** The published figures that a query of codes asks for. Throws not_found for a region, theme or year that cannot be. */
export async function openDataFor(db: Reader, lang: Lang, query: FigureQuery): Promise<OpenDataPage> {
	const [places, themes] = await Promise.all([regions(db), openThemes(db)]);
	const region = places.find((place) => place.code === query.region);
	const theme = themes.find((one) => one.code === query.theme);
	const isYear = query.year === undefined || /^(19|20)\d\d$/.test(query.year);
	if (!isYear || (query.region !== undefined && region === undefined) || (query.theme !== undefined && theme === undefined))
		throw notFound();
	const named = (list: readonly { id: string; code: string; name: Record<Lang, string> }[]) =>
		new Map(list.map(({ id, code, name }) => [id, { code, name: name[lang] }]));
	const names = { regions: named(places), themes: named(themes) };
	const figures = await publishedFigures(db, { year: query.year, regionId: region?.id, themeId: theme?.id });
	return { data: toOpenData(lang, figures, names), regions: [...names.regions.values()], themes: [...names.themes.values()] };
}
