/** A filter as an address carries it, for whoever asks with it: a list, a saved view, an export. */
import { filtersFrom } from '#modules/appeals/rules/filters.ts';
import type { Filters } from '#modules/appeals/server/index.ts';

export function searched(query: URLSearchParams): Filters {
	const word = (name: string) => query.get(name)?.trim() || undefined;
	return { ...filtersFrom(query), q: word('q')?.slice(0, 200), cursor: word('cursor') };
}
