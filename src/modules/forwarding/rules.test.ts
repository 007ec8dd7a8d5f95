import { describe, expect, it } from 'vitest';
import { dayFault, FORWARD_STATES, isOpen, isSilent, next, possibleActs, WAYS, type ForwardAct, type ForwardState } from './rules.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe('each state leads to exactly these acts', () => {
	const before: Partial<Record<ForwardState, ForwardAct[]>> = {
		draft: ['edit', 'approve', 'reject', 'withdraw'],
		approved: ['reject', 'withdraw', 'sign']
	};
	it.each(WAYS)('%s', (way) => {
		const expected = { ...before, ...(way === 'body' ? { sent: ['post', 'register', 'answer', 'return', 'pass'] } : {}) } as typeof before;
		for (const state of FORWARD_STATES) expect(possibleActs(way, state), state).toEqual(expected[state] ?? []);
	});
});

it('signing sends to a body, and ends the way up', () => {
	expect([next('body', 'approved', 'sign'), next('upward', 'approved', 'sign')]).toEqual(['sent', 'done']);
	expect([next('body', 'draft', 'sign'), next('upward', 'draft', 'sign')]).toEqual([undefined, undefined]);
});

it('one that was sent is open until the body answers, returns it or passes it on', () => {
	expect(FORWARD_STATES.filter(isOpen)).toEqual(['draft', 'approved', 'sent']);
});

it('a body is silent from the day after its term, and not once it has answered', () => {
	const due = day('2026-04-14');
	expect(isSilent('sent', due, due)).toBe(false);
	expect(isSilent('sent', due, day('2026-04-15'))).toBe(true);
	expect(isSilent('answered', due, day('2026-05-01'))).toBe(false);
	expect(isSilent('draft', null, day('2026-05-01'))).toBe(false);
});

it('a body acts neither before it was sent anything nor in days to come', () => {
	const [sent, today] = [day('2026-03-19'), day('2026-03-30')];
	expect(['2026-03-18', '2026-03-19', '2026-03-30', '2026-03-31'].map((iso) => dayFault(day(iso), sent, today))).toEqual([
		'early',
		undefined,
		undefined,
		'future'
	]);
});
