import { describe, expect, it } from 'vitest';
import { assemble, changedSince, FIGURES, promiseState, type FigureCode, type Records } from './assemble.ts';

const NOTHING: Records = { appeals: [], assignments: [], stops: [], receptions: undefined, questions: [], promises: undefined };
const of = (records: Partial<Records>) => {
	const list = assemble({ ...NOTHING, ...records });
	return (code: FigureCode) => {
		const figure = list.find((one) => one.code === code);
		return figure === undefined ? undefined : (figure.why ?? (figure.of === null ? figure.n : `${String(figure.n)}/${String(figure.of)}`));
	};
};

describe('the figures of a report', () => {
	it('are all there, in their order; what nobody recorded is no data and not nought', () => {
		expect(assemble(NOTHING).map(({ code }) => code)).toEqual([...FIGURES]);
		const figure = of({});
		expect(Object.fromEntries(FIGURES.map((code) => [code, figure(code)]))).toEqual({
			appeals_received: 0,
			appeals_on_time: 'none',
			appeals_solved: 'nobody_said',
			assignments_given: 0,
			assignments_done: 'none',
			visits_made: 0,
			settlements_reached: 0,
			people_met: 'none',
			reception_days: 'no_host',
			people_received: 'no_host',
			wishes_waiting: 'no_host',
			questions_answered: 'none',
			promises_kept: 'first'
		});
	});

	it('count of each record what it says', () => {
		const figure = of({
			appeals: [
				{ received: true, onTime: true, solved: true },
				{ received: true, onTime: null, solved: null },
				{ received: false, onTime: false, solved: false },
				{ received: false, onTime: true, solved: null }
			],
			assignments: [
				{ given: true, done: null },
				{ given: false, done: true },
				{ given: true, done: false }
			],
			// Two trips, one village twice.
			stops: [
				{ visitId: 'a', territoryId: 'x', people: 10 },
				{ visitId: 'a', territoryId: 'y', people: 0 },
				{ visitId: 'b', territoryId: 'x', people: 7 }
			],
			receptions: { days: [{ held: true }, { held: false }], met: 0, waiting: 4 },
			questions: [{ answered: true }, { answered: false }],
			promises: [{ state: 'done' }, { state: 'reported' }, { state: 'late' }]
		});
		expect(FIGURES.map(figure)).toEqual([2, '2/3', '1/2', 2, '1/2', 2, 2, 17, '1/2', 0, 4, '1/2', '1/3']);
	});

	it('say which are others now, and how', () => {
		const then = assemble({ ...NOTHING, questions: [{ answered: false }] });
		const since = assemble({ ...NOTHING, questions: [{ answered: true }], promises: [] });
		expect([...changedSince(then, since)].map(([code, { n, of: all }]) => [code, n, all])).toEqual([['questions_answered', 1, 1]]);
		expect(changedSince(then, then).size).toBe(0);
	});

	it('know how a promise stands', () => {
		const day = Temporal.PlainDate.from('2026-11-20');
		const states = ['issued', 'in_work', 'returned', 'reported', 'accepted', 'cancelled'];
		expect(states.map((state) => promiseState(state, day, day))).toEqual(['owed', 'owed', 'owed', 'reported', 'done', 'ended']);
		// 21 November: a day late.
		expect(states.map((state) => promiseState(state, day, day.add({ days: 1 })))).toEqual([
			'late',
			'late',
			'late',
			'reported',
			'done',
			'ended'
		]);
	});
});
