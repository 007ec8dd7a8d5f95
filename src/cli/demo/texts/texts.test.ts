import { describe, expect, it } from 'vitest';
import { seeded } from '../random.ts';
import { COMMON, composeAppeal } from './index.ts';
import { kkThemes } from './kk/index.ts';
import { ruThemes } from './ru/index.ts';

const SLOTS = /\{(?!street\}|house\}|place\}|n\})/;

describe.each([
	['kk', kkThemes],
	['ru', ruThemes]
] as const)('texts in %s', (lang, themes) => {
	it.each(Object.entries(themes))('%s has enough of everything, each once, and only known slots', (_, theme) => {
		for (const [list, least] of [
			[theme.stories, 5],
			[theme.effects, 4],
			[theme.requests, 4],
			[theme.reports, 3],
			...Object.values(theme.decisions).map((decisions) => [decisions, 2] as const)
		] as const) {
			expect(list.length).toBeGreaterThanOrEqual(least);
			expect(new Set(list).size).toBe(list.length);
			for (const text of list) expect(text).not.toMatch(SLOTS);
		}
	});

	it('gives many different letters', () => {
		const random = seeded(1);
		const codes = Object.keys(themes);
		const texts = new Set(Array.from({ length: 10_000 }, () => composeAppeal(random, random.pick(codes), lang).text));
		expect(texts.size).toBeGreaterThan(9_000);
		for (const text of texts) expect(text).not.toContain('{');
		expect(COMMON[lang].streets.length).toBeGreaterThan(20);
	});
});

it('both languages speak of the same themes', () => {
	expect(Object.keys(ruThemes)).toEqual(Object.keys(kkThemes));
});
