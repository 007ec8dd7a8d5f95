/** Decisions that show a sign of a formal reply, for those who stand above the unit that answered. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { knownById } from '#modules/appeals/server/index.ts';
import type { Finding } from '../rules.ts';
import type { Review, SignCount } from '../rules/review.ts';
import { HEADS, OVER_ALL } from './policy.ts';

export interface SignedRow {
	id: string;
	appealId: string;
	number: string;
	title: string;
	unitId: string;
	signedAt: Temporal.Instant;
	findings: Finding[];
	verdict: Review | null;
}

export interface Cursor {
	signedAt: Temporal.Instant;
	id: string;
}

/** What waits for a reviewer, or what was reviewed. */
export const REVIEW_LISTS = ['waiting', 'reviewed'] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

/** SQL over `r` and its unit `u`: the actor reviews it. The same as `mayReview`, asked of many rows. */
function reviewable(actor: Staff) {
	const paths = (roles: readonly Role[]) => actor.posts.filter((post) => roles.includes(post.role)).map((post) => post.unitPath);
	return sql`(u.path <@ ANY(${paths(OVER_ALL)}::ltree[])
			OR EXISTS (SELECT FROM unnest(${paths(HEADS)}::ltree[]) mine WHERE u.path <@ mine AND u.path <> mine))
		AND r.drafted_by IS DISTINCT FROM ${actor.personId} AND r.signed_by IS DISTINCT FROM ${actor.personId}
		AND ${knownById(actor, sql`r.appeal_id`)}`;
}

const LISTED: Record<ReviewList, ReturnType<typeof sql>> = {
	waiting: sql`r.verdict IS NULL`,
	reviewed: sql`r.verdict IS NOT NULL`
};

/**
 * Decisions of the units below the actor's post (the central office and auditors: of its own too), the newest first; never
 * what they drafted or signed themselves, nor what they may not know of.
 */
export async function signedWithSigns(
	db: Reader,
	actor: Staff,
	after: Cursor | undefined,
	limit: number,
	list: ReviewList = 'waiting'
): Promise<SignedRow[]> {
	return rows(
		db,
		sql<SignedRow>`
			SELECT r.decision_id AS id, r.appeal_id AS "appealId", a.number, a.title, r.unit_id AS "unitId",
				r.signed_at AS "signedAt", r.findings, r.verdict
			FROM decision_review r JOIN appeal a ON a.id = r.appeal_id JOIN unit u ON u.id = r.unit_id
			WHERE ${LISTED[list]} AND ${reviewable(actor)}
				AND ${after === undefined ? sql`true` : sql`(r.signed_at, r.decision_id) < (${after.signedAt}, ${after.id})`}
			ORDER BY r.signed_at DESC, r.decision_id DESC LIMIT ${limit}`
	);
}

export interface Neighbours {
	next: string | undefined;
	previous: string | undefined;
}

/** What waits beside a decision in the reviewer's list: the next older, the next newer. */
export async function waitingBeside(db: Reader, actor: Staff, at: Cursor): Promise<Neighbours> {
	const side = (than: '<' | '>', order: 'DESC' | 'ASC') =>
		rows(
			db,
			sql<{ id: string }>`
				SELECT r.decision_id AS id FROM decision_review r JOIN unit u ON u.id = r.unit_id
				WHERE r.verdict IS NULL AND ${reviewable(actor)} AND (r.signed_at, r.decision_id) ${sql.raw(than)} (${at.signedAt}, ${at.id})
				ORDER BY r.signed_at ${sql.raw(order)}, r.decision_id ${sql.raw(order)} LIMIT 1`
		);
	const [older, newer] = await Promise.all([side('<', 'DESC'), side('>', 'ASC')]);
	return { next: older[0]?.id, previous: newer[0]?.id };
}

/** A reviewed or waiting decision with everything that was said of it. */
export interface ReviewRow {
	id: string;
	appealId: string;
	unitId: string;
	unitPath: string;
	draftedBy: string | null;
	signedBy: string | null;
	signedAt: Temporal.Instant;
	findings: Finding[];
	verdict: Review | null;
	note: string | null;
	reviewedBy: string | null;
	reviewedAt: Temporal.Instant | null;
	returnedAt: Temporal.Instant | null;
	reply: string | null;
	repliedBy: string | null;
	repliedAt: Temporal.Instant | null;
}

const REVIEW = sql`r.decision_id AS id, r.appeal_id AS "appealId", r.unit_id AS "unitId", u.path::text AS "unitPath",
	r.drafted_by AS "draftedBy", r.signed_by AS "signedBy", r.signed_at AS "signedAt", r.findings, r.verdict, r.note,
	r.reviewed_by AS "reviewedBy", r.reviewed_at AS "reviewedAt", r.returned_at AS "returnedAt",
	r.reply, r.replied_by AS "repliedBy", r.replied_at AS "repliedAt"`;

/** The review of a decision, whoever asks; undefined when the decision shows no sign. */
export async function reviewOf(db: Reader | Tx, decisionId: string): Promise<ReviewRow | undefined> {
	const query = sql<ReviewRow>`SELECT ${REVIEW} FROM decision_review r JOIN unit u ON u.id = r.unit_id WHERE r.decision_id = ${decisionId}`;
	return (await rows(db, query))[0];
}

/** The reviews of an appeal's decisions, the latest first, whoever asks. */
export async function reviewsOf(db: Reader, appealId: string): Promise<ReviewRow[]> {
	return rows(
		db,
		sql<ReviewRow>`SELECT ${REVIEW} FROM decision_review r JOIN unit u ON u.id = r.unit_id
			WHERE r.appeal_id = ${appealId} ORDER BY r.signed_at DESC, r.decision_id DESC`
	);
}

/** What reviewers said of decisions by each sign. */
export async function signCounts(db: Reader): Promise<SignCount[]> {
	return rows(db, sql<SignCount>`SELECT sign, verdict, count FROM sign_measure ORDER BY sign, verdict`);
}

/** The words of a decision, whoever asks. */
export async function decisionText(db: Reader, id: string) {
	return db.selectFrom('decision').select(['appeal_id as appealId', 'text', 'language']).where('id', '=', id).executeTakeFirst();
}
