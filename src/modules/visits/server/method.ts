/** The method by date: how long a way takes, and how settlements are ranked by need. */
import { z } from 'zod';
import { holdsOn, type Added, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Pace } from '../rules.ts';
import { COMPONENTS, type NeedMethod } from '../rules/need.ts';

export interface Method extends Dated, Pace, NeedMethod {
	source: string;
	added: Added;
}

const keptWeights = z.record(z.enum(COMPONENTS), z.number());

type Row = Omit<Method, 'added' | 'weights'> & {
	weights: unknown;
	addedAt: Temporal.Instant | null;
	addedBy: string | null;
	reason: string | null;
};

/** Every edition, the latest first. */
export async function methods(db: Reader | Tx): Promise<Method[]> {
	const list = await rows(
		db,
		sql<Row>`SELECT valid_from AS "validFrom", valid_to AS "validTo", speed_kmh AS "speedKmh", detour_percent AS "detourPercent", weights,
			even_people AS "evenPeople", half_months AS "halfMonths", half_km AS "halfKm", half_people AS "halfPeople", least_known AS "leastKnown",
			source, added_at AS "addedAt", added_by AS "addedBy", reason FROM visit_method ORDER BY valid_from DESC`
	);
	return list.map(({ addedAt, addedBy, reason, weights, ...row }) => ({
		...row,
		weights: keptWeights.parse(weights),
		added: addedAt === null ? undefined : { at: addedAt, by: addedBy, reason: reason ?? '' }
	}));
}

/** The edition in force on a day. One ships with Jauap, and editions follow each other without a gap. */
export async function methodOn(db: Reader | Tx, day: Temporal.PlainDate): Promise<Method> {
	const list = await methods(db);
	const method = list.find((one) => holdsOn(one, day)) ?? list.at(-1);
	if (method === undefined) throw new Error('db/seed puts in the first method');
	return method;
}
