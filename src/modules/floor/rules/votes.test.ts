import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOICES, countOf, silentOf, type Ballot } from '#modules/sittings/rules/ballots.ts';
import { PROXIES, type There } from '#modules/sittings/rules/quorum.ts';
import { ballotsOf, castOf, isPending, speakerFor, total, voicesHeld, votersOf, voteState } from './votes.ts';

const at = Temporal.Instant.fromEpochMilliseconds(1_800_000_000_000);
const there: There = { inside: new Set(['a', 'b']), proxies: new Map([['c', 'a']]) };

describe('a vote', () => {
	it('stands where its moments say', () => {
		const moments = (closed: boolean, voided: boolean, declared: boolean) => ({
			closedAt: closed ? at : null,
			voidedAt: voided ? at : null,
			declaredAt: declared ? at : null
		});
		const states = [moments(false, false, false), moments(true, false, false), moments(true, false, true), moments(false, true, false)];
		expect(states.map(voteState)).toEqual(['open', 'tied', 'declared', 'void']);
		expect(voteState(moments(true, true, false))).toBe('void');
		expect(states.map(isPending)).toEqual([true, true, false, false]);
	});

	it('hears each who is there for themselves and for who gave them their voice, once', () => {
		expect(voicesHeld('vote', there, 'a')).toEqual(['a', 'c']);
		expect(voicesHeld('none', there, 'a')).toEqual(['a']);
		expect(voicesHeld('vote', there, 'c')).toEqual([]);
		const said: Ballot[] = [{ seat: 'c', by: 'a', voice: 'yes' }];
		expect(castOf('vote', there, [], { seat: 'c', by: 'a', voice: 'yes' })).toBe('new');
		expect(castOf('vote', there, said, { seat: 'c', by: 'a', voice: 'yes' })).toBe('same');
		expect(castOf('vote', there, said, { seat: 'c', by: 'a', voice: 'no' })).toBe('said_otherwise');
		expect(castOf('vote', there, said, { seat: 'c', by: 'c', voice: 'yes' })).toBe('not_yours');
		expect(castOf('none', there, [], { seat: 'c', by: 'a', voice: 'yes' })).toBe('not_yours');
		expect(castOf('vote', there, [], { seat: 'd', by: 'd', voice: 'yes' })).toBe('not_there');
	});

	it('counts by name as many voices as there are to be heard, and never one more', () => {
		const seats = ['a', 'b', 'c', 'd', 'e'];
		fc.assert(
			fc.property(
				fc.constantFrom(...PROXIES),
				fc.subarray(seats),
				fc.array(fc.constantFrom(...VOICES), { minLength: 5, maxLength: 5 }),
				(allowed, inside, voices) => {
					const [holder] = inside;
					const absent = seats.filter((seat) => !inside.includes(seat));
					const house: There = {
						inside: new Set(inside),
						proxies: new Map(holder === undefined ? [] : absent.slice(0, 1).map((seat) => [seat, holder]))
					};
					const able = seats.filter((seat) => speakerFor(allowed, house, seat) !== undefined);
					expect(able).toHaveLength(votersOf(allowed, house));
					const named = able.map((seat, i) => ({ seat, voice: voices[i] ?? 'yes' }));
					const ballots = ballotsOf(allowed, house, named) ?? expect.fail();
					expect(total(countOf(ballots))).toBe(votersOf(allowed, house));
					expect(silentOf(allowed, house, ballots)).toEqual([]);
					const [mute] = seats.filter((seat) => !able.includes(seat));
					if (mute !== undefined) expect(ballotsOf(allowed, house, [...named, { seat: mute, voice: 'yes' }])).toBeUndefined();
				}
			)
		);
	});
});
