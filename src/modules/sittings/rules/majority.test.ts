import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseOf, BASES, decide, needed, part, ROUNDINGS, TIES, type House, type Majority } from './majority.ts';

const HALF = { over: 1, of: 2 };
const TWO_THIRDS = { over: 2, of: 3 };
const more = (share = HALF) => ({ share, threshold: 'more', rounding: 'up' }) as const;
const least = (share = TWO_THIRDS) => ({ share, threshold: 'least', rounding: 'up' }) as const;

describe('how many voices are needed', () => {
	it.each([
		['more than half of 19 cast', 'RONR (12th ed.) 44:1', more(), 19, 10],
		['more than half of 20 cast', 'RONR (12th ed.) 44:1', more(), 20, 11],
		['more than half of 81, illegal ballots counted, blank ones not', 'RONR (12th ed.) 45:32', more(), 81, 41],
		['a majority of 1,000 is not 51 %', 'RONR (12th ed.) 44:1', more(), 1000, 501],
		['two thirds of 30', 'RONR (12th ed.) 44:4', least(), 30, 20],
		['two thirds of 31', 'RONR (12th ed.) 44:4', least(), 31, 21],
		['two thirds of 32', 'RONR (12th ed.) 44:4', least(), 32, 22],
		['two thirds of 33', 'RONR (12th ed.) 44:4', least(), 33, 22],
		['more than two thirds of 13', 'a bylaw that says "more than"', more(TWO_THIRDS), 13, 9],
		['more than two thirds of 12', 'a bylaw that says "more than"', more(TWO_THIRDS), 12, 9],
		['a majority of all 98 deputies', 'Constitution of Kazakhstan (1995), art. 62(5)', more(), 98, 50],
		['two thirds of all 98 deputies', 'Constitution of Kazakhstan (1995), art. 62(4)', least(), 98, 66],
		['three quarters of all 98 deputies', 'Constitution of Kazakhstan (1995), art. 62(3)', least({ over: 3, of: 4 }), 98, 74],
		['three fifths of the 99 who are sworn in', 'Standing Rules of the Senate (US), XXII', least({ over: 3, of: 5 }), 99, 60],
		['a majority of the 630 members by law', 'Grundgesetz, art. 121', more(), 630, 316],
		['two thirds of the 630 members by law', 'Grundgesetz, art. 79(2)', least(), 630, 420],
		['half of 7, where half is enough', 'a charter that says "half"', least(HALF), 7, 4]
	])('%s (%s)', (_, __, rule, whole, enough) => {
		expect(needed(rule, whole)).toBe(enough);
	});

	it('is the least whole number that reaches the share, or passes it, for every share and house', () => {
		const share = fc
			.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
			.map(([a, b]) => ({ over: Math.min(a, b), of: Math.max(a, b) }));
		fc.assert(
			fc.property(fc.nat(700), share, (whole, one) => {
				const voices = Array.from({ length: whole + 2 }, (_, i) => i);
				expect(needed(least(one), whole)).toBe(Math.max(1, voices.find((n) => n * one.of >= whole * one.over) ?? NaN));
				expect(needed(more(one), whole)).toBe(voices.find((n) => n * one.of > whole * one.over));
				// A share is a ratio, not two numbers.
				const doubled = { over: one.over * 2, of: one.of * 2 };
				expect([needed(least(doubled), whole), needed(more(doubled), whole)]).toEqual([
					needed(least(one), whole),
					needed(more(one), whole)
				]);
			})
		);
	});

	it('rounds a part of a voice as the charter says, and is never less than one', () => {
		expect(ROUNDINGS.map((rounding) => [10, 11, 20, 0].map((whole) => part(whole, TWO_THIRDS, rounding)))).toEqual([
			[7, 8, 14, 1],
			[7, 7, 13, 1],
			[6, 7, 13, 1]
		]);
		expect(part(5, HALF, 'nearest')).toBe(3);
	});
});

describe('a vote', () => {
	const house: House = { present: 18, members: 20, seats: 21 };
	const rule = (changes: Partial<Majority> = {}): Majority => ({ base: 'decided', ...more(), tie: 'lost', ...changes });

	it.each([
		['abstentions say nothing', 'BGB § 32(1)', rule(), [5, 4, 9], 'carried'],
		['of those who voted, abstaining is against', 'a charter that counts all cast', rule({ base: 'cast' }), [5, 4, 9], 'lost'],
		['of those present, who keeps still is against', 'RONR (12th ed.) 44:9', rule({ base: 'present' }), [9, 2, 0], 'lost'],
		['of those present, one more carries', 'RONR (12th ed.) 44:9', rule({ base: 'present' }), [10, 2, 0], 'carried'],
		['of all members, the absent are against', 'RONR (12th ed.) 44:9', rule({ base: 'members' }), [10, 0, 0], 'lost'],
		['of all seats, free ones are against', 'Grundgesetz, art. 121', rule({ base: 'seats', ...more() }), [11, 0, 7], 'carried'],
		['as many for as against', 'RONR (12th ed.) 44:12', rule(), [9, 9, 0], 'lost'],
		['exactly two thirds', 'RONR (12th ed.) 44:3', rule(least()), [12, 6, 0], 'carried'],
		['one short of two thirds', 'RONR (12th ed.) 44:3', rule(least()), [11, 6, 1], 'lost'],
		['nobody spoke', 'no voice decides nothing', rule(), [0, 0, 18], 'lost']
	])('%s (%s)', (_, __, majority, [yes = 0, no = 0, abstain = 0], outcome) => {
		expect(decide(majority, { yes, no, abstain }, house).outcome).toBe(outcome);
	});

	it.each([
		['9 in, 3 proxies, 5 for', { present: 9, members: 12, seats: 12 }, [5, 7, 0], 'lost', 12],
		['9 in, 3 proxies, 7 for', { present: 9, members: 12, seats: 12 }, [7, 5, 0], 'carried', 12],
		['half, and a proxy who keeps still', { present: 12, members: 12, seats: 12 }, [6, 5, 0], 'lost', 12],
		['3 went out after they had spoken', { present: 6, members: 12, seats: 12 }, [4, 5, 0], 'lost', 9]
	] as const)('of those present, each voice that was said is of the whole: %s', (_, of, [yes, no, abstain], outcome, base) => {
		expect(decide(rule({ base: 'present' }), { yes, no, abstain }, of)).toMatchObject({ outcome, base });
	});

	const tied = { yes: 9, no: 9, abstain: 0 };

	it.each([
		['no majority, and the chair’s voice is in it already', 'RONR (12th ed.) 44:12; GO-BT § 48(2)', 'lost', {}, 'lost', false],
		['whatever the chair says', 'RONR (12th ed.) 44:12; GO-BT § 48(2)', 'lost', { own: 'yes', asked: 'yes' }, 'lost', false],
		['the chair’s own voice for', 'a charter by which the chair’s voice decides', 'chair', { own: 'yes' }, 'carried', true],
		['the chair’s own voice against', 'a charter by which the chair’s voice decides', 'chair', { own: 'no' }, 'lost', true],
		['a chair who abstained', 'a charter by which the chair’s voice decides', 'chair', { own: 'abstain' }, 'lost', true],
		['a chair who votes only then', 'RONR (12th ed.) 44:12', 'chair', {}, 'tied', false],
		['that chair, for', 'RONR (12th ed.) 44:12', 'chair', { asked: 'yes' }, 'carried', true],
		[
			'a second voice, asked for whatever the first was',
			'Local Government Act 1972 (UK), Sch. 12, 39(2)',
			'casting',
			{ own: 'yes' },
			'tied',
			false
		],
		['a second voice for', 'Local Government Act 1972 (UK), Sch. 12, 39(2)', 'casting', { own: 'yes', asked: 'yes' }, 'carried', true],
		[
			'a second voice against the first',
			'Local Government Act 1972 (UK), Sch. 12, 39(2)',
			'casting',
			{ own: 'yes', asked: 'no' },
			'lost',
			true
		],
		[
			'a casting vote that is not used',
			'Local Government Act 1972 (UK), Sch. 12, 39(2)',
			'casting',
			{ own: 'yes', asked: 'abstain' },
			'lost',
			true
		]
	] as const)('as many for as against: %s (%s)', (_, __, tie, chair, outcome, byChair) => {
		expect(decide(rule({ tie }), tied, house, chair)).toEqual({ outcome, base: 18, needed: 10, byChair });
	});

	it.each(['chair', 'casting'] as const)('the chair decides nothing where one voice more is not enough, or nobody spoke (%s)', (tie) => {
		const yes = { own: 'yes', asked: 'yes' } as const;
		expect(decide(rule({ tie, base: 'members' }), { yes: 5, no: 5, abstain: 8 }, house, yes)).toMatchObject({
			outcome: 'lost',
			byChair: false
		});
		expect(decide(rule({ tie }), { yes: 0, no: 0, abstain: 18 }, house, yes).outcome).toBe('lost');
		expect(decide(rule({ tie }), { yes: 9, no: 8, abstain: 1 }, house, { asked: 'no' })).toMatchObject({
			outcome: 'carried',
			byChair: false
		});
	});

	const counts = fc.record({ yes: fc.nat(60), no: fc.nat(60), abstain: fc.nat(60) });
	const shares = fc.constantFrom(HALF, TWO_THIRDS, { over: 3, of: 4 }, { over: 3, of: 5 });
	const rules = fc.record<Majority>({
		base: fc.constantFrom(...BASES),
		share: shares,
		threshold: fc.constantFrom('more', 'least'),
		rounding: fc.constantFrom(...ROUNDINGS),
		tie: fc.constantFrom(...TIES)
	});
	/** `still`: who could speak and does not, by proxy too. */
	const houseOf = (
		{ yes, no, abstain }: { yes: number; no: number; abstain: number },
		still: number,
		away: number,
		free: number
	): House => {
		const present = yes + no + abstain + still;
		return { present, members: present + away, seats: present + away + free };
	};
	const carries = (majority: Majority, count: { yes: number; no: number; abstain: number }, of: House) =>
		decide(majority, count, of).outcome === 'carried';

	it('is never carried and lost at once, gains by a voice for, never by one against, and does not mind abstentions only where they say nothing', () => {
		fc.assert(
			fc.property(rules, counts, fc.nat(9), fc.nat(9), fc.nat(9), (majority, count, still, away, free) => {
				const of = houseOf(count, still, away, free);
				const won = carries(majority, count, of);
				const against = { ...count, yes: count.no, no: count.yes };
				if (majority.threshold === 'more') expect(won && carries(majority, against, of)).toBe(false);
				// However many went out, and however few are counted beside the voices they hold: more than half is never less than the others.
				const few = { ...of, present: Math.max(0, of.present - still - away - free) };
				if (majority.threshold === 'more' && count.yes <= count.no) expect(carries(majority, count, few)).toBe(false);
				// Somebody who kept still speaks: the house is the same.
				if (still > 0) {
					if (won) expect(carries(majority, { ...count, yes: count.yes + 1 }, of)).toBe(true);
					else expect(carries(majority, { ...count, no: count.no + 1 }, of)).toBe(false);
					const abstained = carries(majority, { ...count, abstain: count.abstain + 1 }, of);
					if (majority.base === 'cast') expect(!won && abstained).toBe(false);
					else expect(abstained).toBe(won);
				}
				expect(decide(majority, count, of).base).toBe(baseOf(majority.base, count, of));
				// A free seat and an absent member weigh where all are counted, and nowhere else.
				const fuller = decide(majority, count, { ...of, members: of.members + 5, seats: of.seats + 5 });
				if (majority.base === 'members' || majority.base === 'seats')
					expect(fuller.needed).toBeGreaterThanOrEqual(decide(majority, count, of).needed);
				else expect(fuller).toEqual(decide(majority, count, of));
			})
		);
	});
});
