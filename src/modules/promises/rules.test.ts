import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	milestonesMet,
	milestoneState,
	MILESTONE_STATES,
	possible,
	progressOf,
	PROMISE_ACTS,
	PUBLICATIONS,
	reaches,
	verdictFault,
	VERDICTS,
	type VerdictFacts
} from './rules.ts';

const day = fc.integer({ min: 0, max: 4_000 }).map((n) => Temporal.PlainDate.from('2020-01-01').add({ days: n }));
const maybe = fc.option(day, { nil: null });
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

describe('progress', () => {
	it('follows from evidence and days alone', () => {
		fc.assert(
			fc.property(maybe, maybe, day, (publishedOn, movedOn, stillSince) => {
				const progress = progressOf({ publishedOn, movedOn }, stillSince);
				const since = movedOn ?? publishedOn;
				expect(progress === 'stalled').toBe(since !== null && compare(since, stillSince) < 0);
				// Without evidence nothing is ever in the works.
				if (progress === 'in_works') expect(movedOn).not.toBeNull();
				if (movedOn === null) expect(progress).not.toBe('in_works');
			})
		);
	});

	it('never turns worse by newer evidence', () => {
		fc.assert(
			fc.property(day, day, day, (publishedOn, movedOn, stillSince) => {
				const before = progressOf({ publishedOn, movedOn }, stillSince);
				const after = progressOf({ publishedOn, movedOn: movedOn.add({ days: 1 }) }, stillSince);
				if (before === 'in_works') expect(after).toBe('in_works');
			})
		);
	});
});

describe('a milestone', () => {
	const facts = fc.record({
		assignment: fc.constantFrom('issued', 'reported', 'returned', 'accepted', 'cancelled'),
		dueOn: day,
		firstDueOn: day,
		reportedOn: maybe,
		proofs: fc.integer({ min: 0, max: 3 })
	});

	it('is met when it was accepted and evidence of it stands, and never otherwise', () => {
		fc.assert(
			fc.property(facts, day, (one, today) => {
				const state = milestoneState(one, today);
				expect(MILESTONE_STATES).toContain(state);
				expect(state === 'met' || state === 'met_late').toBe(one.assignment === 'accepted' && one.proofs > 0);
				if (state === 'met') expect(one.reportedOn === null || compare(one.reportedOn, one.firstDueOn) <= 0).toBe(true);
				const { met, of } = milestonesMet([state]);
				expect(met).toBeLessThanOrEqual(of);
			})
		);
	});
});

describe('a reading', () => {
	it('reaches the target from either side', () => {
		expect(reaches(12, { baseline: 0, target: 10 })).toBe(true);
		expect(reaches(9, { baseline: 0, target: 10 })).toBe(false);
		// Fewer is better: schools with three shifts.
		expect(reaches(0, { baseline: 7, target: 0 })).toBe(true);
		expect(reaches(1, { baseline: 7, target: 0 })).toBe(false);
	});
});

describe('a verdict', () => {
	const facts: VerdictFacts = {
		publication: 'published',
		firstDueOn: Temporal.PlainDate.from('2025-12-31'),
		evidence: [{ addedBy: 'office', value: 10 }],
		named: 1,
		judge: 'auditor',
		indicator: { baseline: 0, target: 10 },
		today: Temporal.PlainDate.from('2026-11-27')
	};
	const on = (iso: string) => Temporal.PlainDate.from(iso);

	it('is never given without evidence, of a draft, or on what the judge brought', () => {
		fc.assert(
			fc.property(fc.constantFrom(...VERDICTS), fc.option(day, { nil: undefined }), (verdict, doneOn) => {
				expect(verdictFault(verdict, doneOn, { ...facts, evidence: [], named: 0 })).toBe('no_evidence');
				// One that was named is another promise's, or was struck.
				expect(verdictFault(verdict, doneOn, { ...facts, named: 2 })).toBe('no_evidence');
				expect(verdictFault(verdict, doneOn, { ...facts, publication: 'draft' })).toBe('not_published');
				expect(verdictFault(verdict, doneOn, { ...facts, judge: 'office' })).toBe('own_evidence');
			})
		);
	});

	it('hides no lateness', () => {
		fc.assert(
			fc.property(day, (doneOn) => {
				const late = compare(doneOn, facts.firstDueOn) > 0;
				const ahead = compare(doneOn, facts.today) > 0;
				expect(verdictFault('kept', doneOn, facts)).toBe(ahead ? 'done_ahead' : late ? 'late' : undefined);
				expect(verdictFault('kept_late', doneOn, facts)).toBe(ahead ? 'done_ahead' : late ? undefined : 'not_late');
			})
		);
		expect(verdictFault('kept', undefined, facts)).toBe('done_missing');
	});

	it('says kept when the target was read, broken when the day is over', () => {
		expect(verdictFault('kept', on('2025-10-01'), { ...facts, evidence: [{ addedBy: null, value: 9 }] })).toBe('not_reached');
		expect(verdictFault('kept', on('2025-10-01'), { ...facts, indicator: undefined, evidence: [{ addedBy: null, value: null }] })).toBe(
			undefined
		);
		expect(verdictFault('broken', undefined, { ...facts, today: facts.firstDueOn })).toBe('too_early');
		expect(['broken', 'compromise', 'withdrawn'].map((one) => verdictFault(one as 'broken', undefined, facts))).toEqual([
			undefined,
			undefined,
			undefined
		]);
	});
});

it('is removed only while nobody has read it', () => {
	expect(Object.fromEntries(PUBLICATIONS.map((one) => [one, possible(one)]))).toEqual({
		draft: ['change', 'remove'],
		published: PROMISE_ACTS.slice(2),
		corrected: PROMISE_ACTS.slice(2)
	});
});
