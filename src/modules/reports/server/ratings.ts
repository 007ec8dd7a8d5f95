/** Reads of ratings: the criteria of a day, a code, the sums, the words. */
import { randomBytes } from 'node:crypto';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { formatAccessCode } from '#platform/access-code.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { sha256 } from '#platform/secrets.ts';
import type { CommentRefusal, CommentState } from '../rules/ratings.ts';

export interface Criterion {
	code: string;
	name: Texts;
}

/** By what a meeting of this day is rated, in order. */
export async function criteriaOn(db: Reader | Tx, day: Temporal.PlainDate): Promise<Criterion[]> {
	return rows(
		db,
		sql<Criterion>`SELECT code, name FROM rating_criterion WHERE valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day}) ORDER BY position, code`
	);
}

/** A code for one voice: ten letters and digits that survive being read aloud, 50 random bits. */
export const makeCode = (): string => formatAccessCode(randomBytes(16)).slice(6, 17);

/** Two hashes of a code that lead nowhere from one to the other. */
export const hashOf = (code: string) => sha256(code);
export const commentKey = (code: string) => sha256(`comment:${code}`);

export interface CodeRow {
	reportId: string;
	spent: boolean;
}

export async function codeRow(db: Reader | Tx, code: string): Promise<CodeRow | undefined> {
	const [row] = await rows(
		db,
		sql<CodeRow>`SELECT report_id AS "reportId", spent_on IS NOT NULL AS spent FROM report_code WHERE hash = ${hashOf(code)}`
	);
	return row;
}

export const codeKnown = async (db: Reader, code: string) => (await codeRow(db, code)) !== undefined;

export interface CodeCounts {
	links: number;
	slips: number;
	spent: number;
}

export async function codeCounts(db: Reader | Tx, reportId: string): Promise<CodeCounts> {
	const [row] = await rows(
		db,
		sql<CodeCounts>`SELECT count(*) FILTER (WHERE kind = 'link')::int AS links, count(*) FILTER (WHERE kind = 'slip')::int AS slips,
			count(spent_on)::int AS spent FROM report_code WHERE report_id = ${reportId}`
	);
	return row ?? { links: 0, slips: 0, spent: 0 };
}

/** How many gave each mark, by criterion. */
export async function marksOf(db: Reader, reportId: string): Promise<{ criterion: string; mark: number; n: number }[]> {
	return rows(
		db,
		sql<{ criterion: string; mark: number; n: number }>`SELECT criterion, mark, n FROM report_mark WHERE report_id = ${reportId}`
	);
}

export interface CommentRow {
	id: string;
	reportId: string;
	text: string;
	language: Lang;
	state: CommentState;
	refusal: CommentRefusal | null;
	refusalWords: string | null;
	objection: string | null;
	decidedBy: string | null;
	answer: string | null;
}

const COMMENT = sql`id, report_id AS "reportId", text, language, state, refusal, refusal_words AS "refusalWords", objection, decided_by AS "decidedBy", answer`;

/** The words of a report's raters. The order is that of their random ids: it says nothing of who came first. */
export async function commentsOf(db: Reader, reportId: string): Promise<CommentRow[]> {
	return rows(db, sql<CommentRow>`SELECT ${COMMENT} FROM report_comment WHERE report_id = ${reportId} ORDER BY md5(id::text)`);
}

export async function commentByCode(db: Reader | Tx, code: string): Promise<CommentRow | undefined> {
	return (await rows(db, sql<CommentRow>`SELECT ${COMMENT} FROM report_comment WHERE key_hash = ${commentKey(code)}`))[0];
}

export async function commentById(db: Reader | Tx, id: string): Promise<CommentRow | undefined> {
	return (await rows(db, sql<CommentRow>`SELECT ${COMMENT} FROM report_comment WHERE id = ${id}`))[0];
}
