import { expect, it } from 'vitest';
import { holdsOn, roomFor, type Dated } from './editions.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const edition = (from: string, to?: string): Dated => ({ validFrom: day(from), validTo: to === undefined ? null : day(to) });

it('puts a new edition between the one before and the one to come', () => {
	const [first, last] = [edition('2024-01-01', '2026-05-31'), edition('2026-06-01')];
	for (const list of [
		[first, last],
		[last, first]
	]) {
		const { ends, eve, validTo } = roomFor(list, day('2026-03-01'));
		expect([ends, eve.toString(), validTo?.toString()]).toEqual([first, '2026-02-28', '2026-05-31']);
	}
	expect(roomFor([first, last], day('2026-07-01'))).toMatchObject({ ends: last, validTo: null });
});

it('ends nothing that has ended already', () => {
	expect(roomFor([edition('2024-01-01', '2024-12-31')], day('2026-01-01'))).toMatchObject({ ends: undefined, validTo: null });
	expect(roomFor([edition('2024-01-01', '2025-12-31')], day('2026-01-01')).ends).toBeUndefined();
});

it('holds from its first day to its last', () => {
	const one = edition('2026-01-01', '2026-01-31');
	expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((iso) => holdsOn(one, day(iso)))).toEqual([false, true, true, false]);
	expect(holdsOn(edition('2026-01-01'), day('2030-01-01'))).toBe(true);
});
