import type { Reader } from '#platform/db/index.ts';
import { headsOf, writableOf, type Writable } from '#modules/organisation/server/index.ts';
import type { InvitedUnit } from './queries.ts';

/** Whom letters about an event go to: who heads these units, and those of their staff who were announced; each person once. */
export async function addresseesOf(db: Reader, units: readonly InvitedUnit[]): Promise<Writable[]> {
	const announced = units.flatMap(({ people }) => people.flatMap(({ personId }) => personId ?? []));
	const [heads, staff] = await Promise.all([
		headsOf(
			db,
			units.map(({ unitId }) => unitId)
		),
		writableOf(db, announced)
	]);
	return [...new Map([...heads, ...staff].map((one) => [one.personId, one])).values()];
}
