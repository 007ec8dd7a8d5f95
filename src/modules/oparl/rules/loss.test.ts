import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lossesOf } from './loss.ts';

const many = (type: string, n: number) => Array.from({ length: n }, (_, i) => ({ type, ref: `${type}/${String(i)}` }));
const first = (list: readonly { ref: string }[], n: number) => new Set(list.slice(0, n).map(({ ref }) => ref));

it('names the types of which more than half would be gone; half is not more than half', () => {
	const [meetings, papers] = [many('Meeting', 20), many('Paper', 100)];
	const there = (m: number, p: number) => new Set([...first(meetings, m), ...first(papers, p)]);
	const lost = (m: number, p: number) => lossesOf([...meetings, ...papers], there(m, p));
	expect(lost(20, 100)).toEqual([]);
	expect(lost(10, 50)).toEqual([]);
	expect(lost(9, 100)).toEqual([{ type: 'Meeting', had: 20, has: 9 }]);
	expect(lost(0, 0)).toEqual([
		{ type: 'Meeting', had: 20, has: 0 },
		{ type: 'Paper', had: 100, has: 0 }
	]);
});

it('lets few of a type go, unless they are most of what there is', () => {
	const [papers, meetings] = [many('Paper', 3), many('Meeting', 9)];
	expect(lossesOf([...papers, ...meetings], first(meetings, 9))).toEqual([]);
	expect(lossesOf([...papers, ...meetings], first(papers, 3))).toEqual([{ type: 'Object', had: 12, has: 3 }]);
	expect(lossesOf([], new Set())).toEqual([]);
});

it('never refuses a source that only grew', () => {
	fc.assert(
		fc.property(fc.nat(60), fc.nat(60), (had, more) => {
			expect(lossesOf(many('Meeting', had), first(many('Meeting', had + more), had + more))).toEqual([]);
		})
	);
});
