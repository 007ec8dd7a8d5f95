import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allot } from './rules/allot.ts';
import { ledgerOf, lineOf, normOn, owedIn, slotsOf, sumOf, wholeMonths, windowsOf, yearOf, type Norm, type Span } from './rules.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const span = (from: string, to: string): Span => ({ from: date(from), to: date(to) });
const YEAR = yearOf(date('2026-05-17'));
const norm = (changes: Partial<Norm> = {}): Norm => ({
	duty: 'report_meeting',
	scope: 'all',
	times: 1,
	months: 12,
	partial: 'months',
	validFrom: date('2020-01-01'),
	validTo: null,
	...changes
});
const day = fc.integer({ min: 0, max: 364 }).map((days) => YEAR.from.add({ days }));
const held = fc.tuple(fc.integer({ min: -400, max: 364 }), fc.integer({ min: 0, max: 900 })).map(([from, long]) => ({
	from: YEAR.from.add({ days: from }),
	to: YEAR.from.add({ days: from + long })
}));

describe('the part of a period that is owed', () => {
	it('goes by whole months of the calendar, rounded to the nearest', () => {
		const year = { times: 1, months: 12, partial: 'months' } as const;
		expect(owedIn(year, YEAR, span('2026-01-01', '2026-06-30'))).toBe(1);
		expect(owedIn(year, YEAR, span('2026-01-02', '2026-06-30'))).toBe(0);
		expect(owedIn({ ...year, times: 12 }, YEAR, span('2026-03-15', '2030-01-01'))).toBe(9);
		expect(owedIn({ ...year, partial: 'whole' }, YEAR, span('2026-12-20', '2030-01-01'))).toBe(1);
		expect(owedIn({ ...year, partial: 'none' }, YEAR, span('2026-01-02', '2030-01-01'))).toBe(0);
	});

	it('leaves out months in which somebody was away all the time, also by absences that follow each other', () => {
		const all = span('2020-01-01', '2030-01-01');
		const [march] = [span('2026-02-20', '2026-03-10'), span('2026-03-11', '2026-04-02')];
		expect(wholeMonths(YEAR, all, [march ?? YEAR])).toBe(12);
		expect(wholeMonths(YEAR, all, [span('2026-03-11', '2026-04-02'), span('2026-02-20', '2026-03-10')])).toBe(11);
		expect(owedIn({ times: 1, months: 12, partial: 'whole' }, YEAR, all, [span('2025-12-01', '2027-01-31')])).toBe(0);
	});

	it('is never more than the norm, all of it for the whole period, none without a day of it, and grows with the mandate', () => {
		fc.assert(
			fc.property(
				held,
				fc.integer({ min: 1, max: 24 }),
				fc.constantFrom('months', 'whole', 'none'),
				fc.integer({ min: 0, max: 200 }),
				(mandate, times, partial, more) => {
					const one = { times, months: 12, partial } as const;
					const owed = owedIn(one, YEAR, mandate);
					const longer = owedIn(one, YEAR, { from: mandate.from.subtract({ days: more }), to: mandate.to.add({ days: more }) });
					expect(owed).toBeGreaterThanOrEqual(0);
					expect(owed).toBeLessThanOrEqual(longer);
					expect(longer).toBeLessThanOrEqual(times);
					expect(owedIn(one, YEAR, YEAR)).toBe(times);
					expect(owedIn(one, YEAR, span('2027-01-01', '2028-01-01'))).toBe(0);
				}
			)
		);
	});
});

describe('which norm holds', () => {
	it('is that of the body itself before its level, and that before all', () => {
		const [all, regional, own] = [
			norm(),
			norm({ scope: 'regional', times: 2 }),
			norm({ scope: 'u1', times: 3, validFrom: date('2026-07-01') })
		];
		const on = (iso: string, ...scopes: string[]) => normOn([all, regional, own], 'report_meeting', scopes, date(iso))?.times;
		expect(on('2026-08-01', 'u1', 'regional', 'all')).toBe(3);
		expect(on('2026-06-30', 'u1', 'regional', 'all')).toBe(2);
		expect(on('2026-08-01', 'u2', 'district', 'all')).toBe(1);
		expect(on('2019-12-31', 'u1', 'regional', 'all')).toBeUndefined();
	});

	it('is the one of the first day of each period, to its end', () => {
		const mandate = { held: span('2023-01-01', '2028-01-01'), body: { id: 'u1', level: 'regional' }, absences: [] };
		const monthly = norm({ duty: 'reception_day', months: 1, validTo: date('2026-04-15') });
		const quarterly = norm({ duty: 'reception_day', months: 3, times: 4, validFrom: date('2026-04-16') });
		const slots = slotsOf([{ code: 'reception_day', faces: ['reception'] }], [monthly, quarterly], mandate, YEAR);
		expect(slots.map(({ window, owed }) => [window.from.toString(), owed])).toEqual([
			...['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map((from) => [from, 1]),
			...['2026-07-01', '2026-10-01'].map((from) => [from, 4])
		]);
	});

	it('cuts the year into periods without a gap', () => {
		for (const months of [1, 3, 6, 12] as const) {
			const windows = windowsOf(months, YEAR);
			expect(windows[0]?.from.equals(YEAR.from)).toBe(true);
			expect(windows.at(-1)?.to.equals(YEAR.to)).toBe(true);
			for (const [i, { from }] of windows.slice(1).entries()) expect(windows[i]?.to.add({ days: 1 }).equals(from)).toBe(true);
		}
	});
});

describe('a line', () => {
	const since = date('2026-02-01');

	it('says what is missing of a period that is over, and nothing of one before records were kept', () => {
		const [january, march, april] = [span('2026-01-01', '2026-01-31'), span('2026-03-01', '2026-03-31'), span('2026-04-01', '2026-04-30')];
		const on = date('2026-04-30');
		expect(lineOf({ owed: 2, window: january }, 0, on, since)).toMatchObject({ missing: 0, unknown: 2 });
		expect(lineOf({ owed: 2, window: march }, 1, on, since)).toMatchObject({ missing: 1, unknown: 0, notYetDue: 0 });
		expect(lineOf({ owed: 2, window: march }, 1, on, undefined)).toMatchObject({ missing: 0, unknown: 1 });
		// Its last day is still a day on which it can be held.
		expect(lineOf({ owed: 2, window: april }, 1, on, since)).toMatchObject({ missing: 0, notYetDue: 1 });
		expect(lineOf({ owed: 0, window: april }, 3, on, since)).toMatchObject({ ahead: 3, notYetDue: 0 });
	});
});

const FACES = ['event:a', 'event:b', 'reception', 'visit'];
const DUTIES = [
	{ code: 'a', faces: ['event:a'] },
	{ code: 'ab', faces: ['event:a', 'event:b'] },
	{ code: 'reception', faces: ['reception'] },
	{ code: 'visit', faces: ['visit'] }
];
const norms = fc.array(
	fc.record({
		duty: fc.constantFrom(...DUTIES.map(({ code }) => code)),
		times: fc.integer({ min: 1, max: 4 }),
		months: fc.constantFrom(1, 3, 6, 12),
		partial: fc.constantFrom('months', 'whole', 'none')
	}),
	{ maxLength: 5 }
);
const acts = fc
	.array(fc.record({ day, faces: fc.uniqueArray(fc.constantFrom(...FACES), { minLength: 1, maxLength: 2 }) }), { maxLength: 25 })
	.map((list) => list.map((one, i) => ({ ...one, id: String(i) })));

describe('the ledger', () => {
	it('adds up, counts each act once and only where it fits, and says no nought of what is not known', () => {
		fc.assert(
			fc.property(norms, acts, held, day, fc.option(day), (list, all, mandate, on, recorded) => {
				const editions = list.map((one) => norm(one as Partial<Norm>));
				const unique = DUTIES.flatMap(({ code }) => editions.filter(({ duty }) => duty === code).slice(0, 1));
				const slots = slotsOf(DUTIES, unique, { held: mandate, body: { id: 'u', level: 'city' }, absences: [] }, YEAR);
				const ledger = ledgerOf(slots, all, on, () => recorded ?? undefined);
				const counted = ledger.flatMap(({ acts: own }) => own.map(({ id }) => id));
				expect(new Set(counted).size).toBe(counted.length);
				for (const { slot, line, acts: own } of ledger) {
					expect(line.held + line.missing + line.notYetDue + line.unknown).toBe(line.owed + line.ahead);
					expect(Object.values(line).every((n) => n >= 0)).toBe(true);
					expect(own.every((act) => act.faces.some((face) => slot.faces.includes(face)))).toBe(true);
					expect(line.ahead > 0 && line.missing + line.notYetDue + line.unknown > 0).toBe(false);
					if (recorded === null) expect(line.missing).toBe(0);
				}
				const sum = sumOf(ledger.map(({ line }) => line));
				expect(sum.held).toBe(counted.length);
				// What counts nowhere fits nowhere.
				const fits = (act: (typeof all)[number]) =>
					slots.some(
						({ faces, window }) =>
							act.faces.some((face) => faces.includes(face)) &&
							Temporal.PlainDate.compare(act.day, window.from) >= 0 &&
							Temporal.PlainDate.compare(act.day, window.to) <= 0
					);
				expect(all.filter(fits)).toHaveLength(counted.length);
			})
		);
	});

	it('meets as much as can be met: nothing is lacking for which an act would move', () => {
		const place = (key: string, owed: number, ...faces: string[]) => ({ key, owed, faces, window: YEAR });
		const act = (id: string, ...faces: string[]) => ({ id, faces, day: date('2026-03-01') });
		// The meeting that could be either steps aside for the trip.
		const where = allot([place('report', 1, 'event:a'), place('visit', 1, 'visit')], [act('1', 'event:a', 'visit'), act('2', 'event:a')]);
		expect([...where]).toEqual(
			[
				['report', '2'],
				['visit', '1']
			].map(([key, id]) => [id, key])
		);
	});

	it('never has less held in time when one more act is known', () => {
		fc.assert(
			fc.property(acts, day, (all, on) => {
				const slots = slotsOf(
					DUTIES,
					DUTIES.map(({ code }) => norm({ duty: code, times: 2, months: 6 })),
					{ held: YEAR, body: { id: 'u', level: 'city' }, absences: [] },
					YEAR
				);
				const lacking = (list: typeof all) => {
					const { missing, notYetDue, unknown } = sumOf(ledgerOf(slots, list, on, () => YEAR.from).map(({ line }) => line));
					return missing + notYetDue + unknown;
				};
				expect(lacking(all)).toBeLessThanOrEqual(lacking(all.slice(1)));
			})
		);
	});
});
