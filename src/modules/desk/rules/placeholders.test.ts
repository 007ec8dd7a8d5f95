import { expect, it } from 'vitest';
import { fillPlaceholders, unknownPlaceholders } from './placeholders.ts';

it('finds what means nothing, once each', () => {
	expect(unknownPlaceholders('№ {number}, {өтініш} {name} { due } {name} {}')).toEqual(['өтініш', 'name', '']);
	expect(unknownPlaceholders('{number} {theme}')).toEqual([]);
});

it('fills what is known, leaves a gap for what is not, and takes no text of a value for a placeholder', () => {
	const values = { number: '{due}', due: '1 желтоқсан', theme: '' };
	expect(fillPlaceholders('{number}; { due }; {theme}; {place}; {other}', values, '[…]')).toBe('{due}; 1 желтоқсан; […]; […]; {other}');
});
