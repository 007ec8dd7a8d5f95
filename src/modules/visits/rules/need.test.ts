import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENTS, evenRate, rank, type NeedMethod, type Settlement } from './need.ts';

const METHOD: NeedMethod = {
	weights: { appeals: 30, problems: 15, wishes: 20, waiting: 20, distance: 10, people: 5 },
	evenPeople: 2000,
	halfMonths: 12,
	halfKm: 100,
	halfPeople: 3000,
	leastKnown: 60
};
const TODAY = Temporal.PlainDate.from('2026-11-26');

const settlement = (id: string, over: Partial<Settlement> = {}): Settlement => ({
	id,
	population: 3000,
	counts: { appeals: 3, problems: 0, wishes: 0 },
	lastVisit: TODAY.subtract({ months: 12 }),
	km: 100,
	...over
});

const maybe = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined });
const any = fc
	.record({
		population: fc.option(fc.integer({ min: 1, max: 200_000 }), { nil: undefined }),
		counts: fc.record({ appeals: maybe(60), problems: maybe(9), wishes: maybe(30) }),
		lastVisit: fc.oneof(
			fc.constant('never' as const),
			fc.integer({ min: 0, max: 2000 }).map((days) => TODAY.subtract({ days }))
		),
		km: maybe(900)
	})
	.map((one) => one as Omit<Settlement, 'id'>);
const list = fc.array(any, { minLength: 1, maxLength: 25 }).map((all) => all.map((one, i) => ({ ...one, id: String(i) })));
const everyone = (settlements: readonly Settlement[]) => {
	const { ranked, unranked } = rank(settlements, METHOD, TODAY);
	return [...ranked, ...unranked];
};

describe('unmet need', () => {
	it('is explained by lines that add up, each with what it was made of', () => {
		const [one] = everyone([settlement('a'), settlement('b', { counts: { appeals: 3, problems: 0, wishes: 2 } })]);
		expect(one?.id).toBe('b');
		expect(one?.lines.map(({ component, raw, share, weight, points }) => [component, raw, share, weight, points])).toEqual([
			// As usual here: half of the weight.
			['appeals', 3, 0.5, 30, 150],
			['problems', 0, 0, 15, 0],
			['wishes', 2, expect.closeTo(0.615, 3), 20, 123],
			['waiting', expect.closeTo(11.99, 2), expect.closeTo(0.5, 2), 20, 100],
			['distance', 100, 0.5, 10, 50],
			['people', 3000, 0.5, 5, 25]
		]);
		expect(one?.points).toBe(448);
	});

	it('adds up for whatever settlements, each stands once, and the order they come in changes nothing', () => {
		fc.assert(
			fc.property(list, (settlements) => {
				const all = everyone(settlements);
				expect(all.map(({ id }) => id).toSorted()).toEqual(settlements.map(({ id }) => id).toSorted());
				for (const { lines, points, known } of all) {
					expect(lines.map(({ component }) => component)).toEqual([...COMPONENTS]);
					expect(points).toBe(lines.reduce((sum, line) => sum + line.points, 0));
					// Each of six lines is rounded for itself.
					expect(points >= 0 && points <= 1003).toBe(true);
					const sum = lines.reduce((total, line) => total + (line.share === undefined ? 0 : line.weight), 0);
					expect(known).toBe(sum);
				}
				const pointsOf = (needs: typeof all) => Object.fromEntries(needs.map(({ id, points }) => [id, points]));
				expect(pointsOf(everyone(settlements.toReversed()))).toEqual(pointsOf(all));
			})
		);
	});

	it('gets no line smaller by one more who waits, one month more, one kilometre more', () => {
		fc.assert(
			fc.property(list, fc.nat(), (settlements, which) => {
				const at = which % settlements.length;
				const one = settlements[at];
				if (one === undefined) return;
				const points = (with_: Settlement) => everyone(settlements.with(at, with_)).find(({ id }) => id === one.id);
				const line = (with_: Settlement, i: number) => points(with_)?.lines[i]?.share ?? -1;
				for (const [i, rate] of (['appeals', 'problems', 'wishes'] as const).entries()) {
					const more = { ...one, counts: { ...one.counts, [rate]: (one.counts[rate] ?? 0) + 1 } };
					if (one.counts[rate] !== undefined) expect(line(more, i)).toBeGreaterThanOrEqual(line(one, i) - 1e-9);
				}
				if (one.lastVisit !== 'never')
					expect(line({ ...one, lastVisit: one.lastVisit.subtract({ days: 31 }) }, 3)).toBeGreaterThan(line(one, 3));
				expect(line({ ...one, lastVisit: 'never' }, 3)).toBe(1);
				if (one.km !== undefined) expect(line({ ...one, km: one.km + 1 }, 4)).toBeGreaterThan(line(one, 4));
			})
		);
	});

	it('does not take what is not known for nought', () => {
		const nothing = settlement('a', { counts: { appeals: 0, problems: 0, wishes: 0 } });
		const unknown = settlement('b', { counts: { appeals: 0, problems: 0, wishes: undefined } });
		const [b, a] = everyone([nothing, unknown, settlement('c')]).filter(({ id }) => id !== 'c');
		expect([a?.lines[2]?.share, b?.lines[2]?.share]).toEqual([0, undefined]);
		// Its weight is left out: the others weigh more.
		expect([b?.known, (b?.points ?? 0) > (a?.points ?? 0)]).toEqual([80, true]);
		// Without the number of people there are no rates: too little is known for a place.
		const { ranked, unranked } = rank([nothing, settlement('d', { population: undefined })], METHOD, TODAY);
		expect([ranked.map(({ id }) => id), unranked.map(({ id, known }) => [id, known])]).toEqual([['a'], [['d', 30]]]);
	});

	it('draws a hamlet to what is usual: one letter is no crisis, and more people say more', () => {
		const town = settlement('town', { population: 10_000, counts: { appeals: 20, problems: 0, wishes: 0 } });
		const hamlet = settlement('hamlet', { population: 50, counts: { appeals: 1, problems: 0, wishes: 0 } });
		// For 1,000 people the hamlet has ten times as many; by as much as it can be known, fewer.
		const lines = Object.fromEntries(
			everyone([town, hamlet, settlement('usual')]).map(({ id, lines: [first] }) => [id, first?.share ?? 0])
		);
		expect(lines.hamlet).toBeLessThan(0.6);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (people, times) => {
				const usual = 2;
				// The same rate, twice the usual, of more people: never further from what was counted.
				const [few, many] = [
					evenRate((4 * people) / 1000, people, usual, 2000),
					evenRate((4 * people * times) / 1000, people * times, usual, 2000)
				];
				expect(few).toBeGreaterThanOrEqual(usual);
				expect(many).toBeGreaterThanOrEqual(few - 1e-9);
				expect(many).toBeLessThanOrEqual(4 + 1e-9);
			})
		);
	});
});
