/** What is owed by promises beside their milestones: to reply to an assessment while one may, to decide on a dispute. */
import { onDebts } from '#platform/calendar/debts.ts';
import { sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { registerNews } from './news.ts';
import { registerPointed } from './pointed.ts';

const REPLY = { kk: 'Уәденің бағасына жауап беру', ru: 'Ответить на оценку обещания', en: 'Reply to an assessment of a promise' };
const DECIDE = { kk: 'Дәлелге қарсылықты шешу', ru: 'Решить спор о доказательстве', en: 'Decide a dispute of evidence' };

/** Registers this room's debts and letters; called once when the server starts. */
export function registerPromiseJobs(): void {
	registerNews();
	registerPointed();
	onDebts('promise_reply', {
		clock: 'own',
		select: (today) => sql`
			SELECT x.id, p.unit_id, NULL::uuid AS person_id, p.id AS about, 'promise' AS origin_kind, p.id AS origin_id, x.reply_by AS due_on,
				x.reply_by AS first_due_on, 'owed' AS state, NULL::text AS name, left(p.quote, 200) AS text, x.at AS since, NULL::timestamptz AS at, false AS quiet
			FROM promise_assessment x JOIN promise p ON p.id = x.promise_id
			WHERE x.reply_by >= ${today} AND NOT EXISTS (SELECT FROM promise_reply r WHERE r.assessment_id = x.id)`,
		unnamed: ['head', 'branch_head'],
		title: () => REPLY,
		path: (id) => paths.desk.promise(id)
	});
	onDebts('promise_dispute', {
		clock: 'own',
		select: sql`
			SELECT d.id, g.unit_id, NULL::uuid AS person_id, p.id AS about, 'promise' AS origin_kind, p.id AS origin_id, d.due_on, d.due_on AS first_due_on,
				'owed' AS state, NULL::text AS name, e.title AS text, d.at AS since, NULL::timestamptz AS at, false AS quiet
			FROM promise_dispute d JOIN promise_evidence e ON e.id = d.evidence_id JOIN promise p ON p.id = e.promise_id JOIN programme g ON g.id = p.programme_id
			WHERE d.outcome IS NULL`,
		unnamed: ['auditor', 'central'],
		judgement: 'dated',
		title: () => DECIDE,
		path: (id) => paths.desk.promise(id)
	});
}
