/** Reads of questions: those of an event in their order, and which of them have no end. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { open, sha256 } from '#platform/secrets.ts';
import type { QuestionState, RefusalReason } from '../rules/questions.ts';

export interface Question {
	id: string;
	eventId: string;
	number: number;
	text: string;
	name: string | null;
	language: Lang;
	state: QuestionState;
	askedAt: Temporal.Instant;
	shownAt: Temporal.Instant | null;
	voices: number;
	answer: string | null;
	answerSecond: number | null;
	refusal: RefusalReason | null;
	refusalWords: string | null;
	assignmentId: string | null;
	owedUnit: Texts | null;
	owedUntil: Temporal.PlainDate | null;
	endedAt: Temporal.Instant | null;
}

const COLUMNS = sql`q.id, q.event_id AS "eventId", q.number, q.text, q.name, q.language, q.state, q.asked_at AS "askedAt", q.shown_at AS "shownAt", q.voices,
	q.answer, q.answer_second AS "answerSecond", q.refusal, q.refusal_words AS "refusalWords", q.assignment_id AS "assignmentId", u.name AS "owedUnit",
	q.owed_until AS "owedUntil", q.ended_at AS "endedAt"`;
const FROM = sql`gathering_question q LEFT JOIN unit u ON u.id = q.owed_unit_id`;

/** All questions of an event: those with most voices first, then those asked first. */
export async function questionsOf(db: Reader, eventId: string): Promise<Question[]> {
	return rows(db, sql<Question>`SELECT ${COLUMNS} FROM ${FROM} WHERE q.event_id = ${eventId} ORDER BY q.voices DESC, q.asked_at, q.number`);
}

export async function questionById(db: Reader | Tx, id: string): Promise<Question | undefined> {
	return (await rows(db, sql<Question>`SELECT ${COLUMNS} FROM ${FROM} WHERE q.id = ${id}`))[0];
}

/** The question that a form was sent with before. */
export async function questionByKey(tx: Tx, key: string): Promise<{ eventId: string; number: number } | undefined> {
	return (
		await rows(
			tx,
			sql<{ eventId: string; number: number }>`SELECT event_id AS "eventId", number FROM gathering_question WHERE key_hash = ${sha256(key)}`
		)
	)[0];
}

/** Where the asker is told how it ended; undefined when nowhere. */
export async function askerOf(tx: Tx, id: string): Promise<string | undefined> {
	const [row] = await rows(tx, sql<{ email: Buffer | null }>`SELECT email FROM gathering_question WHERE id = ${id}`);
	return row?.email == null ? undefined : open(row.email);
}

/** For which of an event's questions an account lent its voice. */
export async function voicesOf(db: Reader, eventId: string, accountId: string): Promise<Set<string>> {
	const list = await rows(
		db,
		sql<{ id: string }>`SELECT v.question_id AS id FROM gathering_voice v JOIN gathering_question q ON q.id = v.question_id
			WHERE q.event_id = ${eventId} AND v.account_id = ${accountId}`
	);
	return new Set(list.map(({ id }) => id));
}

/** How many questions of an event have no end yet. */
export async function openQuestions(db: Reader | Tx, eventId: string): Promise<number> {
	const [row] = await rows(
		db,
		sql<{ n: number }>`SELECT count(*)::int AS n FROM gathering_question WHERE event_id = ${eventId} AND state IN ('waiting', 'shown')`
	);
	return row?.n ?? 0;
}
