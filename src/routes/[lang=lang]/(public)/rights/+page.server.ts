import { paths } from '#lib/paths.ts';
import { presentFigures } from '#modules/rights/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** Outcomes of rights by profession, a year at a time. The same address gives the same numbers to everybody. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const asked = Number(url.searchParams.get('year') ?? '');
	const figures = await presentFigures(reader(), lang, asked === 0 ? undefined : asked);
	return { figures, csv: paths.rightsFile(lang, figures.year) };
};
