import { expect, it } from 'vitest';
import { asks, nextOfQuestion, QUESTION_ACTS, QUESTION_STATES, recordingSecond, secondText } from './questions.ts';

it('a question has exactly these ways', () => {
	const ways = QUESTION_STATES.map((state) => QUESTION_ACTS.filter((act) => nextOfQuestion(state, act) !== undefined));
	expect(ways).toEqual([['show', 'refuse'], ['answer', 'owe', 'refuse'], [], ['answer'], []]);
});

it('is asked from the announcement until the event is over', () => {
	const endsAt = Temporal.Instant.from('2026-11-02T12:00:00Z');
	const states = ['planned', 'invited', 'open', 'closed', 'cancelled'] as const;
	expect(states.filter((state) => asks({ state, endsAt }, endsAt.subtract({ seconds: 1 })))).toEqual(['invited', 'open']);
	expect(states.filter((state) => asks({ state, endsAt }, endsAt))).toEqual([]);
});

it('the moment of a recording is written as people read it off the player', () => {
	const typed = ['12:40', '1:02:05', '0:07', '75:00', '90', '1:75', '1:60:00', 'он екі', ''];
	expect(typed.map(recordingSecond)).toEqual([760, 3725, 7, 4500, 90, undefined, undefined, undefined, undefined]);
	expect([760, 3725, 7].map(secondText)).toEqual(['12:40', '1:02:05', '0:07']);
});
