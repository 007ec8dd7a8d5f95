import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, isDone, isSeated, next, possible, sinceAfter, waits, WISH_ACTS, WISH_STATES, type WishState } from './rules.ts';
import { forecast, inOrder, ORDINARY, timesFor } from './rules/line.ts';

const at = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+05:00`);

describe('a wish to meet', () => {
	const waiting = { offer: 'offered', book: 'booked', arrive: 'arrived', refer: 'referred', withdraw: 'withdrawn' };
	const seated = {
		move: 'booked',
		remind: 'reminded',
		arrive: 'arrived',
		meet: 'met',
		miss: 'no_show',
		excuse: 'excused',
		revoke: 'revoked',
		withdraw: 'withdrawn'
	};

	it.each<[WishState, Record<string, string>]>([
		['requested', waiting],
		['revoked', waiting],
		['referred', waiting],
		['offered', { lapse: 'requested', decline: 'requested', book: 'booked', revoke: 'revoked', withdraw: 'withdrawn' }],
		['booked', seated],
		['reminded', seated],
		['arrived', { meet: 'met', miss: 'no_show', revoke: 'revoked' }],
		['no_show', { come_late: 'arrived', again: 'requested', excuse: 'excused' }],
		['excused', { again: 'requested' }],
		['met', {}],
		['withdrawn', {}]
	])('that is %s can become this and nothing else', (state, expected) => {
		const steps = WISH_ACTS.flatMap((act) => {
			const to = next({ state, returned: false }, act);
			return to === undefined ? [] : [[act, to]];
		});
		expect(Object.fromEntries(steps)).toEqual(expected);
	});

	it('comes back once after nobody came', () => {
		expect(possible({ state: 'no_show', returned: true })).toEqual(['excuse']);
		const missed = { state: 'no_show', since: at('02T10:00'), returned: false } as const;
		expect(after(missed, 'come_late', at('05T10:00'))).toEqual({ state: 'arrived', since: at('02T10:00'), returned: true });
		expect(after(missed, 'again', at('05T10:00'))).toEqual({ state: 'requested', since: at('05T10:00'), returned: true });
		expect(after({ ...missed, returned: true }, 'again', at('05T10:00'))).toBeUndefined();
	});

	it('is of one kind at a time: it waits, has a time, is offered one, is there or is done', () => {
		const kinds = WISH_STATES.map((state) => [waits(state), isSeated(state), isDone(state), ['offered', 'arrived'].includes(state)]);
		expect(kinds.map((kind) => kind.filter(Boolean).length)).toEqual(WISH_STATES.map(() => 1));
	});

	it('keeps its time without fault, and waits anew otherwise', () => {
		const [wish, later] = [{ since: at('02T10:00') }, at('09T10:00')];
		const kept = (['offer', 'decline', 'revoke', 'refer', 'book', 'move'] as const).map((act) => sinceAfter(wish, act, later));
		expect(kept.every((since) => since.equals(wish.since))).toBe(true);
		expect(sinceAfter(wish, 'lapse', later, { before: 0, unreached: false })).toEqual(wish.since);
		expect(sinceAfter(wish, 'lapse', later, { before: 4, unreached: true })).toEqual(wish.since);
		expect(sinceAfter(wish, 'lapse', later, { before: 1, unreached: false })).toEqual(later);
		expect(sinceAfter(wish, 'again', later)).toEqual(later);
	});
});

describe('the line', () => {
	const place = (id: string, since: string, rank = ORDINARY) => ({ id, since: at(since), rank });

	it('goes by group, then by how long one waits, then by who was recorded first', () => {
		const line = [
			place('d', '01T10:00'),
			place('b', '03T10:00', 2),
			place('c', '01T10:00'),
			place('a', '09T10:00', 1),
			place('e', '01T09:59')
		];
		expect(line.toSorted(inOrder).map(({ id }) => id)).toEqual(['a', 'b', 'e', 'c', 'd']);
	});

	it('is one order whatever stands in it: two are equal only when they are the same', () => {
		const places = fc.record({
			id: fc.stringMatching(/^[a-f0-9]{4}$/),
			rank: fc.integer({ min: 1, max: 3 }),
			day: fc.integer({ min: 1, max: 3 })
		});
		const made = ({ id, rank, day }: { id: string; rank: number; day: number }) => place(id, `0${String(day)}T10:00`, rank);
		fc.assert(
			fc.property(places, places, places, (x, y, z) => {
				const [a, b, c] = [made(x), made(y), made(z)];
				expect(Math.sign(inOrder(a, b))).toBe(-Math.sign(inOrder(b, a)));
				if (inOrder(a, b) <= 0 && inOrder(b, c) <= 0) expect(inOrder(a, c)).toBeLessThanOrEqual(0);
				if (inOrder(a, b) === 0) expect(a).toEqual(b);
			})
		);
	});

	it('offers nobody more than their share, and everybody something', () => {
		expect([timesFor(0, 4), timesFor(3, 4), timesFor(9, 4), timesFor(12, 4), timesFor(99, 4), timesFor(2, 1)]).toEqual([0, 1, 2, 3, 3, 2]);
	});
});

describe('the forecast', () => {
	const present = at('02T10:00');
	const seats = ['09T10:00', '16T10:00', '23T10:00'].map(at);
	const still = { count: 0, weeks: 8 };

	it('says nothing when there is nothing to tell from', () => {
		expect(forecast({ before: 0, seats: [], moved: still }, present)).toBeUndefined();
		expect(forecast({ before: 3, seats, moved: { count: 2, weeks: 8 } }, present)).toBeUndefined();
		expect(forecast({ before: 500, seats, moved: { count: 3, weeks: 8 } }, present)).toBeUndefined();
	});

	it('is a range between what is planned and what was done', () => {
		expect(forecast({ before: 1, seats, moved: still }, present)).toEqual({ from: 2, to: 3 });
		// Three in eight weeks: the second's turn comes in five weeks and a third, more or less.
		expect(forecast({ before: 1, seats: [], moved: { count: 3, weeks: 8 } }, present)).toEqual({ from: 3, to: 8 });
		expect(forecast({ before: 1, seats, moved: { count: 3, weeks: 8 } }, present)).toEqual({ from: 2, to: 8 });
	});

	it('always lies ahead, and who is further behind hears of nothing earlier', () => {
		const some = { before: fc.nat(20), days: fc.array(fc.nat(90), { maxLength: 20 }), count: fc.nat(30) };
		fc.assert(
			fc.property(fc.record(some), ({ before, days, count }) => {
				const ahead = days.toSorted((a, b) => a - b).map((days) => present.add({ hours: 24 * days }));
				const said = (place: number) => forecast({ before: place, seats: ahead, moved: { count, weeks: 8 } }, present);
				const [mine, next] = [said(before), said(before + 1)];
				if (mine === undefined) return;
				expect(mine.from).toBeGreaterThanOrEqual(0);
				expect(mine.to).toBeGreaterThan(mine.from);
				// Past the last planned seat the pace alone speaks, which may say less than the seats did.
				if (next !== undefined && before + 1 < ahead.length) expect(next.from).toBeGreaterThanOrEqual(mine.from);
			})
		);
	});
});
