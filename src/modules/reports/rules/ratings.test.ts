import { describe, expect, it } from 'vitest';
import { COMMENT_ACTS, COMMENT_STATES, distribution, nextOfComment, ratingOf, readCode, slipsLeft } from './ratings.ts';

const at = (iso: string) => Temporal.Instant.from(`${iso}:00+05:00`);
const facts = (eventState: 'invited' | 'cancelled' | 'closed') => ({
	publishedAt: null,
	eventState,
	startsAt: at('2026-11-20T15:00'),
	endsAt: at('2026-11-20T17:00'),
	rateUntil: Temporal.PlainDate.from('2026-12-04')
});
const rating = (state: 'invited' | 'cancelled' | 'closed', iso: string) =>
	ratingOf(facts(state), at(iso), Temporal.PlainDate.from(iso.slice(0, 10)));

describe('rating', () => {
	it('begins when the meeting is over and ends with the last day of its term, whether or not a report was published', () => {
		expect(rating('invited', '2026-11-20T16:59')).toBe('early');
		expect(rating('closed', '2026-11-20T16:00')).toBe('open');
		expect(rating('invited', '2026-11-20T17:00')).toBe('open');
		expect(rating('closed', '2026-12-04T23:59')).toBe('open');
		expect(rating('closed', '2026-12-05T00:00')).toBe('late');
		expect(rating('cancelled', '2026-11-25T12:00')).toBe('off');
	});

	it('has no more codes than people came', () => {
		expect(slipsLeft({ came: 12, written: 4, slips: 3 })).toBe(5);
		expect(slipsLeft({ came: 3, written: 4, slips: 0 })).toBe(0);
	});

	it('shows nothing of few voices, counts of more, and a share with its uncertainty of many', () => {
		const marks = (five: number, one = 0) => [
			{ mark: 5, n: five },
			{ mark: 1, n: one }
		];
		expect(distribution(marks(4))).toBeUndefined();
		expect(distribution(marks(4, 1))).toEqual({ counts: [1, 0, 0, 0, 4], voices: 5, good: undefined });
		// 29: no share yet.
		expect(distribution(marks(20, 9))?.good).toBeUndefined();
		const { good } = distribution(marks(20, 10)) ?? {};
		expect([good?.share, good?.low, good?.high].map((share) => share?.toFixed(2))).toEqual(['0.67', '0.49', '0.81']);
	});

	it('lets words be judged once, objected to once and judged again', () => {
		const next = (state: (typeof COMMENT_STATES)[number]) => COMMENT_ACTS.flatMap((act) => nextOfComment(state, act) ?? []);
		expect(COMMENT_STATES.map(next)).toEqual([['shown', 'withheld'], [], ['objected'], ['shown', 'upheld'], []]);
	});

	it('reads a code as people write it', () => {
		expect(readCode(' 7k2m9 4xq3h')).toBe('7K2M9-4XQ3H');
		expect(readCode('7K2M9-4XQ3O')).toBe('7K2M9-4XQ30');
		expect(readCode('7K2M9-4XQ3')).toBeUndefined();
		expect(readCode('7K2M9-4XQ3U')).toBeUndefined();
	});
});
