/** Where a deputy was: for their report. A stop of which nobody reported counts as no visit. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { inDays, type Days } from '#platform/measures.ts';

export interface DeputyStop {
	id: string;
	visitId: string;
	territoryId: string;
	startsAt: Temporal.Instant;
	people: number;
}

/** Stops in these days of which it was told what came of them, as of an instant. */
export async function stopsOfDeputy(db: Reader | Tx, mandateId: string, days: Days, at: Temporal.Instant): Promise<DeputyStop[]> {
	return rows(
		db,
		sql<DeputyStop>`
			SELECT s.id, s.visit_id AS "visitId", s.territory_id AS "territoryId", s.starts_at AS "startsAt", s.people FROM visit_stop s JOIN visit v ON v.id = s.visit_id
			WHERE s.mandate_id = ${mandateId} AND ${inDays(sql`s.starts_at`, days)} AND v.published_at IS NOT NULL AND s.reported_at <= ${at}::timestamptz
			ORDER BY s.starts_at, s.id`
	);
}
