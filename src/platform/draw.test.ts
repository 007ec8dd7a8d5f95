import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawEvenly, lotOf } from './draw.ts';

const pools = fc
	.array(fc.constantFrom('kz', 'kz.ala', 'kz.ast', 'kz.shy'), { maxLength: 80 })
	.map((groups) => groups.map((group, i) => ({ id: `c${String(i)}`, group })));
const groupOf = (one: { group: string }) => one.group;

it('draws as many as asked, each once, of each group its part rounded up or down, however the pool was read', () => {
	fc.assert(
		fc.property(pools, fc.nat(40), fc.string({ minLength: 1 }), (pool, count, seed) => {
			const drawn = drawEvenly(pool, groupOf, count, seed);
			expect(new Set(drawn).size).toBe(Math.min(count, pool.length));
			for (const [group, list] of Map.groupBy(pool, groupOf)) {
				const part = (list.length * drawn.length) / pool.length;
				const of = drawn.filter((one) => one.group === group).length;
				expect(of).toBeGreaterThanOrEqual(Math.floor(part));
				expect(of).toBeLessThanOrEqual(Math.ceil(part));
			}
			expect(drawEvenly(pool.toReversed(), groupOf, count, seed)).toEqual(drawn);
		})
	);
});

it('leaves nobody without a chance: whoever accepted one of a hundred is drawn as often as anybody', () => {
	const pool = Array.from({ length: 100 }, (_, i) => ({ id: `c${String(i)}`, group: i === 0 ? 'kz.one' : 'kz.ala' }));
	const times = new Map(pool.map(({ id }) => [id, 0]));
	for (let n = 0; n < 400; n++)
		for (const { id } of drawEvenly(pool, groupOf, 10, `seed ${String(n)}`)) times.set(id, (times.get(id) ?? 0) + 1);
	// 40 are expected of each; six standard deviations are 36.
	for (const count of times.values()) expect(Math.abs(count - 40)).toBeLessThan(36);
});

it('draws a lot that any tool for SHA-256 draws again', () => {
	// printf 'seed c1' | sha256sum
	expect(lotOf('seed c1')).toBe(Number.parseInt('c2ebd442286db', 16));
});
