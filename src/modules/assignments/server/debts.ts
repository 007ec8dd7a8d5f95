/** What is owed by assignments: to do and report, to help, to judge a report, to decide on an extension. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';

// An appeal has a term of its own, and its room tells of it. The very words of the partial indexes, so that they serve.
const OWN = sql`a.closed_at IS NULL AND a.subject_kind <> 'appeal'`;
const COLUMNS = sql`a.id AS about, a.origin_kind, a.origin_id, a.due_on, a.first_due_on, a.state, NULL::text AS name, a.text, NULL::timestamptz AS at`;
const DO = { kk: 'Орындап, есеп беру', ru: 'Исполнить и отчитаться', en: 'Carry out and report' };
const REDO = { kk: 'Пысықтап, қайта есеп беру', ru: 'Доработать и отчитаться снова', en: 'Improve and report again' };
const HELP = { kk: 'Бірге орындау', ru: 'Исполнить совместно', en: 'Carry out together' };
const JUDGE = { kk: 'Есепті қабылдау немесе қайтару', ru: 'Принять или вернуть отчёт', en: 'Accept or return the report' };
const EXTEND = { kk: 'Мерзімді ұзартуды шешу', ru: 'Решить о продлении срока', en: 'Decide on the extension' };
const JUDGES = ['head', 'branch_head', 'central'] as const;

/** Registers this room's debts; called once when the server starts. */
export function registerAssignmentDebts(): void {
	onDebts('assignment', {
		clock: 'own',
		select: sql`
			SELECT a.id, a.unit_id, a.person_id, ${COLUMNS}, a.issued_at AS since,
				a.acknowledged_at IS NULL AS quiet
			FROM assignment a WHERE ${OWN} AND a.state <> 'reported'`,
		unnamed: ['head', 'branch_head', 'executor'],
		title: (state) => (state === 'returned' ? REDO : DO),
		path: paths.desk.assignment
	});
	onDebts('assignment_help', {
		clock: 'own',
		select: sql`
			SELECT a.id, a.unit_id, h.person_id, ${COLUMNS}, a.issued_at AS since, false AS quiet
			FROM assignment_helper h JOIN assignment a ON a.id = h.assignment_id
			WHERE a.closed_at IS NULL AND a.state <> 'reported'`,
		unnamed: [],
		personal: true,
		title: () => HELP,
		path: paths.desk.assignment
	});
	onDebts('assignment_judge', {
		clock: 'own',
		select: sql`
			SELECT a.id, a.issuer_unit_id AS unit_id, a.issuer_person_id AS person_id, ${COLUMNS}, a.reported_at AS since, false AS quiet
			FROM assignment a WHERE ${OWN} AND a.state = 'reported'`,
		unnamed: JUDGES,
		judgement: 'undated',
		title: () => JUDGE,
		path: paths.desk.assignment
	});
	onDebts('assignment_extend', {
		clock: 'own',
		select: sql`
			SELECT x.id, a.issuer_unit_id AS unit_id, a.issuer_person_id AS person_id, ${COLUMNS}, x.asked_at AS since, false AS quiet
			FROM assignment_extension x JOIN assignment a ON a.id = x.assignment_id
			WHERE x.decision IS NULL AND ${OWN}`,
		unnamed: JUDGES,
		judgement: 'undated',
		title: () => EXTEND,
		path: paths.desk.assignment
	});
}
