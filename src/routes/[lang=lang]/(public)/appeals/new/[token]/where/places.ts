/** Places to choose from: what was found by words, or what lies in a territory one looks into. */
import { regions, searchTerritories, territoriesBelow, territoryById, placeName } from '#modules/territory/server/index.ts';
import { isCalled } from '#modules/territory/rules.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Offers {
	options: Option[];
	selected: string;
	/** Words were looked for and nothing is called so. */
	nothing: boolean;
}

/** Radios: the place one looks at, those that were found, and the one chosen before. */
export async function offers(lang: Lang, asked: { q: string; within: string; chosen: string | undefined }): Promise<Offers> {
	const t = pageMessages[lang].intake.where;
	const found = asked.q === '' ? [] : await searchTerritories(reader(), asked.q, lang, 10);
	const options: Option[] = found.map(({ id, name, within }) => ({ value: id, label: name, hint: within }));
	const looked = UUID.test(asked.within) ? asked.within : undefined;
	for (const id of [looked, asked.chosen]) {
		if (id === undefined || options.some((option) => option.value === id)) continue;
		options.unshift({ value: id, label: await placeName(reader(), id, lang) });
	}
	if (options.length > 0 && asked.q !== '') options.push({ value: 'none', label: t.none });
	// What is only alike (Бесағаш asked, Бесқарағай found) is nobody's choice yet.
	const [only, ...others] = found;
	const sure = only !== undefined && others.length === 0 && isCalled(`${only.name} ${only.within}`, asked.q);
	const selected = looked ?? asked.chosen ?? (sure ? only.id : '');
	return { options: options.filter((option) => option.label !== ''), selected, nothing: asked.q !== '' && found.length === 0 };
}

export interface Browse {
	title: string;
	/** The map of tiles is for the regions only. */
	tiles: boolean;
	up: { id: string; name: string } | undefined;
	places: { id: string; code: string; name: string }[];
}

/** What lies in a territory (`all`: the regions), each one level deeper; undefined when nothing lies below. */
export async function browse(lang: Lang, within: string): Promise<Browse | undefined> {
	const t = pageMessages[lang].intake.where;
	const here = UUID.test(within) ? await territoryById(reader(), within) : undefined;
	const below = here === undefined ? await regions(reader()) : await territoriesBelow(reader(), here.id);
	if (below.length === 0) return undefined;
	const places = below.map(({ id, code, name }) => ({ id, code: code.slice(0, 2), name: name[lang] }));
	const parent = here?.parentId ?? undefined;
	const above = parent === undefined ? undefined : await territoryById(reader(), parent);
	return {
		title: here === undefined ? t.browseTitle : t.browseBelow(here.name[lang]),
		tiles: here === undefined,
		up: here === undefined ? undefined : { id: above?.id ?? 'all', name: above?.name[lang] ?? t.up },
		places: here === undefined ? places : places.toSorted((a, b) => a.name.localeCompare(b.name, lang))
	};
}
