/** What pages that follow a sitting are told on each change: numbers, letters and names, no words of a language. Pure. */
import type { Majority } from '#modules/sittings/rules/majority.ts';
import type { Stage } from '#modules/sittings/rules/stage.ts';
import type { SpeechKind } from './speakers.ts';
import type { Counted, VoidReason, VoteState, Way } from './votes.ts';

export interface LiveSpeaker {
	name: string;
	kind: SpeechKind;
	/** Milliseconds of the epoch from which the speech counts, its pauses taken out; null while it is paused. */
	since: number | null;
	/** Seconds spoken, while it is paused. */
	spoken: number;
	/** Seconds that the speaker's faction had left when the speech began; null: no limit. */
	left: number | null;
}

export interface LiveResult {
	yes: number;
	no: number;
	abstain: number;
	silent: number;
	base: number;
	needed: number;
	carried: boolean;
	byChair: boolean;
}

export interface LiveVote {
	number: number;
	question: string;
	way: Way;
	state: VoteState;
	rule: Majority;
	/** By hands or by name: where its count stands. */
	counted: Counted | null;
	/** How many said something, and how many could. */
	said: number;
	of: number;
	result: LiveResult | null;
	reason: VoidReason | null;
	words: string | null;
	/** By seat, in the order of the list: `y`, `n`, `a`, and `-` for who said nothing; empty until the vote is closed, and for hands. */
	voices: string;
}

export interface LiveView {
	stage: Stage;
	present: number;
	needed: number;
	members: number;
	met: boolean;
	/** By seat, in the order of the list: `i` in, `p` absent with their voice given to another, `o` out. */
	there: string;
	/** By item, in the order of the agenda: `w` waits, `r` runs, `d` done, `x` withdrawn. */
	items: string;
	/** The item that runs is closed to the reader: on which ground. Nothing else of it is told. */
	ground: string | null;
	speaker: LiveSpeaker | null;
	/** Who comes next, and how many wait. */
	next: { name: string; kind: SpeechKind }[];
	waiting: number;
	/** The last vote of the item that runs. */
	vote: LiveVote | null;
	/** What came of the votes before: item (its place in the agenda), number, for, against, abstaining, and `c` carried, `l` lost, `v` void. */
	before: [item: number, number: number, yes: number, no: number, abstain: number, what: 'c' | 'l' | 'v'][];
}

/** Minutes and seconds, as a clock shows them: "3:05", "-0:20". */
export function clockText(seconds: number): string {
	const whole = Math.abs(Math.trunc(seconds));
	const minutes = Math.floor(whole / 60);
	return `${seconds < 0 && whole > 0 ? '-' : ''}${String(minutes)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Seconds that somebody has spoken at an instant, in milliseconds of the epoch. */
export function spokenAt({ since, spoken }: Pick<LiveSpeaker, 'since' | 'spoken'>, at: number): number {
	return since === null ? spoken : Math.max(0, Math.floor((at - since) / 1000));
}

/** What a member's page must be read anew for: their own place in the room, the item, the vote and the list; not how many have voted. */
export const pulse = ({ stage, items, vote, next, waiting, there }: LiveView, seat: number): string =>
	JSON.stringify([stage, items, vote?.number, vote?.state, next, waiting, there[seat], there.split('p').length]);

/** What the chair's page must be read anew for: anything but how many have voted, which it is told. */
export const withoutTurnout = (view: LiveView): string => JSON.stringify({ ...view, vote: view.vote && { ...view.vote, said: 0 } });
