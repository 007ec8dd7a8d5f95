/** What is owed in the procedure: to pass a complaint on, to decide on it, to hold a hearing that was called. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import { paths } from '#lib/paths.ts';

const HEADS = ['head', 'branch_head'] as const;

const complaint = (unit: ReturnType<typeof sql>, state: ReturnType<typeof sql>) => sql`
	SELECT c.id, c.appeal_id AS about, 'appeal' AS origin_kind, c.appeal_id AS origin_id, ${unit} AS unit_id, NULL::uuid AS person_id, c.due_on, c.due_on AS first_due_on, c.state,
		a.number || '/' || c.ordinal AS name, a.title AS text, coalesce(c.passed_at, c.filed_at) AS since, NULL::timestamptz AS at,
		(c.state = 'filed') AS quiet
	FROM complaint c JOIN appeal a ON a.id = c.appeal_id
	WHERE c.state IN ('filed', 'passed') AND ${state}`;

/** Registers this room's debts; called once when the server starts. */
export function registerProcedureDebts(): void {
	onDebts('complaint_pass', {
		// Three days by Art. 91(4): no standard of our own stands beside it.
		clock: 'law',
		select: complaint(sql`c.unit_id`, sql`c.state = 'filed'`),
		unnamed: HEADS,
		title: () => ({ kk: 'Шағымды жоғарыға жіберу', ru: 'Передать жалобу выше', en: 'Pass the complaint on' }),
		path: (appealId) => paths.desk.procedure(appealId)
	});
	onDebts('complaint_decide', {
		clock: 'own',
		select: complaint(sql`c.review_unit_id`, sql`c.state = 'passed'`),
		unnamed: HEADS,
		judgement: 'dated',
		title: () => ({ kk: 'Шағымды шешу', ru: 'Решить жалобу', en: 'Decide the complaint' }),
		path: (appealId) => paths.desk.procedure(appealId)
	});
	onDebts('hearing', {
		// The day was named to the applicant in a notice (Art. 73).
		clock: 'law',
		select: sql`
			SELECT h.id, h.appeal_id AS about, 'appeal' AS origin_kind, h.appeal_id AS origin_id, a.unit_id, a.executor_id AS person_id, (h.at AT TIME ZONE ${ZONE})::date AS due_on,
				(h.at AT TIME ZONE ${ZONE})::date AS first_due_on, h.state, a.number AS name, a.title AS text, h.called_at AS since, h.at, false AS quiet
			FROM hearing h JOIN appeal a ON a.id = h.appeal_id WHERE h.state = 'called'`,
		unnamed: HEADS,
		title: () => ({ kk: 'Тыңдау өткізу', ru: 'Провести заслушивание', en: 'Hold the hearing' }),
		path: (appealId) => paths.desk.procedure(appealId)
	});
}
