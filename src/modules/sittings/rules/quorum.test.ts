import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballotFault, countOf, silentOf, VOICES, type Ballot } from './ballots.ts';
import { lostDuring, NOBODY_THERE, noteFault, presentCount, quorumOf, stretches, thereAt, type Note, type Quorum } from './quorum.ts';

const at = (minute: number) => Temporal.Instant.from('2026-11-12T05:00:00Z').add({ minutes: minute });
const TWO_THIRDS: Quorum = {
	base: 'members',
	share: { over: 2, of: 3 },
	threshold: 'least',
	rounding: 'up',
	proxies: 'none',
	mostProxies: 1
};
const came = (seat: string, minute: number): Note => ({ at: at(minute), seat, what: 'in' });
const left = (seat: string, minute: number): Note => ({ at: at(minute), seat, what: 'out' });
const gave = (seat: string, holder: string, minute: number): Note => ({ at: at(minute), seat, what: 'proxy', holder });

describe('the quorum', () => {
	it.each([
		['two thirds of 21 deputies', 'Model regulation of maslikhats (Decree of 3 December 2013 No. 704)', TWO_THIRDS, 21, 14],
		['two thirds of 20 deputies', 'the same', TWO_THIRDS, 20, 14],
		['two thirds of 98 deputies', 'Regulation of the Mazhilis', TWO_THIRDS, 98, 66],
		[
			'a majority of 435 members',
			'Constitution of the United States, art. I § 5',
			{ ...TWO_THIRDS, share: { over: 1, of: 2 }, threshold: 'more' as const },
			435,
			218
		],
		['half, rounded up, of 9', 'a charter that says "half"', { ...TWO_THIRDS, share: { over: 1, of: 2 } }, 9, 5],
		[
			'more than half of 630',
			'Rules of procedure of the Bundestag, § 45(1)',
			{ ...TWO_THIRDS, share: { over: 1, of: 2 }, threshold: 'more' as const },
			630,
			316
		]
	])('%s (%s)', (_, __, rule, members, enough) => {
		expect(quorumOf(rule, { members, seats: members + 3 })).toBe(enough);
		expect(quorumOf({ ...rule, base: 'seats' }, { members: 1, seats: members })).toBe(enough);
	});

	it('is lost when one goes out and is there again when one comes, to the instant', () => {
		const ledger = [came('a', 0), came('b', 1), came('c', 2), came('d', 2), left('a', 30), came('a', 45)];
		const list = stretches(TWO_THIRDS, { members: 6, seats: 6 }, ledger);
		expect(list.map(({ from, present, met }) => [at(0).until(from).total('minutes'), present, met])).toEqual([
			[0, 1, false],
			[1, 2, false],
			[2, 4, true],
			[30, 3, false],
			[45, 4, true]
		]);
		expect(lostDuring(list, at(2), at(29))).toBeUndefined();
		expect(lostDuring(list, at(10), at(60))?.equals(at(30))).toBe(true);
		expect(lostDuring(list, at(31), at(60))?.equals(at(31))).toBe(true);
		expect(lostDuring(list, at(45), at(60))).toBeUndefined();
		expect(lostDuring([], at(0), at(1))?.equals(at(0))).toBe(true);
	});
});

describe('who is there', () => {
	const rule = { proxies: 'vote', mostProxies: 1 } as const;

	it('gives an absent member’s voice to one who is there; it goes with the holder, and back to who comes', () => {
		const ledger = [came('a', 0), gave('b', 'a', 1)];
		expect(thereAt(ledger, at(5)).proxies.get('b')).toBe('a');
		for (const note of [left('a', 6), came('b', 6)]) expect(thereAt([...ledger, note], at(6)).proxies.size).toBe(0);
		expect(thereAt([came('a', 0), gave('b', 'a', 9)], at(8)).proxies.size).toBe(0);
	});

	it.each<[string, typeof rule | { proxies: 'none'; mostProxies: number }, Note, string | undefined]>([
		['a second time in', rule, came('a', 3), 'unchanged'],
		['out without having come', rule, left('z', 3), 'unchanged'],
		['a voice to oneself', rule, gave('a', 'a', 3), 'self'],
		['of one who is there', rule, gave('c', 'a', 3), 'inside'],
		['to one who is not there', rule, gave('b', 'z', 3), 'holder_out'],
		['more than one may hold', rule, gave('y', 'a', 3), 'too_many'],
		['to another holder', rule, gave('b', 'c', 3), undefined],
		['the same again', rule, gave('b', 'a', 3), 'unchanged'],
		['where rules know none', { proxies: 'none', mostProxies: 1 }, gave('b', 'c', 3), 'no_proxies'],
		['a voice taken back that nobody gave', rule, { at: at(3), seat: 'y', what: 'back' }, 'unchanged']
	])('%s', (_, allowed, note, fault) => {
		expect(noteFault(allowed, thereAt([came('a', 0), came('c', 0), gave('b', 'a', 1)], at(2)), note)).toBe(fault);
	});

	const seats = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
	const notes = fc.array(
		fc.tuple(fc.constantFrom(...seats), fc.constantFrom('in', 'out', 'proxy', 'back'), fc.constantFrom(...seats), fc.nat(3)),
		{ maxLength: 40 }
	);

	/** A ledger as a secretary could have noted it: what is refused is not in it. */
	function ledgerOf(
		list: readonly (readonly [string, 'in' | 'out' | 'proxy' | 'back', string, number])[],
		allowed: Pick<Quorum, 'proxies' | 'mostProxies'>
	) {
		let [minute, there] = [0, NOBODY_THERE];
		const ledger: Note[] = [];
		for (const [seat, what, holder, wait] of list) {
			minute += wait;
			const note: Note = what === 'proxy' ? { at: at(minute), seat, what, holder } : { at: at(minute), seat, what };
			if (noteFault(allowed, there, note) !== undefined) continue;
			ledger.push(note);
			there = thereAt(ledger, note.at);
		}
		return { ledger, end: at(minute + 5) };
	}

	it('is at every moment what a recount of the ledger says: no voice is held by one who is away, none twice, and the quorum follows', () => {
		fc.assert(
			fc.property(notes, fc.constantFrom('none', 'vote', 'count'), fc.nat(45), fc.nat(45), (list, proxies, one, other) => {
				const rule: Quorum = { ...TWO_THIRDS, proxies, mostProxies: 2 };
				const { ledger, end } = ledgerOf(list, rule);
				const house = { members: 7, seats: 7 };
				const spans = stretches(rule, house, ledger);
				const moments = [...ledger.map((note) => note.at), end];
				const metAt = (moment: Temporal.Instant) => presentCount(rule, thereAt(ledger, moment)) >= 5;
				for (const moment of moments) {
					const there = thereAt(ledger, moment);
					expect([...there.proxies].every(([seat, holder]) => there.inside.has(holder) && !there.inside.has(seat))).toBe(true);
					const holders = [...there.proxies.values()];
					expect(holders.every((holder) => holders.filter((each) => each === holder).length <= 2)).toBe(true);
					if (proxies === 'none') expect(holders).toEqual([]);
					const span = spans.findLast(({ from }) => Temporal.Instant.compare(from, moment) <= 0);
					expect([span?.present ?? 0, span?.met ?? false]).toEqual([presentCount(rule, there), metAt(moment)]);
				}
				// Enough throughout is enough at the beginning and at each moment at which anything was noted.
				const [from, to] = [at(Math.min(one, other)), at(Math.max(one, other))];
				const within = moments.filter((moment) => Temporal.Instant.compare(moment, from) >= 0 && Temporal.Instant.compare(moment, to) <= 0);
				expect(lostDuring(spans, from, to) === undefined).toBe([from, ...within].every(metAt));
			})
		);
	});

	it('has one voice each: what was said and who kept still are together all who could speak', () => {
		const said = fc.array(fc.tuple(fc.constantFrom(...seats), fc.constantFrom(...seats), fc.constantFrom(...VOICES)), { maxLength: 30 });
		fc.assert(
			fc.property(notes, said, fc.constantFrom('none', 'vote', 'count'), (list, tries, proxies) => {
				const { ledger, end } = ledgerOf(list, { proxies, mostProxies: 2 });
				const there = thereAt(ledger, end);
				const cast: Ballot[] = [];
				for (const [seat, by, voice] of tries)
					if (ballotFault(proxies, there, cast, { seat, by, voice }) === undefined) cast.push({ seat, by, voice });
				const { yes, no, abstain } = countOf(cast);
				expect(new Set(cast.map(({ seat }) => seat)).size).toBe(cast.length);
				expect(yes + no + abstain + silentOf(proxies, there, cast).length).toBe(there.inside.size + there.proxies.size);
				for (const { seat, by } of cast) {
					expect(there.inside.has(by)).toBe(true);
					expect(ballotFault(proxies, there, cast, { seat, by, voice: 'yes' })).toBe('twice');
				}
			})
		);
		const there = thereAt([came('a', 0), gave('b', 'a', 1)], at(2));
		const fault = (seat: string, by: string) => ballotFault('vote', there, [], { seat, by, voice: 'yes' });
		expect([fault('a', 'a'), fault('b', 'a'), fault('b', 'b'), fault('c', 'a')]).toEqual([undefined, undefined, 'not_there', 'not_yours']);
		expect(ballotFault('none', there, [], { seat: 'b', by: 'a', voice: 'yes' })).toBe('not_yours');
	});
});
