/** What is owed by reports: to publish one by its day. What was promised is owed as assignments are. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { KEEPING } from './policy.ts';

const PUBLISH = { kk: 'Депутат есебін жариялау', ru: 'Опубликовать отчёт депутата', en: 'Publish the deputy’s report' };

/** Registers this room's debts; called once when the server starts. */
export function registerReportDebts(): void {
	onDebts('report_publish', {
		clock: 'own',
		select: sql`
			SELECT r.id, e.host_unit_id AS unit_id, e.secretary_id AS person_id, r.id AS about, 'report' AS origin_kind, r.id AS origin_id, r.publish_by AS due_on,
				r.publish_by AS first_due_on, 'owed' AS state, m.name, coalesce(nullif(e.title->>'kk', ''), e.title->>'ru') AS text, r.made_at AS since,
				NULL::timestamptz AS at, false AS quiet
			FROM report r JOIN event e ON e.id = r.event_id JOIN mandate m ON m.id = r.mandate_id
			WHERE e.state <> 'cancelled' AND NOT EXISTS (SELECT FROM report_frozen f WHERE f.report_id = r.id)`,
		unnamed: KEEPING,
		title: () => PUBLISH,
		path: (id) => paths.desk.report(id)
	});
}
