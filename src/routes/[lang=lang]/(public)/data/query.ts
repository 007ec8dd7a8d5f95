import type { FigureQuery } from '#modules/appeals/server/index.ts';

/** What the address asks for; empty parts of a sent form are no part. */
export function figureQuery(url: URL): FigureQuery {
	const part = (name: string) => {
		const value = url.searchParams.get(name)?.trim() ?? '';
		return value === '' ? undefined : value;
	};
	return { year: part('year'), region: part('region'), theme: part('theme') };
}
