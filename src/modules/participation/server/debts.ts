/** What is owed for questions: to look at them before the event, and to end each after it, by a computed day. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { startOfDay } from '#platform/i18n/format.ts';
import { localDay } from '#platform/measures.ts';
import { paths } from '#lib/paths.ts';
import { ANSWER_RULE } from './answer-term.ts';

const TITLES = {
	waiting: { kk: 'Азаматтардың сұрақтарын қарау', ru: 'Посмотреть вопросы граждан', en: 'Look at citizens’ questions' },
	unanswered: { kk: 'Азаматтардың сұрақтарына жауап беру', ru: 'Ответить на вопросы граждан', en: 'Answer citizens’ questions' }
};

/** Registers this room's debts; called once when the server starts. Their id is their own: that the event is to be held is owed, too, under the event's. */
export function registerParticipationDebts(): void {
	onDebts('gathering_question', {
		clock: 'own',
		select: (today) => {
			const over = sql`e.ends_at < ${startOfDay(today.add({ days: 1 }))}::timestamptz`;
			const due = sql`CASE WHEN ${over} THEN d.due_on ELSE ${localDay(sql`e.starts_at`)} END`;
			return sql`
				SELECT md5(e.id::text || ' questions')::uuid AS id, e.host_unit_id AS unit_id, e.secretary_id AS person_id, e.id AS about, 'event' AS origin_kind, e.id AS origin_id, ${due} AS due_on,
					${due} AS first_due_on, CASE WHEN ${over} THEN 'unanswered' ELSE 'waiting' END AS state, NULL::text AS name,
					coalesce(nullif(e.title->>'kk', ''), e.title->>'ru') AS text, d.computed_at AS since, NULL::timestamptz AS at, false AS quiet
				FROM deadline d JOIN event e ON e.id = d.subject_id
				WHERE d.subject_kind = 'gathering' AND d.rule_id = ${sql.lit(ANSWER_RULE)} AND d.met_at IS NULL AND d.replaced_at IS NULL AND e.state <> 'cancelled'
					AND EXISTS (SELECT FROM gathering_question q WHERE q.event_id = e.id AND (q.state = 'waiting' OR (q.state = 'shown' AND ${over})))`;
		},
		unnamed: ['head', 'branch_head', 'central'],
		title: (state) => TITLES[state as keyof typeof TITLES],
		path: (id) => paths.desk.gatheringQuestions(id)
	});
}
