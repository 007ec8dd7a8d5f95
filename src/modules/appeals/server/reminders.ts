/** Reminders of terms and escalation upward: what is open, who is told, and the trace of it in the case's journal. */
import type { Owed, ReminderLine, ReminderSource } from '#platform/calendar/reminders.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { journal } from '#platform/journal/index.ts';
import { recipientsOf } from '#modules/assignments/server/index.ts';
import { paths } from '#lib/paths.ts';
import { OPEN } from './open.ts';

const SYSTEM = { kind: 'system', job: 'appeals.remind' } as const;

interface Row {
	id: string;
	number: string;
	title: string;
	sensitive: boolean;
	unitId: string;
	executorId: string | null;
}

/** What lies with a body is watched, and reminded of, by whoever forwarded it there. */
async function open(db: Reader, span: Parameters<ReminderSource['open']>[1], page: Parameters<ReminderSource['open']>[2]): Promise<Owed[]> {
	return rows(
		db,
		sql<Owed>`
			SELECT id AS "subjectId", due_on AS "dueOn", coalesce(registered_at, received_at) AS since FROM appeal a
			WHERE ${OPEN} AND state <> 'with_body' AND due_on BETWEEN ${span.from} AND ${span.to}
				AND (${page.after ?? null}::uuid IS NULL OR id > ${page.after ?? null}::uuid)
			ORDER BY id LIMIT ${page.limit}`
	);
}

async function lines(tx: Tx, items: readonly { subjectId: string; level: number }[]): Promise<ReminderLine[]> {
	const levels = new Map(items.map((item) => [item.subjectId, item.level]));
	const found = await rows(
		tx,
		sql<Row>`SELECT id, number, title, sensitive, unit_id AS "unitId", executor_id AS "executorId" FROM appeal WHERE id = ANY(${[...levels.keys()]}::uuid[])`
	);
	const owing = found.map((row) => ({
		id: row.id,
		unitId: row.unitId,
		personIds: row.executorId === null ? [] : [row.executorId],
		level: levels.get(row.id) ?? 0,
		about: { kind: 'appeal', id: row.id }
	}));
	const to = await recipientsOf(tx, owing);
	for (const { id, level } of owing) {
		const act = level === 0 ? 'appeal.reminded' : 'appeal.escalated';
		await journal(tx, {
			subject: { kind: 'appeal', id },
			actor: SYSTEM,
			act,
			seenBy: 'staff',
			data: { level, told: to.get(id)?.length ?? 0 }
		});
	}
	return found.map((row) => {
		// A mail lies about for long: of a sensitive case it says the number and no word more.
		const title = row.sensitive ? row.number : `${row.number} ${row.title}`;
		return { subjectId: row.id, title: { kk: title, ru: title, en: title }, path: paths.desk.appeal(row.id), to: to.get(row.id) ?? [] };
	});
}

export const appealReminders: ReminderSource = { open, lines };
