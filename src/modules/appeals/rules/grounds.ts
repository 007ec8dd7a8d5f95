/** Grounds of the law by date: what they are for, and what an edition changes. Pure. */
import { KINDS, type KindId } from './suggest.ts';

/** To stop consideration; to ask an appeal to be put right; to hold no hearing; what a term that passed in silence means. */
export const PURPOSES = ['stop', 'correction', 'no_hearing', 'silence'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How sure we are of an article: read, from memory, or not the law's but the organisation's own. */
export const EVIDENCE = ['confirmed', 'unconfirmed', 'own'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Purposes whose ground can hold without anybody naming it. */
export const BY_ITSELF: readonly Purpose[] = ['no_hearing', 'silence'];

/** For which kinds a ground holds: these, or (null) all. */
export type GroundKinds = readonly KindId[] | null;

/** What an edition needs to be compared: whether it is there, for which kinds, and whether it must be named. */
export interface Reach {
	kinds: GroundKinds;
	byItself: boolean;
}

export type Effect = 'begins' | 'ends' | 'by_itself' | 'by_name' | 'words';

/** What a change from one edition to another means for each kind it touches, in the law's order. */
export function effects(before: Reach | undefined, after: Reach | undefined): { kind: KindId; effect: Effect }[] {
	const holds = (reach: Reach | undefined, kind: KindId) => reach !== undefined && (reach.kinds === null || reach.kinds.includes(kind));
	return KINDS.flatMap((kind): { kind: KindId; effect: Effect }[] => {
		const [was, is] = [holds(before, kind), holds(after, kind)];
		if (!was && !is) return [];
		if (was !== is) return [{ kind, effect: is ? 'begins' : 'ends' }];
		if (before?.byItself === after?.byItself) return [{ kind, effect: 'words' }];
		return [{ kind, effect: after?.byItself === true ? 'by_itself' : 'by_name' }];
	});
}
