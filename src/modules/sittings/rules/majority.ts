/**
 * Whether a vote carried: counted in whole voices, by a rule that is data. No share is ever a decimal: two thirds of 21 are 14, not 14.00001.
 * Pure.
 */

/**
 * Of what a share is taken. `decided`: the voices for and against, abstentions said nothing (RONR 44:1; BGB § 32); `cast`: all who voted,
 * abstaining too; `present`: all whose voice can be heard, theirs or by proxy, said or not; `members`: all who hold a mandate; `seats`: all seats, free ones too.
 */
export const BASES = ['decided', 'cast', 'present', 'members', 'seats'] as const;
export type Base = (typeof BASES)[number];

/** `more`: over the share; `least`: the share itself is enough. */
export const THRESHOLDS = ['more', 'least'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** What becomes of a part of a voice where the share itself is enough: `up` is what "at least" means, the others are what some charters say. */
export const ROUNDINGS = ['up', 'nearest', 'down'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/**
 * What comes of as many for as against. `lost`: no majority (RONR 44:12; Geschäftsordnung des Bundestages § 48(2)); `chair`: the chair's own voice in
 * the vote decides, and is asked for where it was not given or is not known by name; `casting`: whoever presides has a second voice, asked for after
 * the count whatever they said in it (Local Government Act 1972 (UK), Sch. 12, 39(2)).
 */
export const TIES = ['lost', 'chair', 'casting'] as const;
export type Tie = (typeof TIES)[number];

export interface Share {
	over: number;
	of: number;
}

export interface Majority {
	base: Base;
	share: Share;
	threshold: Threshold;
	rounding: Rounding;
	tie: Tie;
}

/** How many are there to be counted, when the vote is closed. */
export interface House {
	/** Voices that were heard or could have been: of those who are there, and of the absent whose voice somebody holds who is. */
	present: number;
	members: number;
	seats: number;
}

export interface Count {
	yes: number;
	no: number;
	abstain: number;
}

/** A part of a number in whole voices, rounded; never less than one, for nobody decides nothing. */
export function part(whole: number, { over, of }: Share, rounding: Rounding): number {
	const exact = whole * over;
	const rounded = { up: Math.ceil(exact / of), nearest: Math.floor((2 * exact + of) / (2 * of)), down: Math.floor(exact / of) }[rounding];
	return Math.max(1, rounded);
}

/** The number of which the share is taken; never fewer than have spoken, or a vote with more against than for could carry. */
export function baseOf(base: Base, { yes, no, abstain }: Count, house: House): number {
	if (base === 'decided') return yes + no;
	if (base === 'cast') return yes + no + abstain;
	return Math.max(house[base], yes + no + abstain);
}

/** How many voices for are needed. Over a share is the next whole voice after it, whatever the rounding. */
export function needed({ share, threshold, rounding }: Pick<Majority, 'share' | 'threshold' | 'rounding'>, whole: number): number {
	return threshold === 'more' ? Math.floor((whole * share.over) / share.of) + 1 : part(whole, share, rounding);
}

export type Outcome = 'carried' | 'lost' | 'tied';

export interface Result {
	outcome: Outcome;
	base: number;
	needed: number;
	/** It was the chair's voice that decided, their own or a casting vote. */
	byChair: boolean;
}

/** What the chair said: in the vote, where it is known (`own`), and when they were asked after it (`asked`). */
export interface ChairVoice {
	own?: keyof Count | undefined;
	asked?: keyof Count | undefined;
}

/**
 * What came of a vote. `tied`: as many for as against, the chair's voice decides and one more would carry; until the chair has said, nothing is
 * decided. An abstaining chair leaves it lost: nobody must use a casting vote.
 */
export function decide(majority: Majority, count: Count, house: House, { own, asked }: ChairVoice = {}): Result {
	const base = baseOf(majority.base, count, house);
	const enough = needed(majority, base);
	const told = { base, needed: enough };
	if (count.yes >= enough) return { ...told, outcome: 'carried', byChair: false };
	const open = majority.tie !== 'lost' && count.yes === count.no && count.yes > 0 && count.yes + 1 >= enough;
	if (!open) return { ...told, outcome: 'lost', byChair: false };
	const chair = asked ?? (majority.tie === 'chair' ? own : undefined);
	if (chair === undefined) return { ...told, outcome: 'tied', byChair: false };
	return { ...told, outcome: chair === 'yes' ? 'carried' : 'lost', byChair: true };
}
