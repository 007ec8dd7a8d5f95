import { expect, it } from 'vitest';
import { approvableFrom, approvalFault, isOwed, lateFirst, mayAmend, type MinutesState } from './rules.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const amendUntil = day('2026-11-17');

it('takes amendments to a draft until the last day, that day included', () => {
	const states: MinutesState[] = ['none', 'draft', 'approved', 'published'];
	const can = (today: string) => states.filter((state) => mayAmend(state, { today: day(today), amendUntil }));
	expect(can('2026-11-17')).toEqual(['draft']);
	expect(can('2026-11-18')).toEqual([]);
});

it('is approved after the term, when every amendment was decided', () => {
	expect(approvableFrom(amendUntil).toString()).toBe('2026-11-18');
	expect(approvalFault({ today: day('2026-11-17'), amendUntil }, 0)).toBe('term_runs');
	expect(approvalFault({ today: day('2026-11-18'), amendUntil }, 1)).toBe('amendments_open');
	expect(approvalFault({ today: day('2026-11-18'), amendUntil }, 0)).toBeUndefined();
});

it('puts what is late first, then what is due first; what is done is late no more', () => {
	const one = (id: string, state: 'issued' | 'accepted', dueOn: string, daysLate = 0) => ({ id, state, dueOn: day(dueOn), daysLate });
	const list = [
		one('done', 'accepted', '2026-10-01', 3),
		one('ahead', 'issued', '2026-12-01'),
		one('late', 'issued', '2026-11-10', 2),
		one('later', 'issued', '2026-11-01', 8)
	];
	expect(lateFirst(list).map(({ id }) => id)).toEqual(['later', 'late', 'done', 'ahead']);
	expect(list.filter(isOwed).map(({ id }) => id)).toEqual(['ahead', 'late', 'later']);
});
