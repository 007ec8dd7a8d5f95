import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spanOf, stripOf, type StripDays } from './strip.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const days: StripDays = {
	issuedOn: day('2026-11-01'),
	acknowledgedOn: day('2026-11-02'),
	reportedOn: day('2026-11-05'),
	closedOn: day('2026-11-08'),
	dueOn: day('2026-11-04')
};

it('lays out what was waited for, and what came after the due date', () => {
	const today = day('2026-11-20');
	const span = spanOf([days], today);
	expect([span.from.toString(), span.to.toString()]).toEqual(['2026-11-01', '2026-11-08']);
	expect(stripOf(days, span, today)).toEqual({
		bars: [
			{ kind: 'waiting', x: 0, width: 25 },
			{ kind: 'working', x: 12.5, width: 50 },
			{ kind: 'judging', x: 50, width: 50 },
			{ kind: 'late', x: 50, width: 12.5 }
		],
		due: 50
	});
});

it('stays inside whatever the days are', () => {
	const from = day('2026-11-01');
	const later = (n: number | null) => (n === null ? null : from.add({ days: n }));
	const parts = fc.record({
		ack: fc.option(fc.nat(9)),
		rep: fc.option(fc.integer({ min: 9, max: 20 })),
		end: fc.option(fc.integer({ min: 20, max: 40 })),
		due: fc.nat(40),
		today: fc.integer({ min: 0, max: 90 })
	});
	fc.assert(
		fc.property(parts, ({ ack, rep, end, due, today }) => {
			const reported = ack === null ? null : rep;
			const one: StripDays = {
				issuedOn: from,
				acknowledgedOn: later(ack),
				reportedOn: later(reported),
				closedOn: later(end),
				dueOn: from.add({ days: due })
			};
			const look = from.add({ days: Math.max(today, end ?? 0, reported ?? 0, ack ?? 0) });
			const { bars, due: tick } = stripOf(one, spanOf([one], look), look);
			for (const { x, width } of bars) {
				expect(x).toBeGreaterThanOrEqual(0);
				expect(width).toBeGreaterThan(0);
				expect(x + width).toBeLessThanOrEqual(100.2);
			}
			expect(tick).toBeLessThanOrEqual(100);
		})
	);
});
