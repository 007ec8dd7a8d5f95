import { describe, expect, it } from 'vitest';
import { mayBeSigned, outcomeOf, standingOf, type Asked } from './rules.ts';

const here = (outcome: Asked['outcome']): Asked => ({ outcome, part: null });
const apart = (state: 'in_work' | 'answered', outcome: Asked['outcome'] = null): Asked => ({ outcome: null, part: { state, outcome } });

describe('the questions of an appeal', () => {
	it.each([
		[here(null), 'open', null],
		[here('refused'), 'answered', 'refused'],
		[apart('in_work'), 'apart', null],
		[apart('answered', 'satisfied'), 'answered', 'satisfied']
	] as const)('%j stands %s', (asked, standing, outcome) => {
		expect([standingOf(asked), outcomeOf(asked)]).toEqual([standing, outcome]);
	});

	it('let the decision be signed when none that stayed is without an outcome', () => {
		expect(mayBeSigned([])).toBe(true);
		expect(mayBeSigned([here('noted'), apart('in_work')])).toBe(true);
		expect(mayBeSigned([here('noted'), here(null)])).toBe(false);
	});
});
