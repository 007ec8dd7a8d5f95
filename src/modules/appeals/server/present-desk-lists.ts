/** What the routing page offers to choose from, and the rules of routing in words. */
import { rootUnit, unitsByIds, unitsUnder } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { routeRules } from './desk.ts';
import { openThemes } from './directory.ts';
import { unitOptions } from './present-desk-forms.ts';
import type { DeskContext } from './present-desk.ts';
import { routeFor } from './route.ts';

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
