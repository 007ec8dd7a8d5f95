/** Figures as they were counted. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Days } from '#platform/measures.ts';
import type { Share } from '../rules/interval.ts';

/** By unit, by measure. */
export type Figures = Map<string, Map<string, Share>>;

/** Whose figures, of which months, as the end of which day knew them. */
export interface FiguresWish extends Days {
	units: readonly string[];
	asOf: Temporal.PlainDate;
}

/** SQL: a figure (alias `f`) of these units as a day knew it; the months are added by whoever asks. */
const knownOn = ({ units, asOf }: Pick<FiguresWish, 'units' | 'asOf'>) =>
	sql`f.unit_id = ANY(${[...units]}::uuid[]) AND f.since <= ${asOf}::date AND (f.until IS NULL OR f.until > ${asOf}::date)`;

/** The sums of whole months for each unit and measure. Units and measures without a case are not in it. */
export async function figuresOf(db: Reader | Tx, wish: FiguresWish): Promise<Figures> {
	const list = await rows(
		db,
		sql<{ unit: string; measure: string; n: number; of: number }>`
			SELECT f.unit_id AS unit, f.measure, sum(f.n)::int AS n, sum(f.total)::int AS of FROM scorecard_figure f
			WHERE f.month BETWEEN ${wish.from}::date AND ${wish.to}::date AND ${knownOn(wish)}
			GROUP BY f.unit_id, f.measure HAVING sum(f.total) > 0`
	);
	const figures: Figures = new Map();
	for (const { unit, measure, n, of } of list) {
		const mine = figures.get(unit) ?? new Map<string, Share>();
		mine.set(measure, { n, of });
		figures.set(unit, mine);
	}
	return figures;
}

/** The same for several periods at once, in their order. */
export async function figuresByPeriod(
	db: Reader | Tx,
	units: readonly string[],
	periods: readonly (Days & { asOf: Temporal.PlainDate })[]
): Promise<Figures[]> {
	return Promise.all(periods.map((period) => figuresOf(db, { units, ...period })));
}

export interface CountState {
	/** The last day at whose end everything was counted. */
	countedOn: Temporal.PlainDate;
	/** The first month that is counted. */
	from: Temporal.PlainDate;
}

/** How far the count goes; undefined before the first one. */
export async function countState(db: Reader | Tx): Promise<CountState | undefined> {
	const [state] = await rows(
		db,
		sql<{ countedOn: Temporal.PlainDate | null; from: Temporal.PlainDate | null }>`
			SELECT counted_on AS "countedOn", months_from AS "from" FROM scorecard_state`
	);
	return state?.countedOn == null || state.from === null ? undefined : { countedOn: state.countedOn, from: state.from };
}
