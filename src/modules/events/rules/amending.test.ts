import { expect, it } from 'vitest';
import { approvableFrom, approvalFault, mayAmend } from './amending.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

it('takes amendments to a draft until the last day, that day included', () => {
	const states = ['none', 'draft', 'frozen', 'approved', 'published'];
	const can = (today: string) => states.filter((state) => mayAmend(state, { today: day(today), amendUntil: day('2026-11-17') }));
	expect(can('2026-11-17')).toEqual(['draft']);
	expect(can('2026-11-18')).toEqual([]);
});

it('is approved when everybody had their time and every amendment was decided', () => {
	expect(approvableFrom(day('2026-11-16')).toString()).toBe('2026-11-17');
	const from = approvableFrom(day('2026-11-17'), day('2026-11-16'));
	expect(from.toString()).toBe('2026-11-18');
	expect(approvalFault({ today: day('2026-11-17'), from }, 0)).toBe('term_runs');
	expect(approvalFault({ today: from, from }, 1)).toBe('amendments_open');
	expect(approvalFault({ today: from, from }, 0)).toBeUndefined();
});
