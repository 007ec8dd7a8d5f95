import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCalled, nameTexts, placeKey, placeWords, searchText, spelled } from './rules.ts';
import { TILES } from './rules/tiles.ts';

describe('letters of places', () => {
	it.each([
		['Солтүстік', 'Солтүстiк', 'Солтустик', 'солтүстік'],
		['Аршалинский', 'Aршалинский', 'АРШАЛИНСКИЙ', 'Arshalinskiy'],
		['Жетісу', 'Жетысу', 'Zhetysu', 'жетису'],
		['Құлсары', 'Кульсары', 'Кулсары', 'Qulsary'],
		['Есіл', 'Есиль', 'Yesil', 'есил'],
		['Қызылорда', 'Кызылорда', 'Qyzylorda', 'кызылорда']
	])('takes %s, %s, %s and %s for one', (...spellings) => {
		expect(new Set(spellings.map(placeKey)).size).toBe(1);
	});

	it.each([
		['с.Бесагаш', ['besagaw'], [4, 5]],
		['Семей Г.А.', ['semei'], [1, 2, 3, 4]],
		['район Ақсуат', ['aksuat'], [2, 3]],
		['Бесагаш Талгарский р-н', ['besagaw', 'talgarski'], []],
		['область Абай', ['abai'], [1]],
		['с.о.Қарақала', ['karakala'], [4, 5]],
		['selo', ['selo'], [4, 5]],
		['зимовка Карашокы 2', ['karawoki', '2'], [4, 5]],
		['', [], []]
	])('parts "%s" into name and kind', (text, words, levels) => {
		expect(placeWords(text)).toEqual({ words, levels });
	});

	it('keeps each different spelling once for the search', () => {
		expect(searchText({ kk: 'Абай облысы', ru: 'область Абай', en: 'Abai Region' })).toBe(' abai');
		expect(searchText({ kk: 'Алматы облысы', ru: 'Алматинская область', en: 'Almaty Region' })).toBe(' almati | almatinskax');
	});

	it('writes abbreviations as people do', () => {
		expect(['с.Бесагаш', 'г.Семей', 'Семей Г.А.', 'Абралинский с.о.', 'область Абай', 'ст.Тары'].map(spelled)).toEqual([
			'с. Бесагаш',
			'г. Семей',
			'Семей г.а.',
			'Абралинский с.о.',
			'область Абай',
			'ст. Тары'
		]);
	});

	it('repeats the name it knows', () => {
		expect(nameTexts('с.Орал')).toEqual({ kk: 'с.Орал', ru: 'с.Орал', en: 'с.Орал' });
		expect(nameTexts('г.Орал', { kk: 'Орал қаласы' })).toEqual({ kk: 'Орал қаласы', ru: 'г.Орал', en: 'г.Орал' });
	});
});

describe('a name that was typed', () => {
	it('is the place, spelt or folded, and not what is only alike', () => {
		expect(isCalled('Алматы облысы', 'алматы обл')).toBe(true);
		expect(isCalled('Көкшетау қаласы Ақмола облысы', 'кокшетау')).toBe(true);
		expect(isCalled('Бесқарағай ауданы Абай облысы', 'бесагаш')).toBe(false);
	});
});

describe('tiles', () => {
	it('lays out twenty regions, none over another, all names in their own letters', () => {
		expect(new Set(TILES.map((t) => t.code)).size).toBe(20);
		expect(new Set(TILES.map((t) => `${String(t.column)}/${String(t.row)}`)).size).toBe(20);
		for (const { label, locative } of TILES) {
			expect([label.kk, label.ru, locative.kk, locative.ru].join()).not.toMatch(/[a-zA-Z]/);
			expect(label.en + locative.en).not.toMatch(/\p{Script=Cyrillic}/u);
		}
	});

	it('stands where the style sheet puts it', () => {
		const css = readFileSync('src/lib/styles/figures.css', 'utf8');
		const placed = new Map(
			[...css.matchAll(/data-tile='(\d\d)'\] \{\s*grid-area: (\d) \/ (\d)/g)].map((m) => [m[1], [Number(m[2]), Number(m[3])]])
		);
		expect(placed).toEqual(new Map(TILES.map((t) => [t.code.slice(0, 2), [t.row, t.column]])));
	});
});
