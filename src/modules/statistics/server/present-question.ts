/** The form of the statistics: what can be chosen, and the ways to break the numbers down. */
import type { Option } from '#lib/ui/shapes.ts';
import { chosenPlace, kindsOn, openThemes, presentPlaces, unitOptions, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { CHANNELS } from '#modules/appeals/rules.ts';
import { NONE } from '#modules/appeals/rules/filters.ts';
import { messages } from '../messages/index.ts';
import { COMPARISONS, DIMENSIONS, periodsUpTo } from '../rules.ts';
import type { Question } from './ask.ts';
import { statisticsOf } from './links.ts';
import { periodName } from './shapes.ts';

/** Lists of the form, what is chosen in it, and a tab for each dimension. `placeQuery` looks a place up without JavaScript. */
export async function presentQuestion(context: DeskContext, { asked, by, units }: Question, placeQuery: string) {
	const { db, lang, today } = context;
	const { form, compare, by: tabs } = messages[lang];
	const { themeId, kind, channel, territoryId } = asked.filters;
	const [themes, kinds, chosen, found] = await Promise.all([
		openThemes(db),
		kindsOn(db, today),
		chosenPlace(context, territoryId === NONE ? undefined : territoryId),
		placeQuery === '' || territoryId !== undefined ? [] : presentPlaces(context, placeQuery)
	]);
	const all: Option = { value: '', label: form.all };
	const periods = periodsUpTo(today);
	const listed = periods.some(({ text }) => text === asked.period.text) ? periods : [asked.period, ...periods];
	return {
		units: unitOptions(lang, units),
		periods: listed.map((period) => ({ value: period.text, label: periodName(lang, period) })),
		themes: [all, ...themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))],
		kinds: [all, ...kinds.map((one) => ({ value: one.id, label: one.name[lang] }))],
		channels: [all, ...CHANNELS.map((one) => ({ value: one, label: appealMessages[lang].channel[one] }))],
		comparisons: [...COMPARISONS, 'none' as const].map((one) => ({ value: one, label: compare.with[one] })),
		places: [...chosen, ...found],
		chosen: { unit: asked.unit.id, period: asked.period.text, theme: themeId, kind, channel, territoryId, vs: asked.vs ?? 'none', by },
		about: `${asked.unit.name[lang]}, ${periodName(lang, asked.period)}`,
		files: {
			pdf: statisticsOf(asked, by, {}, 'report.pdf'),
			csv: statisticsOf(asked, by, {}, 'report.csv'),
			xlsx: statisticsOf(asked, by, {}, 'report.xlsx')
		},
		tabs: DIMENSIONS.filter((dimension) => dimension !== 'month' || asked.period.size !== 'month').map((dimension) => ({
			text: tabs[dimension],
			href: statisticsOf(asked, dimension),
			current: dimension === by
		}))
	};
}
