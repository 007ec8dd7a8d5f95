/** How a question that was asked beforehand comes to its end. Pure: instants are given, the clock is not read. */
import type { EventState } from '#modules/events/rules.ts';

export const QUESTION_STATES = ['waiting', 'shown', 'answered', 'owed', 'refused'] as const;
/** `waiting`: for a moderator; `shown`: read by all, and open. */
export type QuestionState = (typeof QUESTION_STATES)[number];

export const QUESTION_ACTS = ['show', 'answer', 'owe', 'refuse'] as const;
export type QuestionAct = (typeof QUESTION_ACTS)[number];

const TRANSITIONS = {
	waiting: { show: 'shown', refuse: 'refused' },
	shown: { answer: 'answered', owe: 'owed', refuse: 'refused' },
	// What is owed is answered when it is done.
	owed: { answer: 'answered' },
	answered: {},
	refused: {}
} as const satisfies Record<QuestionState, Partial<Record<QuestionAct, QuestionState>>>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function nextOfQuestion(state: QuestionState, act: QuestionAct): QuestionState | undefined {
	const from: Partial<Record<QuestionAct, QuestionState>> = TRANSITIONS[state];
	return from[act];
}

/** Why a question is not taken up; each with words of its own beside. */
export const REFUSALS = ['off_topic', 'personal', 'insult', 'repeated', 'elsewhere'] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** More than these of one event nobody reads to the end. */
export const MOST_QUESTIONS = 300;

/** One asks, and lends a voice, from the announcement until it is over. */
export function asks({ state, endsAt }: { state: EventState; endsAt: Temporal.Instant }, at: Temporal.Instant): boolean {
	return (state === 'invited' || state === 'open') && Temporal.Instant.compare(at, endsAt) < 0;
}

/** "12:40", "1:02:05", or seconds alone: the second of a recording; undefined for anything else. */
export function recordingSecond(typed: string): number | undefined {
	const parts = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})$/.exec(typed.trim());
	if (parts === null) return undefined;
	const [, hours, minutes, seconds] = parts;
	if (minutes !== undefined && Number(seconds) > 59) return undefined;
	if (hours !== undefined && Number(minutes) > 59) return undefined;
	return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
}

/** 760 -> "12:40", 3725 -> "1:02:05". */
export function secondText(second: number): string {
	const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor((second % 3600) / 60), second % 60];
	const two = (n: number) => String(n).padStart(2, '0');
	return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(seconds)}` : `${String(minutes)}:${two(seconds)}`;
}
