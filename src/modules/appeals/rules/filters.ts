/** What appeals can be filtered by, and how a filter stands in an address: the lists of the desk and its statistics ask with the same words. Pure. */
import { CHANNELS, OUTCOMES, VERDICTS, type Channel, type Outcome, type Verdict } from '../rules.ts';

/**
 * How an appeal stands to its term; each has exactly one. Decided is judged by the date first given, so that neither an
 * extension nor a reopening can improve it; open by the present date; apart is what ended without a decision of ours.
 */
export const TIMINGS = ['on_time', 'late', 'waiting', 'overdue', 'apart'] as const;
export type Timing = (typeof TIMINGS)[number];

/** Where a thing has no theme, place or outcome. */
export const NONE = 'none' as const;

/** What was found when a closed case was checked again; `done` is any of them. */
export const RECHECKS = ['sound', 'weak', 'failed', 'done'] as const;
export type RecheckFilter = (typeof RECHECKS)[number];

export interface CaseFilters {
	state?: string | undefined;
	/** An id, or `none`. */
	themeId?: string | undefined;
	/** An id (with all that lies in it), or `none`. */
	territoryId?: string | undefined;
	/** Only what names this place itself. */
	exactPlace?: boolean | undefined;
	unitId?: string | undefined;
	/** The unit with all below it. */
	below?: boolean | undefined;
	executorId?: string | undefined;
	/** Only what is not decided yet. */
	openOnly?: boolean | undefined;
	kind?: string | undefined;
	channel?: Channel | undefined;
	outcome?: Outcome | typeof NONE | undefined;
	/** What the applicant said, or `none`. */
	verdict?: Verdict | typeof NONE | undefined;
	timing?: Timing | undefined;
	decided?: boolean | undefined;
	extended?: boolean | undefined;
	reopened?: boolean | undefined;
	/** The same person wrote about the same theme to the same unit within the year before. */
	repeated?: boolean | undefined;
	/** A reviewer called an answer to it formal. */
	formal?: boolean | undefined;
	recheck?: RecheckFilter | undefined;
	/** Open, and past the date first given, whether extended or not. */
	pastFirst?: boolean | undefined;
	/** Only what was merged into another appeal, or only what was not. */
	merged?: boolean | undefined;
	/** Days of receipt, both included. */
	from?: Temporal.PlainDate | undefined;
	to?: Temporal.PlainDate | undefined;
	/** Days of the present term, both included. */
	dueFrom?: Temporal.PlainDate | undefined;
	dueTo?: Temporal.PlainDate | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^(19|20|21)\d\d-\d\d-\d\d$/;

function dayFrom(value: string | null): Temporal.PlainDate | undefined {
	if (value === null || !DAY.test(value)) return undefined;
	try {
		return Temporal.PlainDate.from(value, { overflow: 'reject' });
	} catch {
		return undefined;
	}
}

/** The filters of an address; what is no filter is left out, so that an old link still finds something. */
export function filtersFrom(query: URLSearchParams): CaseFilters {
	const word = (name: string) => query.get(name)?.trim() || undefined;
	const id = (name: string) => (UUID.test(query.get(name) ?? '') ? word(name) : undefined);
	const idOrNone = (name: string) => (query.get(name) === NONE ? NONE : id(name));
	const on = (name: string) => (query.get(name) === '1' ? true : undefined);
	const one = <T extends string>(name: string, list: readonly T[]): T | undefined => list.find((value) => value === query.get(name));
	return {
		state: word('state'),
		themeId: idOrNone('theme'),
		territoryId: idOrNone('territoryId'),
		exactPlace: on('exact'),
		unitId: id('unit'),
		below: on('below'),
		executorId: id('executor'),
		openOnly: on('open'),
		kind: word('kind')?.slice(0, 60),
		channel: one('channel', CHANNELS),
		outcome: one('outcome', [...OUTCOMES, NONE]),
		verdict: one('verdict', [...VERDICTS, NONE]),
		timing: one('timing', TIMINGS),
		decided: on('decided'),
		extended: on('extended'),
		reopened: on('reopened'),
		repeated: on('repeated'),
		formal: on('formal'),
		recheck: one('recheck', RECHECKS),
		pastFirst: on('past'),
		merged: query.get('merged') === '0' ? false : on('merged'),
		from: dayFrom(query.get('from')),
		to: dayFrom(query.get('to')),
		dueFrom: dayFrom(query.get('dueFrom')),
		dueTo: dayFrom(query.get('dueTo'))
	};
}

/** The same filters as they stand in an address. */
export function filterQuery(filters: CaseFilters) {
	const on = (value: boolean | undefined) => (value === true ? '1' : undefined);
	return {
		state: filters.state,
		theme: filters.themeId,
		territoryId: filters.territoryId,
		exact: on(filters.exactPlace),
		unit: filters.unitId,
		below: on(filters.below),
		executor: filters.executorId,
		open: on(filters.openOnly),
		kind: filters.kind,
		channel: filters.channel,
		outcome: filters.outcome,
		verdict: filters.verdict,
		timing: filters.timing,
		decided: on(filters.decided),
		extended: on(filters.extended),
		reopened: on(filters.reopened),
		repeated: on(filters.repeated),
		formal: on(filters.formal),
		recheck: filters.recheck,
		past: on(filters.pastFirst),
		merged: filters.merged === undefined ? undefined : filters.merged ? '1' : '0',
		from: filters.from?.toString(),
		to: filters.to?.toString(),
		dueFrom: filters.dueFrom?.toString(),
		dueTo: filters.dueTo?.toString()
	};
}
