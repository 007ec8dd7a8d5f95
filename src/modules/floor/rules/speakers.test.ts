import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askFault, effectsOf, leftOf, ORDER_ABOUT, queue, secondsOf, speakerState, SPEECH_KINDS, type Asked } from './speakers.ts';

const t = (second: number) => Temporal.Instant.fromEpochMilliseconds(1_800_000_000_000 + second * 1000);

const asked = (id: string, changes: Partial<Asked> = {}): Asked => ({
	id,
	seatId: id,
	kind: 'speech',
	orderAbout: null,
	answerTo: null,
	askedAt: t(0),
	beganAt: null,
	endedAt: null,
	withdrawnAt: null,
	pauses: [],
	...changes
});

const lists = fc
	.array(fc.record({ kind: fc.constantFrom(...SPEECH_KINDS), at: fc.nat(50), about: fc.constantFrom(...ORDER_ABOUT), to: fc.nat(9) }), {
		maxLength: 20
	})
	.map((list) =>
		list.map(({ kind, at, about, to }, i) =>
			asked(String(i), {
				kind,
				askedAt: t(at),
				orderAbout: kind === 'order' ? about : null,
				answerTo: kind === 'answer' ? String(to) : null
			})
		)
	);

describe('the list of speakers', () => {
	it('is called by rank: questions, interventions, points of order, the rest as they asked', () => {
		const list = [
			asked('late', { askedAt: t(5) }),
			asked('speech', { askedAt: t(1) }),
			asked('break', { kind: 'order', orderAbout: 'break', askedAt: t(2) }),
			asked('quorum', { kind: 'order', orderAbout: 'quorum', askedAt: t(3) }),
			asked('intervention', { kind: 'intervention', askedAt: t(4) }),
			asked('second', { kind: 'question', askedAt: t(7) }),
			asked('first', { kind: 'question', askedAt: t(6) }),
			asked('answer', { kind: 'answer', answerTo: 'first', askedAt: t(8) }),
			asked('gone', { withdrawnAt: t(9) }),
			asked('had', { beganAt: t(1), endedAt: t(2) })
		];
		const order = ['first', 'answer', 'second', 'intervention', 'quorum', 'break', 'speech', 'late'];
		expect(queue(list).map(({ id }) => id)).toEqual(order);
		const put = list.map((one) => (one.id === 'first' ? { ...one, beganAt: t(9), endedAt: t(10) } : one));
		expect(queue(put).map(({ id }) => id)).toEqual(['answer', 'second', ...order.slice(3)]);
	});

	it('holds everybody who waits once, whatever was asked', () => {
		fc.assert(
			fc.property(lists, (list) => {
				// An answer to an answer is never taken down: it is no question.
				const kept = list.filter(({ kind, answerTo }) => kind !== 'answer' || list.find(({ id }) => id === answerTo)?.kind !== 'answer');
				const ids = queue(kept).map(({ id }) => id);
				expect(ids.toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
			})
		);
	});

	it('takes nobody twice of a kind, a question only to who speaks, an answer only to a question', () => {
		const list = [asked('a'), asked('q', { kind: 'question', beganAt: t(1), endedAt: t(2) })];
		expect(askFault(list, { seatId: 'a', kind: 'speech', answerTo: null })).toBe('waits_already');
		expect(askFault(list, { seatId: 'a', kind: 'order', answerTo: null })).toBeUndefined();
		expect(askFault([asked('guest', { seatId: null })], { seatId: null, kind: 'speech', answerTo: null })).toBeUndefined();
		expect(askFault(list, { seatId: 'a', kind: 'question', answerTo: null })).toBe('nobody_speaks');
		expect(askFault([...list, asked('b', { beganAt: t(3) })], { seatId: 'a', kind: 'question', answerTo: null })).toBeUndefined();
		expect(askFault(list, { seatId: 'a', kind: 'answer', answerTo: 'a' })).toBe('no_question');
		expect(askFault(list, { seatId: 'a', kind: 'answer', answerTo: 'q' })).toBeUndefined();
	});
});

describe('the floor', () => {
	const speaking = asked('s', { beganAt: t(1) });
	const paused = asked('p', { beganAt: t(1), pauses: [{ from: t(2), to: null }] });
	const asking = asked('q', { kind: 'question', beganAt: t(2) });

	it('is one speaker’s: who begins ends the others, a question only pauses them', () => {
		expect(effectsOf([speaking], 'speech')).toEqual({ ended: [speaking], paused: [] });
		expect(effectsOf([speaking], 'question')).toEqual({ ended: [], paused: [speaking] });
		expect(effectsOf([paused, asking], 'answer')).toEqual({ ended: [asking], paused: [] });
		expect(effectsOf([paused, asking], 'order')).toEqual({ ended: [paused, asking], paused: [] });
		expect(
			[speaking, paused, asked('w'), asked('f', { beganAt: t(1), endedAt: t(2) }), asked('x', { withdrawnAt: t(1) })].map(speakerState)
		).toEqual(['speaking', 'paused', 'waiting', 'finished', 'withdrawn']);
	});

	it('counts what was spoken, without the pauses', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 300 })), { maxLength: 12 }), (parts) => {
				let at = 0;
				let spoken = 0;
				const pauses: { from: Temporal.Instant; to: Temporal.Instant }[] = [];
				for (const [speaks, seconds] of parts) {
					if (speaks) spoken += seconds;
					else pauses.push({ from: t(at), to: t(at + seconds) });
					at += seconds;
				}
				const speech = { beganAt: t(0), endedAt: t(at), pauses };
				expect(secondsOf(speech, t(at + 1000))).toBe(spoken);
				expect(leftOf(600, [speech, speech], t(at))).toBe(600 - 2 * spoken);
			})
		);
		expect(secondsOf(paused, t(60))).toBe(1);
		expect(secondsOf(asked('w'), t(60))).toBe(0);
	});
});
