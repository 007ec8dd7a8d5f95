import { describe, expect, it } from 'vitest';
import { STAGES } from '#modules/sittings/rules/stage.ts';
import type { Stage } from '#modules/sittings/rules/stage.ts';
import {
	ANSWER_KINDS,
	answerFault,
	answerKinds,
	appealFault,
	decideFault,
	isHidden,
	speaks,
	stateOf,
	type AnswerKind,
	type Hiding
} from './rules.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const AT = Temporal.Instant.from('2026-11-02T05:00:00Z');
const hiding = (changes: Partial<Hiding> = {}): Hiding => ({
	hiddenAt: null,
	hiddenBy: null,
	appealedAt: null,
	appealOutcome: null,
	...changes
});

it('is spoken of at one stage alone, to the end of its last day', () => {
	const until = day('2026-11-04');
	expect(STAGES.filter((stage) => speaks({ stage, discussedUntil: until }, day('2026-11-04')))).toEqual(['discussed']);
	expect(speaks({ stage: 'discussed', discussedUntil: until }, day('2026-11-05'))).toBe(false);
	expect(speaks({ stage: 'discussed', discussedUntil: null }, day('2026-11-01'))).toBe(false);
});

it('a comment stands as it was answered; what is hidden is hidden whatever was said', () => {
	expect([null, ...ANSWER_KINDS].map((answer) => stateOf({ hidden: false, answer }))).toEqual([
		'open',
		'answered',
		'minutes',
		'taken',
		'refused'
	]);
	expect(stateOf({ hidden: false, answer: 'stands' })).toBe('stands');
	expect(stateOf({ hidden: true, answer: 'answer' })).toBe('hidden');
});

it('a proposal with the voices is taken or refused', () => {
	const kinds = (proposed: boolean, reached: boolean, off = false) =>
		answerKinds({ proposed, reached, stage: off ? 'cancelled' : 'discussed' });
	expect(kinds(false, true)).toEqual(['answer', 'minutes']);
	expect(kinds(true, true)).toEqual(['taken', 'refused']);
	expect(kinds(true, false)).toEqual(ANSWER_KINDS);
	expect([kinds(false, false, true), kinds(true, true, true), kinds(true, false, true)]).toEqual([
		['answer'],
		['refused'],
		['answer', 'refused']
	]);
});

it('says why a comment is not answered so', () => {
	const fault = (proposed: boolean, reached: boolean, kind: AnswerKind, stage: Stage = 'discussed') =>
		answerFault({ proposed, reached, stage }, kind);
	expect([fault(false, false, 'taken'), fault(true, true, 'answer'), fault(true, false, 'minutes')]).toEqual([
		'no_proposal',
		'must_decide',
		undefined
	]);
	expect([fault(false, false, 'minutes', 'cancelled'), fault(true, true, 'taken', 'cancelled')]).toEqual(['called_off', 'called_off']);
	expect(fault(true, true, 'refused', 'cancelled')).toBeUndefined();
});

describe('hiding', () => {
	const hidden = hiding({ hiddenAt: AT, hiddenBy: 'a' });
	const appealed = { ...hidden, appealedAt: AT };

	it('may be appealed once, by the writer, while it is hidden', () => {
		expect([hiding(), hidden, appealed].map(appealFault)).toEqual(['not_hidden', undefined, 'appealed']);
	});

	it('is judged by another person than who hid it, once', () => {
		expect(decideFault(hidden, 'b')).toBe('no_appeal');
		expect(decideFault(appealed, 'a')).toBe('own_hiding');
		expect(decideFault(appealed, 'b')).toBeUndefined();
		expect(decideFault({ ...appealed, appealOutcome: 'upheld' }, 'b')).toBe('decided');
	});

	it('ends when it is restored', () => {
		expect(
			[hiding(), hidden, { ...appealed, appealOutcome: 'upheld' as const }, { ...appealed, appealOutcome: 'restored' as const }].map(
				isHidden
			)
		).toEqual([false, true, true, false]);
	});
});
