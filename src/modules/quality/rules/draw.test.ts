import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, mayCheck, pickReviewer, wanted, type Closed, type QuotaRule, type Reviewer } from './draw.ts';

const UNITS = ['kz', 'kz.ala', 'kz.ala.talgar', 'kz.ala.ile', 'kz.ast', 'kz.ast.esil', 'kz.shy'];
const KINDS = ['application', 'complaint', 'proposal'];
const RULE: QuotaRule = { kind: null, quota: { share: 5, number: null } };

const reviewers: fc.Arbitrary<Reviewer[]> = fc
	.array(fc.record({ units: fc.subarray(UNITS, { minLength: 1, maxLength: 2 }), open: fc.nat(3) }), { maxLength: 12 })
	.map((list) => list.map((one, at) => ({ id: `r${String(at)}`, ...one })));
const pools: fc.Arbitrary<Closed[]> = fc
	.array(
		fc.record({ unit: fc.constantFrom(...UNITS), kind: fc.constantFrom(...KINDS), barred: fc.uniqueArray(fc.nat(11), { maxLength: 3 }) }),
		{ maxLength: 60 }
	)
	.map((list) =>
		list.map(({ unit, kind, barred }, at) => ({ id: `c${String(at)}`, unit, kind, barred: new Set(barred.map((n) => `r${String(n)}`)) }))
	);
const quotas: fc.Arbitrary<QuotaRule[]> = fc
	.record({ share: fc.integer({ min: 1, max: 100 }), number: fc.integer({ min: 1, max: 4 }), own: fc.boolean() })
	.map(({ share, number, own }) => [
		{ kind: null, quota: { share, number: null } },
		...(own ? [{ kind: 'complaint', quota: { share: null, number } } as const] : [])
	]);
const seeds = fc.string({ minLength: 1, maxLength: 8 });

describe('a draw', () => {
	it('gives nobody a case of their own unit, of one above or below it, nor one they are barred from; no case twice', () => {
		fc.assert(
			fc.property(pools, reviewers, quotas, seeds, (pool, people, rules, seed) => {
				const drawn = draw(pool, people, rules, seed);
				for (const { id, reviewer } of drawn) {
					const [one, who] = [pool.find((c) => c.id === id), people.find((r) => r.id === reviewer)];
					if (one === undefined || who === undefined) throw new Error('drew what was not there');
					expect(mayCheck(who, one)).toBe(true);
				}
				expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
			})
		);
	});

	it('draws at least one of each unit that closed something somebody may check, and no more than the rules ask', () => {
		fc.assert(
			fc.property(pools, reviewers, quotas, seeds, (pool, people, rules, seed) => {
				const drawn = new Set(draw(pool, people, rules, seed).map(({ id }) => id));
				for (const [, cases] of Map.groupBy(pool, (one) => one.unit)) {
					const of = cases.filter((one) => drawn.has(one.id)).length;
					if (cases.some((one) => people.some((who) => mayCheck(who, one)))) expect(of).toBeGreaterThan(0);
					else expect(of).toBe(0);
					const own = rules.find((rule) => rule.kind === 'complaint');
					const [special, rest] = [cases.filter((c) => own && c.kind === 'complaint'), cases.filter((c) => !own || c.kind !== 'complaint')];
					const most = (own === undefined ? 0 : wanted(own.quota, special.length)) + wanted(rules[0]?.quota ?? RULE.quota, rest.length);
					expect(of).toBeLessThanOrEqual(most);
				}
			})
		);
	});

	it('spreads them: no case could go to somebody with two fewer', () => {
		fc.assert(
			fc.property(pools, reviewers, seeds, (pool, people, seed) => {
				const drawn = draw(pool, people, [{ kind: null, quota: { share: 100, number: null } }], seed);
				const load = new Map(people.map((who) => [who.id, who.open]));
				for (const { reviewer } of drawn) load.set(reviewer, (load.get(reviewer) ?? 0) + 1);
				for (const { id, reviewer } of drawn) {
					const one = pool.find((c) => c.id === id);
					if (one === undefined) continue;
					const least = Math.min(...people.filter((who) => mayCheck(who, one)).map((who) => load.get(who.id) ?? 0));
					expect((load.get(reviewer) ?? 0) - least).toBeLessThan(2);
				}
			})
		);
	});

	it('is the same with the same seed, however the cases were read, and another with another', () => {
		fc.assert(
			fc.property(pools, reviewers, quotas, seeds, (pool, people, rules, seed) => {
				const sorted = (list: { id: string }[]) => list.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
				expect(sorted(draw(pool.toReversed(), people.toReversed(), rules, seed))).toEqual(sorted(draw(pool, people, rules, seed)));
			})
		);
		const pool = Array.from({ length: 200 }, (_, at) => ({
			id: `c${String(at)}`,
			unit: 'kz.shy',
			kind: 'application',
			barred: new Set<string>()
		}));
		const people = [{ id: 'r', units: ['kz.ast'], open: 0 }];
		const ids = (seed: string) => draw(pool, people, [RULE], seed).map(({ id }) => id);
		expect(ids('one')).toHaveLength(10);
		expect(ids('one')).not.toEqual(ids('two'));
	});

	it('without a rule for a kind draws nothing of it', () => {
		const pool = [{ id: 'c', unit: 'kz.shy', kind: 'proposal', barred: new Set<string>() }];
		expect(draw(pool, [{ id: 'r', units: ['kz.ast'], open: 0 }], [{ kind: 'complaint', quota: { share: 5, number: null } }], 's')).toEqual(
			[]
		);
	});
});

it('gives a declined one to whoever is left', () => {
	const people = [
		{ id: 'a', units: ['kz.ast'], open: 0 },
		{ id: 'b', units: ['kz.ala'], open: 5 }
	];
	const one = { id: 'c', unit: 'kz.shy', kind: 'application', barred: new Set(['a']) };
	expect(pickReviewer(one, people, 's')).toBe('b');
	expect(pickReviewer({ ...one, barred: new Set(['a', 'b']) }, people, 's')).toBeUndefined();
});

it.each([
	[{ share: 5, number: null }, 1, 1],
	[{ share: 5, number: null }, 20, 1],
	[{ share: 5, number: null }, 21, 2],
	[{ share: 100, number: null }, 7, 7],
	[{ share: null, number: 3 }, 2, 2],
	[{ share: null, number: 3 }, 50, 3]
] as const)('of %j and %i closed takes %i', (quota, closed, most) => {
	expect(wanted(quota, closed)).toBe(most);
});
