/** What this room does by the clock and when the calendar changes. */
import { onReminder, reminderKinds, type Owed, type Recipient, type ReminderLine } from '#platform/calendar/reminders.ts';
import { onDeadlineMoved, onDeadlineSubjects, type MovedDeadline } from '#platform/calendar/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { queueMail } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';
import { registerAssignmentDebts } from './debts.ts';
import { knownOrigin } from './origin.ts';
import { recipientsOf } from './recipients.ts';

const TITLE = 100;
/** Items a mail names; it says how many more there are. */
const SHOWN = 20;

/** The first line of what is asked, short enough for a list. */
export function titleOf(text: string): string {
	const line = text.split('\n', 1)[0]?.trim() ?? '';
	return line.length > TITLE ? `${line.slice(0, TITLE - 1).trimEnd()}…` : line;
}

interface OwedRow {
	id: string;
	text: string;
	unitId: string;
	personIds: string[];
	originKind: string;
	originId: string;
}

async function owedRows(tx: Tx, ids: readonly string[]): Promise<OwedRow[]> {
	return rows(
		tx,
		sql<OwedRow>`
			SELECT a.id, a.text, a.unit_id AS "unitId", a.origin_kind AS "originKind", a.origin_id AS "originId", array_remove(a.person_id || ARRAY(
				SELECT h.person_id FROM assignment_helper h WHERE h.assignment_id = a.id), NULL)::text[] AS "personIds"
			FROM assignment a WHERE a.id = ANY(${[...ids]}::uuid[]) ORDER BY a.due_on, a.id`
	);
}

/** Open assignments whose move it is: a report that waits for its issuer is not late. Subjects that remind by themselves are left to it. */
async function open(
	db: Reader,
	span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
	page: { after: string | undefined; limit: number }
): Promise<Owed[]> {
	return rows(
		db,
		sql<Owed>`
			SELECT id AS "subjectId", due_on AS "dueOn", issued_at AS since FROM assignment
			WHERE closed_at IS NULL AND state <> 'reported' AND due_on BETWEEN ${span.from} AND ${span.to}
				AND subject_kind <> ALL(${reminderKinds().filter((kind) => kind !== 'assignment')}::text[])
				AND (${page.after ?? null}::uuid IS NULL OR id > ${page.after ?? null}::uuid)
			ORDER BY id LIMIT ${page.limit}`
	);
}

/** Who is told of each: who owes it and those above. */
async function toldOf(tx: Tx, owed: readonly OwedRow[], level: (row: OwedRow) => number): Promise<Map<string, Recipient[]>> {
	return recipientsOf(
		tx,
		owed.map((row) => {
			const { id, unitId, personIds, originKind, originId } = row;
			return { id, unitId, personIds, level: level(row), about: { kind: originKind, id: originId } };
		})
	);
}

async function lines(tx: Tx, items: readonly { subjectId: string; level: number }[]): Promise<ReminderLine[]> {
	const levels = new Map(items.map((item) => [item.subjectId, item.level]));
	const owed = await owedRows(tx, [...levels.keys()]);
	const to = await toldOf(tx, owed, (row) => levels.get(row.id) ?? 0);
	return owed.map((row) => {
		const title = titleOf(row.text);
		return { subjectId: row.id, title: { kk: title, ru: title, en: title }, path: paths.desk.assignment(row.id), to: to.get(row.id) ?? [] };
	});
}

/**
 * The calendar moved computed terms of assignments: the due date follows where nobody has moved it since, the first
 * one too (the law's own count changed), and those who owe them get one letter for all.
 */
async function moved(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	const [first] = moves;
	if (first === undefined) return;
	const { from, to } = first;
	const ids = moves.map((move) => move.subjectId);
	const changed = await rows(
		tx,
		sql<{ id: string }>`
			UPDATE assignment SET due_on = ${to}, version = version + 1,
				first_due_on = CASE WHEN first_due_on = ${from} THEN ${to} ELSE first_due_on END
			WHERE id = ANY(${ids}::uuid[]) AND due_on = ${from} AND closed_at IS NULL RETURNING id`
	);
	const owed = await owedRows(
		tx,
		changed.map((row) => row.id)
	);
	const recipients = await toldOf(tx, owed, () => 0);
	const told = owed.flatMap((row) => (recipients.get(row.id) ?? []).map((recipient) => ({ row, recipient })));
	for (const list of Map.groupBy(told, (entry) => entry.recipient.personId).values()) await tellMoved(tx, first, list);
}

async function tellMoved(tx: Tx, move: MovedDeadline, list: readonly { row: OwedRow; recipient: Recipient }[]): Promise<void> {
	const person = list[0]?.recipient;
	if (person === undefined) return;
	const m = messages[person.lang].mail;
	const dates = { from: formatDate(person.lang, move.from), to: formatDate(person.lang, move.to) };
	const text = [
		m.movedIntro({ name: person.name, ...dates, reason: move.reason }),
		list
			.slice(0, SHOWN)
			.map(({ row }) => `• ${titleOf(row.text)}\n  ${publicOrigin()}${paths.desk.assignment(row.id)}`)
			.join('\n'),
		...(list.length > SHOWN ? [m.more(list.length - SHOWN)] : [])
	].join('\n\n');
	await queueMail(tx, { to: person.email, lang: person.lang, subject: m.movedSubject(list.length), text });
}

async function lock(tx: Tx, ids: readonly string[]): Promise<void> {
	await sql`SELECT FROM assignment WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx);
}

/** Registers this room's part in reminders and in changes of the calendar; called once when the server starts. */
export function registerAssignmentJobs(): void {
	onReminder('assignment', { open, lines });
	registerAssignmentDebts();
	onDeadlineMoved('assignment', 'staff', moved, lock);
	// Its text may name people: it has no label.
	onDeadlineSubjects('assignment', (_, actor, everywhere) => {
		const paths = actor.posts.filter((post) => post.role === 'central' || post.role === 'auditor').map((post) => post.unitPath);
		return sql`
			SELECT a.id, a.unit_id, NULL::text AS label FROM assignment a JOIN unit u ON u.id = a.unit_id
			WHERE (${everywhere}::boolean OR u.path <@ ANY(${paths}::ltree[])) AND ${knownOrigin(actor)}`;
	});
}
