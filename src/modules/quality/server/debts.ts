/** What is owed to quality: a closed case that was drawn is checked by whoever it was given to, who alone may open it. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';

/** Registers this room's debts; called once when the server starts. */
export function registerQualityDebts(): void {
	onDebts('recheck', {
		clock: 'own',
		select: sql`
			SELECT r.id, r.id AS about, 'appeal' AS origin_kind, r.appeal_id AS origin_id, r.unit_id, r.reviewer_id AS person_id, r.due_on, r.due_on AS first_due_on, r.state, a.number AS name,
				NULL::text AS text, r.assigned_at AS since, NULL::timestamptz AS at, (r.state = 'waiting') AS quiet
			FROM recheck r JOIN appeal a ON a.id = r.appeal_id
			WHERE r.state IN ('waiting', 'taken')`,
		unnamed: [],
		personal: true,
		title: () => ({ kk: 'Жабылған істі қайта тексеру', ru: 'Проверить закрытое дело', en: 'Re-check the closed case' }),
		path: (id) => paths.desk.recheck(id)
	});
}
