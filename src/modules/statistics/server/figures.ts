/** Numbers of a unit and below, for one reader: exactly what the list behind each of them finds. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { readable } from '#modules/appeals/server/index.ts';
import { NONE, type CaseFilters } from '#modules/appeals/rules/filters.ts';
import { unitIdsWithin, type Unit } from '#modules/organisation/server/index.ts';
import { placeIdsWithin } from '#modules/territory/server/index.ts';
import { monthsOf, type Comparison, type Period } from '../rules.ts';
import { epochDay, tallyBy, type By, type Groups, type Wish } from '../rules/tally.ts';
import { countProgress, countState, MOST_CHANGED } from './counting.ts';
import { readCount } from './count.ts';

/** What is counted: the appeals of a unit and below, received in a period, that fit a filter. */
export interface Asked {
	unit: Unit;
	period?: Period | undefined;
	filters: CaseFilters;
	/** The period that it is compared with. */
	vs?: Comparison | undefined;
}

/** The filter of the list behind all that is asked for. What was merged is counted with what it was merged into. */
export function wholeFilter({ unit, period, filters }: Asked): CaseFilters {
	return { merged: false, ...filters, unitId: unit.id, below: true, from: period?.from, to: period?.to };
}

/** The numbers of one moment, to be broken down any way. */
export interface Numbers {
	at: Temporal.Instant;
	/** So much changed since that moment that it is still being counted: the lists are ahead of the numbers. */
	behind: boolean;
	/** Appeals of one of the periods read, or without a period, by dimension and key. */
	by: (asked: Pick<Asked, 'period' | 'filters'>, dimensions: readonly By[]) => Groups;
}

/** Nothing can be said yet: the register is being counted for the first time. */
export interface Counting {
	done: number;
	of: number;
}

export interface NumbersWish extends Pick<Asked, 'unit' | 'filters'> {
	periods: readonly Pick<Period, 'from' | 'to'>[];
	/** Also what is open of any other time. */
	openToo: boolean;
}

/** Reads what is asked for at once, so that all numbers of a page agree. */
export async function readNumbers(db: Reader, actor: Staff, { unit, filters, periods, openToo }: NumbersWish): Promise<Numbers | Counting> {
	const at = now();
	const state = await countState(db);
	const behind = state.changed > MOST_CHANGED;
	if (behind && state.countedAt === undefined) return countProgress(db);
	const [units, places] = await Promise.all([unitsAsked(db, actor, unit), placesAsked(db, filters)]);
	const count = await readCount(db, actor, { units, months: monthsOf(periods), openToo }, state);
	const only = (value: string | undefined) => (value === undefined ? undefined : new Set([value]));
	const wish = ({ period, filters: { openOnly, themeId, kind, channel } }: Pick<Asked, 'period' | 'filters'>): Wish => ({
		from: period && epochDay(period.from),
		to: period && epochDay(period.to),
		openOnly,
		only: {
			unit: units === 'all' ? undefined : new Set(units),
			territory: places,
			theme: only(themeId),
			kind: only(kind),
			channel: only(channel)
		},
		today: epochDay(dayOf(at))
	});
	return { at: behind ? (state.countedAt ?? at) : at, behind, by: (asked, dimensions) => tallyBy(count, wish(asked), dimensions) };
}

/** The units asked for that the reader may read; all, when it is the whole tree. */
async function unitsAsked(db: Reader, actor: Staff, unit: Unit): Promise<'all' | string[]> {
	const { units } = await readable(db, actor);
	if (units === 'all' && unit.parentId === null) return 'all';
	const within = await unitIdsWithin(db, unit.path);
	return units === 'all' ? within : within.filter((id) => units.includes(id));
}

async function placesAsked(db: Reader, { territoryId }: CaseFilters): Promise<ReadonlySet<string> | undefined> {
	if (territoryId === undefined) return undefined;
	return new Set(territoryId === NONE ? [NONE] : await placeIdsWithin(db, territoryId));
}
