/** Reminders of re-checks: to whoever was drawn, and to their heads when they are late. */
import type { Owed, ReminderLine, ReminderSource } from '#platform/calendar/reminders.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { recipientsOf } from '#modules/assignments/server/index.ts';

async function open(db: Reader, span: Parameters<ReminderSource['open']>[1], page: Parameters<ReminderSource['open']>[2]): Promise<Owed[]> {
	return rows(
		db,
		sql<Owed>`
			SELECT r.id AS "subjectId", r.due_on AS "dueOn", r.assigned_at AS since FROM recheck r
			WHERE r.state IN ('waiting', 'taken') AND r.due_on BETWEEN ${span.from} AND ${span.to}
				AND (${page.after ?? null}::uuid IS NULL OR r.id > ${page.after ?? null}::uuid)
			ORDER BY r.id LIMIT ${page.limit}`
	);
}

interface Row {
	id: string;
	appealId: string;
	number: string;
	reviewerId: string;
	/** Where the reviewer works: whose heads are told when it is late. */
	unitId: string;
}

/** Only the reviewer may open the page: their heads are told that it is late, by number. */
async function lines(tx: Tx, items: readonly { subjectId: string; level: number }[]): Promise<ReminderLine[]> {
	const levels = new Map(items.map((item) => [item.subjectId, item.level]));
	const list = await rows(
		asReader(tx),
		sql<Row>`
			SELECT r.id, r.appeal_id AS "appealId", a.number, r.reviewer_id AS "reviewerId", home.unit_id AS "unitId"
			FROM recheck r JOIN appeal a ON a.id = r.appeal_id
			JOIN LATERAL (SELECT unit_id FROM post WHERE person_id = r.reviewer_id ORDER BY valid_to IS NOT NULL, valid_from LIMIT 1) home ON true
			WHERE r.id = ANY(${[...levels.keys()]}::uuid[]) AND r.state IN ('waiting', 'taken')`
	);
	const to = await recipientsOf(
		tx,
		list.map(({ id, appealId, unitId, reviewerId }) => ({
			id,
			unitId,
			personIds: [reviewerId],
			level: levels.get(id) ?? 0,
			about: { kind: 'appeal', id: appealId }
		}))
	);
	return list.map(({ id, number }) => {
		const title = { kk: `${number}: қайта тексеру`, ru: `${number}: повторная проверка`, en: `${number}: re-check` };
		return { subjectId: id, title, path: paths.desk.recheck(id), to: to.get(id) ?? [] };
	});
}

export const recheckReminders: ReminderSource = { open, lines };
