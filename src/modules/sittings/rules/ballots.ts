/** Whose voices are counted in an open vote. Pure. */
import type { Count } from './majority.ts';
import type { Proxies, There } from './quorum.ts';

export const VOICES = ['yes', 'no', 'abstain'] as const satisfies readonly (keyof Count)[];
export type Voice = (typeof VOICES)[number];

/** What one said: for their own seat, or for the seat whose voice they hold. */
export interface Ballot {
	seat: string;
	/** Who said it. */
	by: string;
	voice: Voice;
}

export type BallotFault = 'not_there' | 'not_yours' | 'twice';

/** Why a voice is not taken; undefined when it is. One seat has one voice: the second is refused, not counted instead. */
export function ballotFault(allowed: Proxies, there: There, cast: readonly Ballot[], { seat, by }: Ballot): BallotFault | undefined {
	if (!there.inside.has(by)) return 'not_there';
	if (seat !== by && (allowed === 'none' || there.proxies.get(seat) !== by)) return 'not_yours';
	return cast.some((one) => one.seat === seat) ? 'twice' : undefined;
}

/** How many said what. */
export function countOf(cast: readonly Pick<Ballot, 'voice'>[]): Count {
	const count = { yes: 0, no: 0, abstain: 0 };
	for (const { voice } of cast) count[voice]++;
	return count;
}

/** Who could have spoken and did not: those who are there, and those whose voice somebody holds who is. */
export function silentOf(allowed: Proxies, there: There, cast: readonly Pick<Ballot, 'seat'>[]): string[] {
	const said = new Set(cast.map(({ seat }) => seat));
	const all = [...there.inside, ...(allowed === 'none' ? [] : there.proxies.keys())];
	return all.filter((seat) => !said.has(seat));
}
