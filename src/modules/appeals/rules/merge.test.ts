import { describe, expect, it } from 'vitest';
import { STATES, type AppealState } from '../rules.ts';
import { earliest, mergeFault, type Mergeable } from './merge.ts';

const appeal = (id: string, state: AppealState = 'in_work', guard: Mergeable['guard'] = null): Mergeable => ({ id, state, guard });
const kept = (readers: string[], against: string[] = []) => ({
	sensitive: readers.length > 0,
	readers,
	against: against.map((personId) => ({ personId }))
});

describe('merging', () => {
	it.each([
		['received', undefined, undefined],
		['registered', undefined, undefined],
		['correction', 'merge_part_busy', undefined],
		['in_work', undefined, undefined],
		['with_body', 'merge_part_busy', undefined],
		['on_approval', 'merge_part_busy', 'merge_root_signing'],
		['answered', 'merge_part_closed', 'merge_root_closed'],
		['closed', 'merge_part_closed', 'merge_root_closed'],
		['withdrawn', 'merge_part_closed', 'merge_root_closed'],
		['merged', 'merge_again', 'merge_root_merged']
	] as const)('of one that is %s: %s as the part, %s as the root', (state, asPart, asRoot) => {
		expect(mergeFault(appeal('b', state), appeal('a'))).toBe(asPart);
		expect(mergeFault(appeal('b'), appeal('a', state))).toBe(asRoot);
	});

	it('never makes a circle, whatever the states', () => {
		for (const state of STATES) expect(mergeFault(appeal('a', state), appeal('a', state))).toBe('merge_self');
		// b went into a: a cannot go into b any more.
		expect(mergeFault(appeal('a'), appeal('b', 'merged'))).toBe('merge_root_merged');
	});

	it('asks that the root be as closed as what goes into it', () => {
		const part = (guard: Mergeable['guard']) => appeal('b', 'in_work', guard);
		const root = (guard: Mergeable['guard']) => appeal('a', 'in_work', guard);
		expect(mergeFault(part(kept(['x'])), root(null))).toBe('merge_sensitive');
		expect(mergeFault(part(kept(['x'])), root(kept(['x', 'y'])))).toBe('merge_sensitive');
		expect(mergeFault(part(kept(['x', 'y'])), root(kept(['x'])))).toBeUndefined();
		expect(mergeFault(part(null), root(kept(['x'])))).toBeUndefined();
		expect(mergeFault(part(kept([], ['head'])), root(null))).toBe('merge_against');
		expect(mergeFault(part(kept([], ['head'])), root(kept([], ['head', 'clerk'])))).toBeUndefined();
	});

	it('keeps the earliest day', () => {
		const day = (iso: string) => Temporal.PlainDate.from(iso);
		expect(earliest(day('2026-12-10'), day('2026-12-01'), day('2026-12-05')).toString()).toBe('2026-12-01');
		expect(earliest(day('2026-12-10')).toString()).toBe('2026-12-10');
	});
});
