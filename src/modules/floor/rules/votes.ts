/** Where a vote stands, who may still speak in it, and what a count that is entered by hand must keep to. Pure. */
import type { Ballot, Voice } from '#modules/sittings/rules/ballots.ts';
import type { Count, Majority } from '#modules/sittings/rules/majority.ts';
import type { Proxies, There } from '#modules/sittings/rules/quorum.ts';

export const WAYS = ['device', 'named', 'hands'] as const;
/** `device`: each says it on their own; `named`: by name, `hands`: by raised hands, both entered by one person and confirmed by another. */
export type Way = (typeof WAYS)[number];

export const VOID_REASONS = ['quorum_lost', 'chair'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** A count by hand: entered by one person, confirmed by another. */
export type Counted = 'entered' | 'confirmed';

/** `tied`: closed, as many for as against, and the chair has not said yet. */
export type VoteState = 'open' | 'tied' | 'declared' | 'void';

export interface VoteMoments {
	closedAt: Temporal.Instant | null;
	voidedAt: Temporal.Instant | null;
	declaredAt: Temporal.Instant | null;
}

export function voteState({ closedAt, voidedAt, declaredAt }: VoteMoments): VoteState {
	if (voidedAt !== null) return 'void';
	if (declaredAt !== null) return 'declared';
	return closedAt === null ? 'open' : 'tied';
}

/** Which voice of the chair ends a tie: their own, or a casting vote beside it. */
export const tieVoice = ({ tie }: Pick<Majority, 'tie'>): 'chair' | 'casting' => (tie === 'casting' ? 'casting' : 'chair');

/** Nothing was decided yet: the item and the sitting wait for it. */
export const isPending = (moments: VoteMoments): boolean => ['open', 'tied'].includes(voteState(moments));

/** Whose voice somebody has: their own first, then of those who gave it to them. Nobody who is not there has one. */
export function voicesHeld(allowed: Proxies, there: There, by: string): string[] {
	if (!there.inside.has(by)) return [];
	const given = allowed === 'none' ? [] : [...there.proxies].filter(([, holder]) => holder === by).map(([seat]) => seat);
	return [by, ...given];
}

/** By whom the voice of a seat is said as things stand; undefined where nobody says it. */
export function speakerFor(allowed: Proxies, there: There, seat: string): string | undefined {
	if (there.inside.has(seat)) return seat;
	return allowed === 'none' ? undefined : there.proxies.get(seat);
}

/** How many voices there are to be heard. */
export function votersOf(allowed: Proxies, there: There): number {
	return there.inside.size + (allowed === 'none' ? 0 : there.proxies.size);
}

export const total = ({ yes, no, abstain }: Count): number => yes + no + abstain;

export type CastFault = 'not_there' | 'not_yours' | 'said_otherwise';

/**
 * What becomes of a voice: `new`, the `same` as was said before (a form sent twice), or why it is not taken. What was said stays: another
 * voice is refused.
 */
export function castOf(allowed: Proxies, there: There, cast: readonly Ballot[], { seat, by, voice }: Ballot): 'new' | 'same' | CastFault {
	const before = cast.find((one) => one.seat === seat);
	if (before !== undefined) {
		if (before.by !== by) return 'not_yours';
		return before.voice === voice ? 'same' : 'said_otherwise';
	}
	if (!there.inside.has(by)) return 'not_there';
	return voicesHeld(allowed, there, by).includes(seat) ? 'new' : 'not_yours';
}

export interface NamedVoice {
	seat: string;
	voice: Voice;
}

/** The voices of an entry by name as ballots; undefined where one of them is of somebody whose voice nobody here can say. */
export function ballotsOf(allowed: Proxies, there: There, voices: readonly NamedVoice[]): Ballot[] | undefined {
	const list = voices.map(({ seat, voice }) => ({ seat, voice, by: speakerFor(allowed, there, seat) }));
	return list.every((one): one is Ballot => one.by !== undefined) ? list : undefined;
}
