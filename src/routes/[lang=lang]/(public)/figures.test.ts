import { expect, it } from 'vitest';
import { presentHome } from './figures.ts';

const FIGURES = {
	received: 1284,
	open: 284,
	decided: 990,
	due: 1000,
	onTime: 962,
	overdue: 10,
	solved: 60,
	partly: 20,
	notSolved: 20,
	medianDays: 9
};

it('says four numbers in words, each in the reader’s form', () => {
	expect(presentHome('ru', FIGURES, 5).map((stat) => stat.value)).toEqual(['1\u00a0284', '9', '96 %', '60 %']);
	expect(presentHome('en', FIGURES, 5)[0]?.value).toBe('1,284');
});

it('keeps silent about what rests on too few', () => {
	expect(presentHome('kk', { ...FIGURES, received: 4, decided: 3, due: 3, solved: 1, partly: 0, notSolved: 0 }, 5)).toEqual([]);
	expect(
		presentHome('kk', { ...FIGURES, received: 5, decided: 0, due: 0, medianDays: undefined, solved: 0, partly: 0, notSolved: 0 }, 0)
	).toHaveLength(1);
});
