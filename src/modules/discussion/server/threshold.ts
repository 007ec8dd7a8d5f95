/** How many voices a proposed item needs: dated, of the body, else what holds without one. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Sitting } from '#modules/sittings/server/index.ts';

export interface Threshold {
	validFrom: Temporal.PlainDate;
	supports: number;
	source: string;
	/** The body has set it itself. */
	own: boolean;
}

/** Every edition of a body and the one that holds without them, the body's own first, of these the latest. */
export async function thresholdsOf(db: Reader | Tx, unitId: string): Promise<Threshold[]> {
	return rows(
		db,
		sql<Threshold>`SELECT valid_from AS "validFrom", supports, source, unit_id IS NOT NULL AS own FROM discussion_rule
			WHERE unit_id = ${unitId} OR unit_id IS NULL ORDER BY unit_id IS NULL, valid_from DESC`
	);
}

/** What holds on a day. */
export function thresholdOn(editions: readonly Threshold[], day: Temporal.PlainDate): Threshold {
	const found = editions.find(({ validFrom }) => Temporal.PlainDate.compare(validFrom, day) <= 0);
	if (found === undefined) throw new Error('a threshold holds always');
	return found;
}

/** Of a sitting: as it was on the day its draft went out, so that nobody moves it while people lend their voices. */
export async function thresholdFor(
	db: Reader | Tx,
	{ hostId, draftAt, startsAt }: Pick<Sitting, 'hostId' | 'draftAt' | 'startsAt'>
): Promise<number> {
	return thresholdOn(await thresholdsOf(db, hostId), dayOf(draftAt ?? startsAt)).supports;
}
