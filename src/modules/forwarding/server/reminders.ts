/** Reminders of bodies' terms: whoever forwarded an appeal watches for the answer, and the heads hear of silence. */
import type { Owed, ReminderLine, ReminderSource } from '#platform/calendar/reminders.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { journal } from '#platform/journal/index.ts';
import { recipientsOf } from '#modules/assignments/server/index.ts';
import { paths } from '#lib/paths.ts';

const SYSTEM = { kind: 'system', job: 'forwarding.remind' } as const;

interface Row {
	id: string;
	appealId: string;
	number: string;
	name: Texts;
	unitId: string;
	executorId: string | null;
}

async function open(db: Reader, span: Parameters<ReminderSource['open']>[1], page: Parameters<ReminderSource['open']>[2]): Promise<Owed[]> {
	return rows(
		db,
		sql<Owed>`
			SELECT f.id AS "subjectId", f.due_on AS "dueOn", f.sent_at AS since FROM forwarding f
			JOIN appeal a ON a.id = f.appeal_id AND a.state = 'with_body'
			WHERE f.state = 'sent' AND f.due_on BETWEEN ${span.from} AND ${span.to}
				AND (${page.after ?? null}::uuid IS NULL OR f.id > ${page.after ?? null}::uuid)
			ORDER BY f.id LIMIT ${page.limit}`
	);
}

async function lines(tx: Tx, items: readonly { subjectId: string; level: number }[]): Promise<ReminderLine[]> {
	const levels = new Map(items.map((item) => [item.subjectId, item.level]));
	const list = await rows(
		tx,
		sql<Row>`
			SELECT f.id, f.appeal_id AS "appealId", a.number, b.name, a.unit_id AS "unitId", a.executor_id AS "executorId"
			FROM forwarding f JOIN appeal a ON a.id = f.appeal_id JOIN body b ON b.id = f.body_id
			WHERE f.id = ANY(${[...levels.keys()]}::uuid[])`
	);
	const owing = list.map((row) => ({
		id: row.id,
		unitId: row.unitId,
		personIds: row.executorId === null ? [] : [row.executorId],
		level: levels.get(row.id) ?? 0,
		about: { kind: 'appeal', id: row.appealId }
	}));
	const to = await recipientsOf(tx, owing);
	for (const { id, appealId } of list) {
		const level = levels.get(id) ?? 0;
		const act = level === 0 ? 'appeal.reminded' : 'appeal.escalated';
		const data = { level, told: to.get(id)?.length ?? 0 };
		await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor: SYSTEM, act, seenBy: 'staff', data });
	}
	return list.map((row) => {
		const title = (name: string) => `${row.number} · ${name}`;
		return {
			subjectId: row.id,
			title: { kk: title(row.name.kk), ru: title(row.name.ru), en: title(row.name.en) },
			path: paths.desk.forward(row.appealId),
			to: to.get(row.id) ?? []
		};
	});
}

export const forwardingReminders: ReminderSource = { open, lines };
