/** The method: indicators by date. */
import { holdsOn, type Added, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Share } from '../rules/interval.ts';
import type { Weighed } from '../rules.ts';

export interface Indicator extends Weighed, Dated {
	measure: string;
	name: Texts;
	formula: Texts;
	source: string;
	added: Added;
}

type Row = Omit<Indicator, 'added'> & { addedAt: Temporal.Instant | null; addedBy: string | null; reason: string | null };

/** Every edition of every indicator, in their order, the latest first. */
export async function indicators(db: Reader | Tx): Promise<Indicator[]> {
	const list = await rows(
		db,
		sql<Row>`SELECT code, measure, name, formula, weight, better, min_volume AS "minVolume", valid_from AS "validFrom", valid_to AS "validTo",
			source, added_at AS "addedAt", added_by AS "addedBy", reason FROM scorecard_indicator ORDER BY position, code, valid_from DESC`
	);
	return list.map(({ addedAt, addedBy, reason, ...row }) => ({
		...row,
		added: addedAt === null ? undefined : { at: addedAt, by: addedBy, reason: reason ?? '' }
	}));
}

/** What a scorecard is made by on a day. */
export async function methodOn(db: Reader | Tx, day: Temporal.PlainDate): Promise<Indicator[]> {
	return (await indicators(db)).filter((one) => holdsOn(one, day));
}

/** Counts by measure as counts by indicator. */
export function byIndicator(
	method: readonly Pick<Indicator, 'code' | 'measure'>[],
	counts: ReadonlyMap<string, Share> | undefined
): Map<string, Share> {
	return new Map(
		method.flatMap(({ code, measure }): [string, Share][] => {
			const share = counts?.get(measure);
			return share === undefined ? [] : [[code, share]];
		})
	);
}
