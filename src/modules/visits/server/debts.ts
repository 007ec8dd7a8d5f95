/** What is owed by visits: to say what came of a stop. */
import { onDebts } from '#platform/calendar/debts.ts';
import { now } from '#platform/clock.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { PLANNING } from './policy.ts';

const REPORT = { kk: 'Сапар аялдамасы туралы есеп беру', ru: 'Отчитаться об остановке выезда', en: 'Report on a stop of a visit' };

/** Registers this room's debts; called once when the server starts. */
export function registerVisitJobs(): void {
	onDebts('visit_report', {
		clock: 'own',
		select: () => sql`
			SELECT s.id, v.unit_id, NULL::uuid AS person_id, v.id AS about, 'visit' AS origin_kind, v.id AS origin_id, s.report_by AS due_on,
				s.report_by AS first_due_on, 'owed' AS state, NULL::text AS name, coalesce(nullif(t.name->>'kk', ''), t.name->>'ru') AS text, s.ends_at AS since,
				NULL::timestamptz AS at, false AS quiet
			FROM visit_stop s JOIN visit v ON v.id = s.visit_id JOIN territory t ON t.id = s.territory_id
			WHERE v.published_at IS NOT NULL AND s.reported_at IS NULL AND s.cancelled_at IS NULL AND s.ends_at <= ${now()}`,
		unnamed: PLANNING,
		title: () => REPORT,
		path: (visitId) => paths.desk.visit(visitId)
	});
}
