/** Reminders of complaints: the unit complained of passes them on in time, the unit above judges them in time. */
import type { Owed, ReminderLine, ReminderSource } from '#platform/calendar/reminders.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { recipientsOf } from '#modules/assignments/server/index.ts';
import { paths } from '#lib/paths.ts';

async function open(db: Reader, span: Parameters<ReminderSource['open']>[1], page: Parameters<ReminderSource['open']>[2]): Promise<Owed[]> {
	return rows(
		db,
		sql<Owed>`
			SELECT c.id AS "subjectId", c.due_on AS "dueOn", coalesce(c.passed_at, c.filed_at) AS since FROM complaint c
			WHERE c.state IN ('filed', 'passed') AND c.due_on BETWEEN ${span.from} AND ${span.to}
				AND (${page.after ?? null}::uuid IS NULL OR c.id > ${page.after ?? null}::uuid)
			ORDER BY c.id LIMIT ${page.limit}`
	);
}

interface Row {
	id: string;
	appealId: string;
	number: string;
	unitId: string;
}

async function lines(tx: Tx, items: readonly { subjectId: string; level: number }[]): Promise<ReminderLine[]> {
	const levels = new Map(items.map((item) => [item.subjectId, item.level]));
	const list = await rows(
		asReader(tx),
		sql<Row>`
			SELECT c.id, c.appeal_id AS "appealId", a.number || '/' || c.ordinal AS number,
				CASE c.state WHEN 'filed' THEN a.unit_id ELSE c.review_unit_id END AS "unitId"
			FROM complaint c JOIN appeal a ON a.id = c.appeal_id WHERE c.id = ANY(${[...levels.keys()]}::uuid[])`
	);
	const to = await recipientsOf(
		tx,
		list.map(({ id, appealId, unitId }) => ({
			id,
			unitId,
			personIds: [],
			level: levels.get(id) ?? 0,
			about: { kind: 'appeal', id: appealId }
		}))
	);
	return list.map(({ id, appealId, number }) => {
		const title = { kk: `${number}: шағым`, ru: `${number}: жалоба`, en: `${number}: complaint` };
		return { subjectId: id, title, path: paths.desk.procedure(appealId), to: to.get(id) ?? [] };
	});
}

export const complaintReminders: ReminderSource = { open, lines };
