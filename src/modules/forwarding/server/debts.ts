/** What is owed before an appeal leaves for a body: a draft is approved, what was approved is signed. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';

const APPROVE = {
	kk: 'Жолдауды мақұлдау немесе қайтару',
	ru: 'Одобрить или отклонить переадресацию',
	en: 'Approve or reject the forwarding'
};
const SIGN = { kk: 'Органға хатқа қол қою', ru: 'Подписать письмо органу', en: 'Sign the letter to the body' };

/** Registers this room's debts; called once when the server starts. */
export function registerForwardingDebts(): void {
	onDebts('forwarding', {
		clock: 'own',
		select: sql`
			SELECT f.id, f.appeal_id AS about, 'appeal' AS origin_kind, f.appeal_id AS origin_id, a.unit_id, NULL::uuid AS person_id, t.due_on, t.due_on AS first_due_on, f.state, a.number AS name,
				a.title AS text, coalesce(f.approved_at, f.drafted_at) AS since, NULL::timestamptz AS at, false AS quiet
			FROM deadline t JOIN forwarding f ON f.id = t.subject_id AND f.state IN ('draft', 'approved') JOIN appeal a ON a.id = f.appeal_id
			WHERE t.subject_kind = 'forwarding' AND t.rule_id = 'forward' AND t.met_at IS NULL AND t.replaced_at IS NULL`,
		unnamed: ['head', 'branch_head'],
		judgement: 'dated',
		title: (state) => (state === 'draft' ? APPROVE : SIGN),
		path: (appealId) => paths.desk.forward(appealId)
	});
}
