import { expect, it } from 'vitest';
import { effects } from './grounds.ts';

it('says for each kind what an edition changes, and nothing of kinds it does not touch', () => {
	const both = { kinds: ['application', 'complaint'], byItself: false } as const;
	expect(effects(undefined, both)).toEqual([
		{ kind: 'application', effect: 'begins' },
		{ kind: 'complaint', effect: 'begins' }
	]);
	expect(effects(both, { kinds: ['complaint', 'inquiry'], byItself: false })).toEqual([
		{ kind: 'application', effect: 'ends' },
		{ kind: 'complaint', effect: 'words' },
		{ kind: 'inquiry', effect: 'begins' }
	]);
	expect(effects(both, undefined).map((one) => one.effect)).toEqual(['ends', 'ends']);
	expect(effects({ kinds: null, byItself: false }, { kinds: null, byItself: true }).map((one) => one.effect)).toEqual(
		Array.from({ length: 6 }, () => 'by_itself')
	);
	expect(effects({ kinds: null, byItself: true }, { ...both })[0]).toEqual({ kind: 'application', effect: 'by_name' });
});
