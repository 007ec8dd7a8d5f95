import { expect, it } from 'vitest';
import { isOwed, lateFirst } from './rules.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

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
