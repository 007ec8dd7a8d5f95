import { expect, it } from 'vitest';
import { isMixedScript } from '../../platform/search/index.ts';
import { UNIT_CODE } from '../../modules/organisation/rules.ts';
import { fullName } from './organisation.ts';
import { keyboardless } from './phrases.ts';
import { DISTRICTS } from './places.ts';
import { REGIONS } from './regions.ts';
import { personName } from './names.ts';
import { seeded } from './random.ts';

it('names twenty regions and their districts, each code once, no word of two alphabets', () => {
	expect(REGIONS).toHaveLength(20);
	const districts = REGIONS.flatMap((region) => (DISTRICTS[region.code] ?? []).map((district) => ({ region, district })));
	expect(districts.length).toBeGreaterThan(200);
	expect(new Set(districts.map(({ district }) => district[0])).size).toBe(districts.length);
	const codes = districts.map(({ region, district }) => region.unit + district[1]);
	expect(new Set([...codes, ...REGIONS.map((region) => region.unit)]).size).toBe(districts.length + 20);
	for (const code of codes) expect(code).toMatch(UNIT_CODE);
	for (const { region, district } of districts) {
		expect(district[0].slice(0, 2)).toBe(region.code.slice(0, 2));
		for (const name of Object.values(fullName(district))) expect(name.split(/[\s.-]+/).filter(isMixedScript), name).toEqual([]);
	}
});

it('writes Kazakh as on a keyboard without Kazakh letters', () => {
	expect(keyboardless('Ұлы Көшеде ІЗ қалды, әңгіме бітті')).toBe('Улы Кошеде ИЗ калды, ангиме битти');
});

it('makes names of one alphabet in both languages', () => {
	const random = seeded(1);
	for (let i = 0; i < 300; i++) {
		expect(personName(random, 'kk', 0)).toMatch(/^\p{Script=Cyrillic}+ \p{Script=Cyrillic}+$/u);
		expect(personName(random, 'ru', 0.5)).toMatch(/^[А-Яа-яЁё]+ [А-Яа-яЁё]+$/u);
	}
});
