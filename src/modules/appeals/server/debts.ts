/** What a unit owes on appeals: to register, to decide, to sign, to get the answer of the body it forwarded to. */
import { onDebts, type DebtSource } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { OPEN } from './open.ts';

const HEADS = ['head', 'branch_head'] as const;
const FRONT = ['operator', ...HEADS] as const;
const COLUMNS = sql`a.id AS about, 'appeal' AS origin_kind, a.id AS origin_id, a.state, a.number AS name, a.title AS text, NULL::timestamptz AS at`;

/** An open appeal in these states, by the date of its decision. */
const dated = (states: ReturnType<typeof sql>, person = sql`a.executor_id`) => sql`
	SELECT a.id, a.unit_id, ${person} AS person_id, a.due_on, a.first_due_on, ${COLUMNS},
		coalesce(a.registered_at, a.received_at) AS since, (a.state = 'registered') AS quiet
	FROM appeal a WHERE ${OPEN} AND ${states}`;

const SOURCES: Record<string, DebtSource> = {
	appeal_register: {
		clock: 'own',
		select: sql`
			SELECT a.id, a.unit_id, NULL::uuid AS person_id, a.register_by AS due_on, a.register_by AS first_due_on, ${COLUMNS},
				a.received_at AS since, true AS quiet
			FROM appeal a WHERE a.state = 'received'`,
		unnamed: FRONT,
		title: () => ({ kk: 'Өтінішті тіркеу', ru: 'Зарегистрировать обращение', en: 'Register the appeal' }),
		path: paths.desk.appeal
	},
	appeal: {
		clock: 'own',
		select: dated(sql`a.state IN ('registered', 'in_work', 'correction')`),
		unnamed: FRONT,
		title: (state) =>
			state === 'registered'
				? { kk: 'Орындаушы тағайындап, шешім шығару', ru: 'Назначить исполнителя и принять решение', en: 'Assign and decide' }
				: { kk: 'Түпкілікті шешім шығару', ru: 'Принять окончательное решение', en: 'Make the final decision' },
		path: paths.desk.appeal
	},
	appeal_sign: {
		clock: 'own',
		select: dated(sql`a.state = 'on_approval'`, sql`NULL::uuid`),
		unnamed: HEADS,
		judgement: 'dated',
		title: () => ({ kk: 'Шешімге қол қою немесе қайтару', ru: 'Подписать или вернуть решение', en: 'Sign or return the decision' }),
		path: paths.desk.appeal
	},
	appeal_body: {
		// The body's own term runs, and that is the Code's; whoever forwarded the appeal sees to it that the answer comes.
		clock: 'law',
		select: dated(sql`a.state = 'with_body'`),
		unnamed: FRONT,
		title: () => ({ kk: 'Құзырлы органның жауабын алу', ru: 'Получить ответ компетентного органа', en: 'Get the competent body’s answer' }),
		path: paths.desk.forward
	}
};

/** Registers this room's debts; called once when the server starts. */
export function registerAppealDebts(): void {
	for (const [kind, source] of Object.entries(SOURCES)) onDebts(kind, source);
}
