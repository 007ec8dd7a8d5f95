/** What somebody asks the scorecards for, read from an address. */
import type { Reader } from '#platform/db/index.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { unitBranches, unitsByIds, unitsOfKind, type Unit } from '#modules/organisation/server/index.ts';
import type { UnitKind } from '#modules/organisation/rules.ts';
import { parsePeriod, periodOf, type Period } from '#modules/statistics/rules.ts';
import type { Viewer } from './access.ts';
import type { CountState } from './figures.ts';
import { methodOn, type Indicator } from './method.ts';

/** Of which period, as which day knew it, by what method. */
export interface Asked {
	period: Period;
	asOf: Temporal.PlainDate;
	method: Indicator[];
	/** Weights tried in thought, by the code of the indicator. */
	weights: ReadonlyMap<string, number>;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function dayFrom(text: string | null): Temporal.PlainDate | undefined {
	if (text === null || !DAY.test(text)) return undefined;
	try {
		return Temporal.PlainDate.from(text, { overflow: 'reject' });
	} catch {
		return undefined;
	}
}

/** The quarter of the last count unless another is asked for; nothing is known of later than that. */
export async function askedFrom(
	{ db, today }: Pick<DeskContext, 'db' | 'today'>,
	query: URLSearchParams,
	state: CountState
): Promise<Asked> {
	const period = parsePeriod(query.get('period') ?? '') ?? periodOf(state.countedOn, 'quarter');
	const wanted = dayFrom(query.get('asOf'));
	const asOf = wanted !== undefined && Temporal.PlainDate.compare(wanted, state.countedOn) < 0 ? wanted : state.countedOn;
	const method = await methodOn(db, Temporal.PlainDate.compare(period.to, today) < 0 ? period.to : today);
	const weights = method.flatMap(({ code, weight }): [string, number][] => {
		const typed = query.get(`w-${code}`);
		const tried = typed !== null && /^\d{1,3}$/.test(typed) ? Math.min(100, Number(typed)) : weight;
		return tried === weight ? [] : [[code, tried]];
	});
	return { period, asOf, method, weights: new Map(weights) };
}

/** The same as it stands in an address. */
export function askedQuery(
	{ period, asOf, weights }: Asked,
	state: CountState
): Record<string, string | undefined> & { asOf: string | undefined } {
	return {
		period: period.text,
		asOf: asOf.equals(state.countedOn) ? undefined : asOf.toString(),
		...Object.fromEntries([...weights].map(([code, weight]) => [`w-${code}`, String(weight)]))
	};
}

/** More than these are compared branch by branch. */
const MOST = 400;

export interface Peers {
	units: Unit[];
	/** The branch that they are of; undefined where all are shown. */
	under: string | undefined;
	/** Branches to choose from. */
	branches: Unit[];
	/** All of them may be shown at once. */
	whole: boolean;
}

/** Units of one kind that the reader sees: all, or those of one branch (`wanted`, else the one that a unit lies in). */
export async function peersOf(db: Reader, view: Viewer, kind: UnitKind, wanted: string | undefined, near?: string): Promise<Peers> {
	const [all, branchOf] = await Promise.all([unitsOfKind(db, kind, view.places(kind)), unitBranches(db)]);
	const ids = [...new Set(all.flatMap(({ id }) => branchOf.get(id) ?? []))];
	const branches = [...(await unitsByIds(db, ids)).values()].toSorted((a, b) => a.code.localeCompare(b.code));
	const whole = all.length <= MOST;
	const given = ids.find((id) => id === wanted);
	const under = given ?? (whole ? undefined : (ids.find((id) => id === branchOf.get(near ?? view.own[0]?.id ?? '')) ?? ids[0]));
	const units = under === undefined ? all : all.filter(({ id }) => branchOf.get(id) === under);
	return { units, under, branches: branches.length > 1 ? branches : [], whole };
}
