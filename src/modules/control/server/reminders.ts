/** Reminders of looks: to whoever they were given to, and to their heads when they are late. */
import type { Owed, ReminderLine, ReminderSource } from '#platform/calendar/reminders.ts';
import { asReader, rows, sql } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import { recipientsOf } from '#modules/assignments/server/index.ts';
import { KIND } from '#modules/directives/server/index.ts';
import { messages } from '../messages/index.ts';

interface Row {
	id: string;
	directiveId: string;
	lookerId: string;
	/** Where the looker works: whose heads are told when it is late. */
	unitId: string;
}

/** Only the looker may open the page, and nobody is told before it is done whose part it is: a line names no unit. */
export const lookReminders: ReminderSource = {
	open: (db, span, page) =>
		rows(
			db,
			sql<Owed>`
				SELECT l.id AS "subjectId", l.due_on AS "dueOn", l.given_at AS since FROM control_look l
				WHERE l.state = 'waiting' AND l.due_on BETWEEN ${span.from} AND ${span.to}
					AND (${page.after ?? null}::uuid IS NULL OR l.id > ${page.after ?? null}::uuid)
				ORDER BY l.id LIMIT ${page.limit}`
		),
	lines: async (tx, items): Promise<ReminderLine[]> => {
		const levels = new Map(items.map((item) => [item.subjectId, item.level]));
		const list = await rows(
			asReader(tx),
			sql<Row>`
				SELECT l.id, l.directive_id AS "directiveId", l.looker_id AS "lookerId", home.unit_id AS "unitId"
				FROM control_look l
				JOIN LATERAL (SELECT unit_id FROM post WHERE person_id = l.looker_id ORDER BY valid_to IS NOT NULL, valid_from LIMIT 1) home ON true
				WHERE l.id = ANY(${[...levels.keys()]}::uuid[]) AND l.state = 'waiting'`
		);
		const to = await recipientsOf(
			tx,
			list.map(({ id, directiveId, unitId, lookerId }) => ({
				id,
				unitId,
				personIds: [lookerId],
				level: levels.get(id) ?? 0,
				about: { kind: KIND, id: directiveId }
			}))
		);
		const title = { kk: messages.kk.title, ru: messages.ru.title, en: messages.en.title };
		return list.map(({ id }) => ({ subjectId: id, title, path: paths.desk.look(id), to: to.get(id) ?? [] }));
	}
};
