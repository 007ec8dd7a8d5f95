import { expect, it } from 'vitest';
import { inBodyOrder } from './body-order.ts';

const texts = (kk: string, ru: string) => ({ kk, ru, en: ru });
const body = (level: number, branch: [string, string], name: string) => ({ level, branch: texts(...branch), name: texts(name, name) });

it('puts the country first, then regions by name in the language of the reader, each before its districts', () => {
	const country = body(2, ['Парламент', 'Парламент'], 'parliament');
	const regions: [string, string][] = [
		['Алматы облысы', 'Алматинская область'],
		['Әулиекөл', 'Аулиеколь'],
		['Қостанай облысы', 'Костанайская область'],
		['Шымкент', 'г. Шымкент']
	];
	const bodies = regions.flatMap((region) => [body(4, region, `${region[0]}, district`), body(3, region, region[0])]);
	const order = (lang: 'kk' | 'ru') => inBodyOrder(lang, [...bodies, country]).map(({ name }) => name.kk);
	expect(order('kk')).toEqual(['parliament', ...regions.flatMap(([name]) => [name, `${name}, district`])]);
	expect(order('ru').filter((name) => !name.includes(','))).toEqual([
		'parliament',
		'Алматы облысы',
		'Әулиекөл',
		'Шымкент',
		'Қостанай облысы'
	]);
});
