/**
 * Makes the figures of a report out of the records of the rooms. Pure: the same records give the same figures, and the records behind
 * each figure are found by the same rule that counted it. What nobody recorded is no data, and never nought.
 */
import type { Section } from '../rules.ts';

export const FIGURES = [
	'appeals_received',
	'appeals_on_time',
	'appeals_solved',
	'assignments_given',
	'assignments_done',
	'visits_made',
	'settlements_reached',
	'people_met',
	'reception_days',
	'people_received',
	'wishes_waiting',
	'questions_answered',
	'promises_kept'
] as const;
export type FigureCode = (typeof FIGURES)[number];

/** Why there is no figure: nothing of the kind is recorded in the period, nobody said, no hours are kept, no report before. */
export type NoData = 'none' | 'nobody_said' | 'no_host' | 'first';

export interface Figure {
	code: FigureCode;
	/** Null: no data. */
	n: number | null;
	/** Of how many; null where the figure is a plain count. */
	of: number | null;
	why: NoData | null;
}

export const SECTION_OF: Record<FigureCode, Section> = {
	appeals_received: 'appeals',
	appeals_on_time: 'appeals',
	appeals_solved: 'appeals',
	assignments_given: 'assignments',
	assignments_done: 'assignments',
	visits_made: 'visits',
	settlements_reached: 'visits',
	people_met: 'visits',
	reception_days: 'receptions',
	people_received: 'receptions',
	wishes_waiting: 'receptions',
	questions_answered: 'questions',
	promises_kept: 'promises'
};

export const PROMISE_STATES = ['owed', 'late', 'reported', 'done', 'ended'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** How a promise stands: what came of its assignment, and whether its day has passed. */
export function promiseState(state: string, dueOn: Temporal.PlainDate, today: Temporal.PlainDate): PromiseState {
	if (state === 'accepted') return 'done';
	if (state === 'cancelled') return 'ended';
	if (state === 'reported') return 'reported';
	return Temporal.PlainDate.compare(dueOn, today) < 0 ? 'late' : 'owed';
}

/** The records of a period, each with what the figures ask of it. */
export interface Records {
	appeals: readonly { received: boolean; onTime: boolean | null; solved: boolean | null }[];
	assignments: readonly { given: boolean; done: boolean | null }[];
	stops: readonly { visitId: string; territoryId: string; people: number }[];
	/** Undefined: no hours of theirs are kept. */
	receptions: { days: readonly { held: boolean }[]; met: number; waiting: number } | undefined;
	questions: readonly { answered: boolean }[];
	/** Undefined: there is no report before this one. */
	promises: readonly { state: PromiseState }[] | undefined;
}

type Counted = Pick<Figure, 'n' | 'of' | 'why'>;
const plain = (n: number): Counted => ({ n, of: null, why: null });
const missing = (why: NoData): Counted => ({ n: null, of: null, why });
const share = (list: readonly boolean[], why: NoData): Counted =>
	list.length === 0 ? missing(why) : { n: list.filter(Boolean).length, of: list.length, why: null };
const said = (list: readonly (boolean | null)[]) => list.filter((one) => one !== null);

/** Every figure, in the order of the report. */
export function assemble({ appeals, assignments, stops, receptions, questions, promises }: Records): Figure[] {
	const sum = stops.reduce((people, stop) => people + stop.people, 0);
	const figures: Record<FigureCode, Counted> = {
		appeals_received: plain(appeals.filter(({ received }) => received).length),
		appeals_on_time: share(said(appeals.map(({ onTime }) => onTime)), 'none'),
		appeals_solved: share(said(appeals.map(({ solved }) => solved)), 'nobody_said'),
		assignments_given: plain(assignments.filter(({ given }) => given).length),
		assignments_done: share(said(assignments.map(({ done }) => done)), 'none'),
		visits_made: plain(new Set(stops.map(({ visitId }) => visitId)).size),
		settlements_reached: plain(new Set(stops.map(({ territoryId }) => territoryId)).size),
		people_met: stops.length === 0 ? missing('none') : plain(sum),
		reception_days:
			receptions === undefined
				? missing('no_host')
				: share(
						receptions.days.map(({ held }) => held),
						'none'
					),
		people_received: receptions === undefined ? missing('no_host') : plain(receptions.met),
		wishes_waiting: receptions === undefined ? missing('no_host') : plain(receptions.waiting),
		questions_answered: share(
			questions.map(({ answered }) => answered),
			'none'
		),
		promises_kept:
			promises === undefined
				? missing('first')
				: share(
						promises.map(({ state }) => state === 'done'),
						'none'
					)
	};
	return FIGURES.map((code) => ({ code, ...figures[code] }));
}

/** The figures that are others now than they were, by code, as they are now. */
export function changedSince(then: readonly Figure[], since: readonly Figure[]): Map<FigureCode, Figure> {
	const before = new Map(then.map((figure) => [figure.code, figure]));
	return new Map(
		since.flatMap((figure) => {
			const was = before.get(figure.code);
			return was === undefined || (was.n === figure.n && was.of === figure.of) ? [] : [[figure.code, figure] as const];
		})
	);
}
