import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar, workingDaysBetween } from '#platform/calendar/rules.ts';
import { ASSIGNMENT_STATES, holdsUp, isOpen, next as nextOf, partFault, type AssignmentState } from '#modules/assignments/rules.ts';
import {
	daysLate,
	difference,
	DIRECTIVE_ACTS,
	DIRECTIVE_STATES,
	next,
	PART_STATES,
	partState,
	returnReason,
	SILENT_AFTER,
	silentSince,
	verdict,
	type DirectiveState,
	type Mark,
	type PartFacts
} from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const calendar = makeCalendar(1, []);

it.each<[DirectiveState, string[]]>([
	['draft', ['change', 'issue', 'cancel']],
	['issued', ['close', 'cancel']],
	['closed', []],
	['cancelled', []]
])('from %s exactly these acts are possible', (state, acts) => {
	expect(DIRECTIVE_ACTS.filter((act) => next(state, act) !== undefined)).toEqual(acts);
	expect(DIRECTIVE_STATES).toContain(state);
});

const facts = fc.record<PartFacts>({
	state: fc.constantFrom(...ASSIGNMENT_STATES),
	acknowledged: fc.boolean(),
	named: fc.boolean(),
	parts: fc.constantFrom('none', 'given', 'begun')
});

describe('how a part stands', () => {
	it.each<[Partial<PartFacts>, string]>([
		[{}, 'issued'],
		[{ named: true }, 'issued'],
		[{ acknowledged: true }, 'acknowledged'],
		[{ acknowledged: true, parts: 'given' }, 'split'],
		[{ acknowledged: true, parts: 'begun' }, 'in_work'],
		[{ acknowledged: true, named: true }, 'in_work'],
		[{ acknowledged: true, parts: 'begun', state: 'reported' }, 'reported'],
		[{ acknowledged: true, parts: 'begun', state: 'returned' }, 'returned'],
		[{ state: 'accepted' }, 'accepted'],
		[{ state: 'cancelled' }, 'cancelled']
	])('%o is %s', (changes, expected) => {
		expect(partState({ state: 'issued', acknowledged: false, named: false, parts: 'none', ...changes })).toBe(expected);
	});

	it('is told for whatever the facts are, and ends exactly where the assignment does', () => {
		fc.assert(
			fc.property(facts, (one) => {
				const state = partState(one);
				expect(PART_STATES).toContain(state);
				expect(state === 'accepted' || state === 'cancelled').toBe(!isOpen(one.state));
			})
		);
	});

	it('is silent from the third working day without a sign on', () => {
		// On a Thursday what was given on Monday; on a Wednesday what was given on Friday: Monday and Tuesday are two.
		const since = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-29'].map((today) => silentSince(calendar, day(today)).toString());
		expect(since).toEqual(['2026-11-19', '2026-11-22', '2026-11-23', '2026-11-24']);
		const within = fc.integer({ min: 0, max: 400 }).map((n) => day('2026-01-01').add({ days: n }));
		fc.assert(
			fc.property(within, fc.nat(30), (issued, more) => {
				const today = issued.add({ days: more });
				const silent = workingDaysBetween(calendar, issued, today) > SILENT_AFTER;
				expect(Temporal.PlainDate.compare(issued, silentSince(calendar, today)) <= 0).toBe(silent);
			})
		);
	});
});

const days = fc.integer({ min: -90, max: 90 }).map((n) => day('2026-11-20').add({ days: n }));

it('lateness of what is reported or done never depends on the day somebody looks, and of what is open never shrinks', () => {
	fc.assert(
		fc.property(fc.constantFrom(...ASSIGNMENT_STATES), days, days, days, fc.nat(60), (state, dueOn, judged, look, more) => {
			const judgedOn = state === 'reported' || state === 'accepted' ? judged : null;
			const [one, other] = [look, look.add({ days: more })].map((today) => daysLate(calendar, { state, dueOn, judgedOn }, today));
			if (judgedOn !== null || state === 'cancelled') expect(one).toBe(other);
			else expect(other).toBeGreaterThanOrEqual(one ?? 0);
		})
	);
});

describe('the verdict', () => {
	const criteria = [
		{ id: 'a', position: 1, text: 'Шамдар жанады', evidence: true },
		{ id: 'b', position: 2, text: 'Тізім жарияланды', evidence: false }
	];
	it('accepts only what is met in everything, with evidence where it is asked', () => {
		const met = (criterionId: string): Mark => ({ criterionId, met: true, remark: null });
		expect(verdict(criteria, [met('a'), met('b')], 1)).toEqual({ kind: 'accept' });
		expect(verdict(criteria, [met('a'), met('b')], 0)).toEqual({ kind: 'fault', criterionId: 'a', fault: 'no_evidence' });
		expect(verdict(criteria, [met('a')], 1)).toEqual({ kind: 'fault', criterionId: 'b', fault: 'unmarked' });
		expect(verdict(criteria, [met('a'), { criterionId: 'b', met: false, remark: '' }], 1)).toMatchObject({ fault: 'remark' });
		const back = verdict(criteria, [met('a'), { criterionId: 'b', met: false, remark: 'Тізім жоқ' }], 1);
		expect(back.kind === 'return' && returnReason(back.unmet)).toBe('2. Тізім жарияланды: Тізім жоқ');
	});

	it('whatever is marked: accepted exactly when every criterion is met', () => {
		const marks = fc.array(
			fc.record<Mark>({ criterionId: fc.constantFrom('a', 'b'), met: fc.boolean(), remark: fc.constantFrom(null, '', 'x') })
		);
		fc.assert(
			fc.property(marks, fc.nat(2), (list, files) => {
				const first = (id: string) => list.find((mark) => mark.criterionId === id);
				const all = first('a')?.met === true && files > 0 && first('b')?.met === true;
				expect(verdict(criteria, list, files).kind === 'accept').toBe(all);
			})
		);
	});
});

/** A tree of parts as the commands keep it: each act asks the same rules that they ask. */
interface Node {
	parent: number | undefined;
	state: AssignmentState;
	obligatory: boolean;
	due: Temporal.PlainDate;
}
type Step =
	| { act: 'split'; at: number; due: Temporal.PlainDate; obligatory: boolean }
	| { act: 'report' | 'accept' | 'return' | 'cancel'; at: number }
	| { act: 'move'; at: number; due: Temporal.PlainDate };

const below = (tree: readonly Node[], at: number) => tree.flatMap((node, i) => (node.parent === at && isOpen(node.state) ? [i] : []));

/** Ends a part with what was passed on from it, as cancelLocked does. */
function end(tree: Node[], at: number): void {
	const node = tree[at];
	if (node === undefined) return;
	node.state = 'cancelled';
	for (const part of below(tree, at)) end(tree, part);
}

function take(tree: Node[], step: Step): void {
	const at = step.at % tree.length;
	const node = tree[at];
	if (node === undefined) return;
	const parts = below(tree, at);
	const dues = parts.map((i) => tree[i]?.due).filter((due) => due !== undefined);
	if (step.act === 'split') {
		if (isOpen(node.state) && partFault(step.due, { whole: node.due }) === undefined)
			tree.push({ parent: at, state: 'issued', obligatory: step.obligatory, due: step.due });
		return;
	}
	const to = nextOf(node.state, step.act);
	if (to === undefined) return;
	if (step.act === 'move') {
		const whole = node.parent === undefined ? undefined : tree[node.parent]?.due;
		if (partFault(step.due, { whole, parts: dues }) === undefined) node.due = step.due;
		return;
	}
	if (step.act === 'accept' && parts.some((i) => holdsUp(tree[i] as Node))) return;
	node.state = to;
	if (!isOpen(to)) for (const part of parts) end(tree, part);
}

it('over any acts in any order: nothing is accepted before its obligatory parts, and no part is due after its whole', () => {
	const at = fc.nat(3);
	const steps: fc.Arbitrary<Step[]> = fc.array(
		fc.oneof(
			fc.record({ act: fc.constant<'split'>('split'), at, due: days, obligatory: fc.boolean() }),
			fc.record({
				act: fc.constantFrom<'report' | 'accept' | 'return' | 'cancel'>('report', 'accept', 'return', 'cancel', 'report', 'accept'),
				at
			}),
			fc.record({ act: fc.constant<'move'>('move'), at, due: days })
		),
		{ minLength: 10, maxLength: 80 }
	);
	let accepted = 0;
	fc.assert(
		fc.property(steps, (list) => {
			const tree: Node[] = [{ parent: undefined, state: 'issued', obligatory: true, due: day('2026-12-25') }];
			for (const step of list) {
				take(tree, step);
				for (const [i, node] of tree.entries()) {
					if (node.parent === undefined) continue;
					const whole = tree[node.parent];
					if (whole?.state === 'accepted') {
						accepted += 1;
						expect(isOpen(node.state), `part ${String(i)} of an accepted whole`).toBe(false);
					}
					if (isOpen(node.state)) expect(Temporal.PlainDate.compare(node.due, whole?.due ?? node.due)).toBeLessThanOrEqual(0);
				}
			}
		}),
		{ numRuns: 500 }
	);
	expect(accepted).toBeGreaterThan(100);
});

it('says how what is sent now differs from what was shown', () => {
	expect(difference(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], gone: ['a'] });
	expect(difference(['a', 'b'], ['b', 'a'])).toEqual({ added: [], gone: [] });
});
