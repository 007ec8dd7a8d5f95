import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLUMNS, publishRights, type Column, type Counted, type Line } from './publish.ts';

const LEAST = 5;
const row = (
	profession: string | null,
	violatedRight: string | null,
	outcome: Column,
	received: number,
	more: Partial<Counted> = {}
): Counted => ({
	profession,
	violatedRight,
	outcome,
	received,
	solved: 0,
	partly: 0,
	notSolved: 0,
	...more
});
const registers = fc.array(
	fc
		.record({
			profession: fc.constantFrom('teacher', 'doctor', 'miner', null),
			violatedRight: fc.constantFrom('leave', 'pay_in_time', null),
			outcome: fc.constantFrom(...COLUMNS),
			received: fc.integer({ min: 1, max: 12 }),
			solved: fc.nat(2)
		})
		.map(({ profession, violatedRight, outcome, received, solved }) =>
			row(profession, violatedRight, outcome, received, { solved: Math.min(solved, received) })
		),
	{ maxLength: 20 }
);

/** A sum that is published, and what adds up to it: what is hidden of it must be two counts at least, and the least together. */
function checkSum(whole: number | undefined, parts: readonly { shown: number | undefined; real: number }[]): void {
	if (whole === undefined) return;
	const hidden = parts.filter((part) => part.shown === undefined);
	if (hidden.length === 0) return;
	const left = whole - parts.reduce((total, part) => total + (part.shown ?? 0), 0);
	expect(left).toBe(hidden.reduce((total, part) => total + part.real, 0));
	// Everything else was hidden already: then there is nothing to take it from.
	if (hidden.length < parts.length) {
		expect(hidden.length).toBeGreaterThan(1);
		expect(left).toBeGreaterThanOrEqual(LEAST);
	}
}

it('says no count below the least, and none can be found by subtraction', () => {
	fc.assert(
		fc.property(registers, (list) => {
			const { total, professions, rights } = publishRights(list, LEAST);
			const real = (keep: (one: Counted) => boolean) => list.filter(keep).reduce((sum, one) => sum + one.received, 0);
			const sides: [Line[], (one: Counted) => string | null][] = [
				[professions, (one) => one.profession],
				[rights, (one) => one.violatedRight]
			];
			checkSum(
				total.received,
				COLUMNS.map((column) => ({ shown: total.outcomes[column], real: real((one) => one.outcome === column) }))
			);
			for (const [lines, of] of sides) {
				checkSum(
					total.received,
					lines.map((line) => ({ shown: line.received, real: real((one) => of(one) === line.key) }))
				);
				for (const line of lines) {
					const cell = (column: Column) => real((one) => of(one) === line.key && one.outcome === column);
					checkSum(
						line.received,
						COLUMNS.map((column) => ({ shown: line.outcomes[column], real: cell(column) }))
					);
				}
				for (const column of COLUMNS)
					checkSum(
						total.outcomes[column],
						lines.map((line) => ({
							shown: line.outcomes[column],
							real: real((one) => of(one) === line.key && one.outcome === column)
						}))
					);
			}
			for (const line of [total, ...professions, ...rights])
				for (const value of [line.received, ...Object.values(line.outcomes)])
					expect(value === undefined || value === 0 || value >= LEAST).toBe(true);
		})
	);
});

it('adds up where nothing is small, and keeps the office’s word and the applicants’ apart', () => {
	const list = [
		row('teacher', 'leave', 'restored', 20, { solved: 4, notSolved: 8 }),
		row('teacher', 'leave', 'in_work', 6),
		row('doctor', 'pay_in_time', 'restored', 9, { solved: 6 }),
		row('doctor', 'pay_in_time', 'in_work', 8)
	];
	const { total, professions } = publishRights(list, LEAST);
	expect([total.received, total.outcomes.restored, total.outcomes.in_work]).toEqual([43, 29, 14]);
	expect(professions.map((line) => [line.key, line.received, line.outcomes.restored])).toEqual([
		['teacher', 26, 20],
		['doctor', 17, 9]
	]);
	expect(professions[0]?.said).toEqual({ solved: 4, partly: 0, notSolved: 8 });
});

it('says nothing of a year with a handful of cases, and nothing of nobody', () => {
	const few = publishRights([row('teacher', 'leave', 'restored', 3, { solved: 3 })], LEAST);
	expect(few.total).toEqual({ key: null, received: undefined, outcomes: {}, said: undefined });
	expect(few.professions.every((line) => line.received === undefined && line.said === undefined)).toBe(true);
	expect(publishRights([], LEAST).total.received).toBe(0);
});
