/** What is owed for discussions: an answer to each comment once the agenda is final or the sitting called off, by its day; a decision on each appeal. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { localDay } from '#platform/measures.ts';
import { paths } from '#lib/paths.ts';
import { UNANSWERED } from './queries.ts';

const ANSWER = {
	kk: 'Күн тәртібін талқылаған азаматтарға жауап беру',
	ru: 'Ответить гражданам, обсуждавшим повестку',
	en: 'Answer citizens who discussed the agenda'
};
const DECIDE = {
	kk: 'Пікірді жасыруға шағымды шешу',
	ru: 'Решить жалобу на скрытие мнения',
	en: 'Decide an appeal against the hiding of a comment'
};
const TEXT = sql`coalesce(nullif(e.title->>'kk', ''), e.title->>'ru')`;

/** Registers this room's debts; called once when the server starts. Their ids are their own: that the sitting is to be held is owed, too. */
export function registerDiscussionDebts(): void {
	onDebts('discussion_answer', {
		clock: 'own',
		select: sql`
			SELECT md5(e.id::text || ' discussion')::uuid AS id, e.host_unit_id AS unit_id, e.secretary_id AS person_id, e.id AS about, 'event' AS origin_kind,
				e.id AS origin_id, ${localDay(sql`e.starts_at`)} AS due_on, ${localDay(sql`e.starts_at`)} AS first_due_on, 'unanswered' AS state, NULL::text AS name,
				${TEXT} AS text, coalesce(s.final_at, e.cancelled_at) AS since, NULL::timestamptz AS at, false AS quiet
			FROM sitting s JOIN event e ON e.id = s.event_id WHERE (s.final_at IS NOT NULL OR e.state = 'cancelled')
				AND EXISTS (SELECT FROM discussion_comment c WHERE c.event_id = e.id AND ${UNANSWERED})`,
		unnamed: ['head', 'branch_head', 'central'],
		title: () => ANSWER,
		path: (id) => paths.desk.sittingDiscussion(id)
	});
	onDebts('discussion_appeal', {
		clock: 'own',
		select: sql`
			SELECT c.id, e.host_unit_id AS unit_id, NULL::uuid AS person_id, e.id AS about, 'event' AS origin_kind, e.id AS origin_id, c.appeal_due AS due_on,
				c.appeal_due AS first_due_on, 'owed' AS state, NULL::text AS name, ${TEXT} AS text, c.appealed_at AS since, NULL::timestamptz AS at, false AS quiet
			FROM discussion_comment c JOIN event e ON e.id = c.event_id WHERE c.appealed_at IS NOT NULL AND c.appeal_outcome IS NULL`,
		unnamed: ['head', 'branch_head', 'central'],
		judgement: 'dated',
		title: () => DECIDE,
		path: (id) => paths.desk.sittingDiscussion(id, { list: 'appeals' })
	});
}
