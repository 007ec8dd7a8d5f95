import { expect, it } from 'vitest';
import { inBatches, inBatchesOf } from './batch.ts';

it('does a lone act at once, and what comes meanwhile together, each getting its own answer', async () => {
	const sizes: number[] = [];
	const gate = Promise.withResolvers<void>();
	const double = inBatches(async (items: readonly number[]) => {
		sizes.push(items.length);
		if (sizes.length === 1) await gate.promise;
		return items.map((n) => n * 2);
	});
	const first = double(1);
	await Promise.resolve();
	await Promise.resolve();
	const rest = [2, 3, 4].map(double);
	gate.resolve();
	expect(await first).toBe(2);
	expect(await Promise.all(rest)).toEqual([4, 6, 8]);
	expect(sizes).toEqual([1, 3]);
	expect(await double(5)).toBe(10);
	expect(sizes).toEqual([1, 3, 1]);
});

it('refuses one that may not be done by itself, and does the others', async () => {
	const done: number[] = [];
	const act = inBatches((items: readonly number[]) => {
		if (items.includes(3)) return Promise.reject(new Error('three'));
		done.push(...items);
		return Promise.resolve(items.map(String));
	});
	const results = await Promise.allSettled([1, 2, 3, 4].map(act));
	expect(results.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual(['1', '2', 'Error: three', '4']);
	expect(done).toEqual([1, 2, 4]);
});

it('parts a crowd into lists of a thousand', async () => {
	const sizes: number[] = [];
	const act = inBatches((items: readonly number[]) => {
		sizes.push(items.length);
		return Promise.resolve(items);
	});
	const all = Array.from({ length: 2_500 }, (_, i) => i);
	expect(await Promise.all(all.map(act))).toEqual(all);
	expect(sizes).toEqual([1_000, 1_000, 500]);
});

it('lets those of one key wait for nobody of another', async () => {
	const taken: [string, number][] = [];
	const gate = Promise.withResolvers<void>();
	const act = inBatchesOf(
		(one: { key: string; n: number }) => one.key,
		async (key, items) => {
			taken.push([key, items.length]);
			if (key === 'slow') await gate.promise;
			return items.map(({ n }) => n);
		}
	);
	const slow = [1, 2, 3].map((n) => act({ key: 'slow', n }));
	expect(await Promise.all([4, 5].map((n) => act({ key: 'quick', n })))).toEqual([4, 5]);
	gate.resolve();
	expect(await Promise.all(slow)).toEqual([1, 2, 3]);
	expect(taken.toSorted()).toEqual([
		['quick', 2],
		['slow', 3]
	]);
	// A key that nobody waits for is forgotten, and comes again.
	expect(await act({ key: 'slow', n: 6 })).toBe(6);
});
