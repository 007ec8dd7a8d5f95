/** What the search and the routing pages offer to choose from, and the rules of routing in words. */
import type { Option } from '#lib/ui/shapes.ts';
import { personNames, rootUnit, unitsByIds, unitsUnder } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { messages } from '../messages/index.ts';
import { STATES } from '../rules.ts';
import { routeRules } from './desk.ts';
import { openThemes } from './directory.ts';
import type { Filters } from './find.ts';
import { unitOptions } from './present-desk-forms.ts';
import type { DeskContext } from './present-desk.ts';
import { routeFor } from './route.ts';
import { readable } from './visible.ts';

/** The lists of the search form: states, themes, the units that the reader may read. */
export async function presentSearch({ db, lang, actor }: DeskContext, filters: Filters) {
	const words = deskMessages[lang].search;
	const [themes, root, { units: mine }, people] = await Promise.all([
		openThemes(db),
		rootUnit(db),
		readable(db, actor),
		personNames(db, filters.executorId === undefined ? [] : [filters.executorId])
	]);
	const units = (await unitsUnder(db, root.path)).filter((unit) => mine === 'all' || mine.includes(unit.id));
	const executor = people.get(filters.executorId ?? '');
	const any = (label: string): Option => ({ value: '', label });
	return {
		states: [any(words.any.state), ...STATES.map((value) => ({ value, label: messages[lang].state[value] }))],
		themes: [any(words.any.theme), ...themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))],
		units: [any(words.any.unit), ...(units.length === 0 ? [] : unitOptions(lang, units))],
		executor: executor === undefined ? undefined : words.executor(executor)
	};
}

/** The lists of the routing form. */
export async function presentRouting({ db, lang }: DeskContext) {
	const words = deskMessages[lang].routing;
	const [themes, root] = await Promise.all([openThemes(db), rootUnit(db)]);
	return {
		themes: [{ value: '', label: words.allThemes }, ...themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))],
		units: [{ value: '', label: words.chooseUnit }, ...unitOptions(lang, await unitsUnder(db, root.path))]
	};
}

/** Every rule with its place, theme and unit named. */
export async function presentRoutes({ db, lang }: DeskContext) {
	const words = deskMessages[lang].routing;
	const rules = await routeRules(db);
	const [themes, units, places] = await Promise.all([
		openThemes(db),
		unitsByIds(
			db,
			rules.map((rule) => rule.unitId)
		),
		placeNames(
			db,
			rules.flatMap((rule) => rule.territoryId ?? []),
			lang
		)
	]);
	return rules.map((rule) => {
		const place = places.get(rule.territoryId ?? '') ?? words.everywhere;
		const theme = themes.find((one) => one.id === rule.themeId)?.name[lang] ?? words.allThemes;
		return { id: rule.id, place, theme, unit: units.get(rule.unitId)?.name[lang] ?? '', remove: words.removeWhat(place, theme) };
	});
}

/** The unit that would take an appeal with this place and theme. */
export async function tryRoute({ db, lang }: DeskContext, asked: { territoryId?: string | undefined; themeId?: string | undefined }) {
	const unit = await routeFor(db, { territoryId: asked.territoryId ?? null, themeId: asked.themeId ?? null });
	return unit.name[lang];
}
