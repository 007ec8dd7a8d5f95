import type { Random } from '../random.ts';
import { kkCommon } from './kk/common.ts';
import { kkThemes } from './kk/index.ts';
import { ruCommon } from './ru/common.ts';
import { ruThemes } from './ru/index.ts';
import type { CommonTexts, Outcome, ThemeTexts } from './types.ts';

export type { CommonTexts, Outcome, ThemeTexts } from './types.ts';
export type DemoLang = 'kk' | 'ru';

const THEMES: Record<DemoLang, Readonly<Record<string, ThemeTexts>>> = { kk: kkThemes, ru: ruThemes };
export const COMMON: Record<DemoLang, CommonTexts> = { kk: kkCommon, ru: ruCommon };

export interface ComposedAppeal {
	text: string;
	street: string;
	report: string;
	outcome: Outcome;
	decision: string;
}

const OUTCOMES: readonly Outcome[] = [
	'satisfied',
	'satisfied',
	'satisfied',
	'partly_satisfied',
	'partly_satisfied',
	'clarified',
	'clarified',
	'refused',
	'noted'
];

function fill(text: string, slots: Record<string, string>): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

/**
 * One appeal as a person would write it, with the report and the decision that answer it. The story is always there;
 * the rest comes or not, as in real letters. `place` is a settlement's name in the nominative.
 */
export function composeAppeal(random: Random, themeCode: string, lang: DemoLang, place = ''): ComposedAppeal {
	const theme = THEMES[lang][themeCode] ?? THEMES[lang].other;
	if (theme === undefined) throw new Error(`no texts for ${themeCode}`);
	const common = COMMON[lang];
	const street = random.pick(common.streets);
	const slots = { street, house: String(1 + random.below(120)), n: String(2 + random.below(9)), place };
	const sometimes = (chance: number, list: readonly string[]) => (random.chance(chance) ? [random.pick(list)] : []);
	const parts = [
		...sometimes(0.35, common.greetings),
		random.pick(theme.stories),
		...sometimes(0.25, common.writers),
		...sometimes(0.45, common.since),
		...sometimes(0.6, theme.effects),
		...sometimes(0.35, common.tried),
		...sometimes(0.75, theme.requests),
		...sometimes(0.15, common.closings)
	];
	const outcome = random.pick(OUTCOMES);
	return {
		text: fill(parts.join(' '), slots),
		street,
		report: fill(random.pick(theme.reports), slots),
		outcome,
		decision: fill(random.pick(theme.decisions[outcome]), slots)
	};
}

/** A decision on a theme with this outcome, about the street with this place in the lists. */
export function decisionFor(random: Random, themeCode: string, lang: DemoLang, outcome: Outcome, street: number): string {
	const theme = THEMES[lang][themeCode] ?? THEMES[lang].other;
	if (theme === undefined) throw new Error(`no texts for ${themeCode}`);
	const slots = { street: COMMON[lang].streets[street] ?? '', house: String(1 + random.below(60)), n: String(2 + random.below(9)) };
	return fill(random.pick(theme.decisions[outcome]), slots);
}
