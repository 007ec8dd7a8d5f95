/** Triggers by date, and whom they hit. */
import { holdsOn, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { rootUnit, unitsOfKind, type Unit } from '#modules/organisation/server/index.ts';
import { UNIT_KINDS, type UnitKind } from '#modules/organisation/rules.ts';
import { comparedWith, periodOf, type Period } from '#modules/statistics/rules.ts';
import type { TriggerWish } from '../input.ts';
import { wilson, type Interval, type Share } from '../rules/interval.ts';
import { asGood, isBelow, totalOf } from '../rules.ts';
import { figuresByPeriod } from './figures.ts';
import { byIndicator, indicators, type Indicator } from './method.ts';

export interface Trigger extends Dated {
	id: string;
	/** Null: the total. */
	indicator: string | null;
	/** Null: every kind of unit. */
	kind: UnitKind | null;
	size: Period['size'];
	/** So many in a row. */
	periods: number;
	/** Per cent. */
	threshold: number;
	source: string;
	reason: string;
	addedAt: Temporal.Instant;
	addedBy: string | null;
}

/** Every trigger, those in force first. */
export async function triggers(db: Reader | Tx): Promise<Trigger[]> {
	return rows(
		db,
		sql<Trigger>`SELECT id, indicator, kind, size, periods, threshold, valid_from AS "validFrom", valid_to AS "validTo", source, reason,
			added_at AS "addedAt", added_by AS "addedBy" FROM scorecard_trigger ORDER BY valid_to IS NOT NULL, valid_from DESC, id`
	);
}

export const triggersOn = (list: readonly Trigger[], day: Temporal.PlainDate): Trigger[] => list.filter((one) => holdsOn(one, day));

/** The last period of a size that a day has seen the end of. */
export function endedBy(day: Temporal.PlainDate, size: Period['size']): Period {
	const current = periodOf(day, size);
	return Temporal.PlainDate.compare(current.to, day) <= 0 ? current : comparedWith(current, 'before');
}

/** A unit that is hit, with its interval in each of the periods, the latest first. */
export interface Hit {
	unit: Unit;
	periods: { period: Period; interval: Interval }[];
}

type Asked = Pick<Trigger, 'size' | 'periods' | 'threshold'> & {
	indicator?: string | null | undefined;
	kind?: UnitKind | null | undefined;
};

/**
 * Whom a rule hits at the end of a period: units below the threshold with the whole interval in each of so many periods in a row.
 * A period without enough data breaks the row. Each period is judged by the method of its last day.
 */
export async function hitBy(db: Reader | Tx, rule: Asked | TriggerWish, last: Period, asOf: Temporal.PlainDate): Promise<Hit[]> {
	const reader = db as Reader;
	const [root, editions] = await Promise.all([rootUnit(reader), indicators(db)]);
	const kinds = rule.kind == null ? UNIT_KINDS : [rule.kind];
	const found = (await Promise.all(kinds.map((kind) => unitsOfKind(reader, kind, [root.path])))).flat();
	// Nobody is above the root to decide.
	const units = found.filter(({ parentId }) => parentId !== null);
	const periods = [last];
	while (periods.length < rule.periods) periods.push(comparedWith(periods.at(-1) ?? last, 'before'));
	const figures = await figuresByPeriod(
		db,
		units.map(({ id }) => id),
		periods.map(({ from, to }) => ({ from, to, asOf }))
	);
	return units.flatMap((unit) => {
		const each = periods.map((period, at) => ({
			period,
			interval: judged(
				editions.filter((one) => holdsOn(one, period.to)),
				rule.indicator ?? undefined,
				figures[at]?.get(unit.id)
			)
		}));
		const below = each.filter((one): one is Hit['periods'][number] => isBelow(one.interval, rule.threshold / 100));
		return below.length === periods.length ? [{ unit, periods: below }] : [];
	});
}

/** The total of a unit, or one indicator with enough data, as more is better. */
function judged(
	method: readonly Indicator[],
	indicator: string | undefined,
	counts: ReadonlyMap<string, Share> | undefined
): Interval | undefined {
	const shares = byIndicator(method, counts);
	if (indicator === undefined) return totalOf(method, shares);
	const one = method.find(({ code }) => code === indicator);
	const share = shares.get(indicator);
	if (one === undefined || share === undefined || share.of < one.minVolume) return undefined;
	return asGood(wilson(share), one.better);
}
