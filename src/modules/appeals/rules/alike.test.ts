import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stems } from '#platform/search/index.ts';
import { alike, ALIKE_FROM, metresBetween, wordWeight, type AlikeFacts, type WordCounts } from './alike.ts';

interface One {
	theme: number;
	words: string[];
}

/** 200 pairs of real requests, labelled by hand; what is kept of them and why is in docs/similarity.md. */
const labelled = JSON.parse(readFileSync(path.join(import.meta.dirname, '../cases/similar-pairs.json'), 'utf8')) as {
	texts: number;
	counts: Record<string, number>;
	pairs: { same: boolean; metres: number; days: number; a: One; b: One }[];
};
const counts: WordCounts = { of: labelled.texts, count: (word) => labelled.counts[word] ?? 0 };
const START = Temporal.Instant.from('2019-01-01T00:00:00Z');
const METRE = 180 / Math.PI / 6_371_000;

function facts({ theme, words }: One, metres = 0, days = 0): AlikeFacts {
	return {
		words: new Set(words),
		themeId: String(theme),
		territoryId: 'city',
		regionId: 'city',
		point: { latitude: metres * METRE, longitude: 0 },
		at: START.add({ hours: 24 * days })
	};
}

function figures(half: 0 | 1) {
	const pairs = labelled.pairs.filter((_, i) => i % 2 === half);
	const judged = pairs.map(({ same, metres, days, a, b }) => ({
		same,
		said: alike(facts(a), facts(b, metres, days), counts).score >= ALIKE_FROM
	}));
	const count = (same: boolean, said: boolean) => judged.filter((one) => one.same === same && one.said === said).length;
	const hits = count(true, true);
	return { precision: hits / (hits + count(false, true)), recall: hits / (hits + count(true, false)) };
}

describe('on real requests', () => {
	it('holds 200 pairs, of which about half are one thing in one place', () => {
		expect(labelled.pairs.length).toBe(200);
		expect(labelled.pairs.filter((pair) => pair.same).length).toBe(97);
	});

	it('finds what it was chosen on, and as much on the half that it never saw', () => {
		const [chosen, reported] = [figures(0), figures(1)];
		console.info('alike, chosen on:', chosen, 'reported on:', reported);
		expect(chosen.precision).toBeGreaterThanOrEqual(0.8);
		expect(chosen.recall).toBeGreaterThanOrEqual(0.75);
		expect(reported.precision).toBeGreaterThanOrEqual(0.8);
		expect(reported.recall).toBeGreaterThanOrEqual(0.78);
	});

	it('keeps nothing by which somebody could be known: words without order, digits, addresses or dates', () => {
		for (const { a, b } of labelled.pairs)
			for (const { words } of [a, b]) {
				expect(words).toEqual(words.toSorted());
				expect(words.filter((word) => /\d/.test(word))).toEqual([]);
			}
	});
});

describe('on Kazakh and Russian texts without points', () => {
	const none: WordCounts = { of: 0, count: () => 0 };
	const text = (words: string, themeId: string, territoryId = 'village'): AlikeFacts => ({
		words: new Set(stems(words)),
		themeId,
		territoryId,
		regionId: 'region',
		point: null,
		at: START
	});
	const light = text('Абай көшесіндегі шамдар үш айдан бері жанбайды, кешке қараңғы.', 'light');

	it.each([
		['Абай көшесінде шам жанбайды, балалар мектептен қараңғыда қайтады', 'light', 'village', true],
		['Абай көшесінде шамдар жанбайды, үш айдан бері қараңғы', 'light', 'far', false],
		['Абай көшесіндегі жол шұңқыр, көлік жүре алмайды', 'roads', 'village', false],
		['Біздің ауылда ауыз су екі күннен бері жоқ', 'water', 'village', false]
	])('%s', (other, theme, place, same) => {
		expect(alike(light, text(other, theme, place), none).score >= ALIKE_FROM).toBe(same);
	});

	it('Русский текст узнаётся в других падежах', () => {
		const one = text('На улице Абая третий месяц не горят фонари, вечером темно.', 'light');
		const other = text('Не горит фонарь на Абая, по вечерам темнота на всей улице', 'light');
		expect(alike(one, other, none).score).toBeGreaterThanOrEqual(ALIKE_FROM);
		expect(alike(one, text('На улице Абая прорвало трубу, течёт вода', 'water'), none).score).toBeLessThan(ALIKE_FROM);
	});
});

describe('the parts', () => {
	const base = facts({ theme: 1, words: ['фонар', 'абай'] });
	const none: WordCounts = { of: 0, count: () => 0 };

	it('weigh a rare word more than a common one', () => {
		const some: WordCounts = { of: 1000, count: (word) => (word === 'улиц' ? 900 : 2) };
		expect(wordWeight('фонар', some)).toBeGreaterThan(wordWeight('улиц', some) * 100);
		const other = facts({ theme: 1, words: ['фонар', 'улиц'] });
		expect(alike(facts({ theme: 1, words: ['фонар', 'улиц', 'темн'] }), other, some).shared[0]).toBe('фонар');
	});

	it('are said each by itself, and the same whoever is first', () => {
		const other = facts({ theme: 2, words: ['фонар'] }, 75, 400);
		const [there, back] = [alike(base, other, none), alike(other, base, none)];
		expect(there).toEqual(back);
		expect(there.place).toBeCloseTo(0.5, 2);
		expect(there.theme).toBe(0);
		expect(there.time).toBeGreaterThan(0.4);
		expect(there.time).toBeLessThan(0.6);
		expect(alike(base, base, none).score).toBeCloseTo(1);
	});

	it('measure distance as the earth does', () => {
		const [almaty, astana] = [
			{ latitude: 43.238, longitude: 76.945 },
			{ latitude: 51.128, longitude: 71.43 }
		];
		expect(metresBetween(almaty, astana) / 1000).toBeGreaterThan(955);
		expect(metresBetween(almaty, astana) / 1000).toBeLessThan(985);
		expect(metresBetween(almaty, almaty)).toBe(0);
	});
});
