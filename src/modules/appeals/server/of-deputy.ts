/** What came to a deputy: for their report. Nothing that is kept from anybody, and what came into another appeal counts with that one. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { inDays, localDay, type Days } from '#platform/measures.ts';
import { readable } from './visible.ts';

export interface DeputyAppeal {
	id: string;
	number: string;
	title: string;
	/** Received in these days. */
	received: boolean;
	/** The first decision came by the date first given; null: that date is not in these days, or not over. */
	onTime: boolean | null;
	/** The last word of those who were given a decision in these days; null: nobody said. */
	solved: boolean | null;
}

export interface DeputyWish {
	/** The body in which they sit: what came to it and below. */
	bodyPath: string;
	/** In the register of staff: what they carry out themselves. */
	personId: string | null;
	/** Taken in when they received people. */
	ids: readonly string[];
}

/** Appeals to a deputy's body, to themselves and from their receptions that were received, due or judged in these days, as of an instant. */
export async function appealsOfDeputy(db: Reader | Tx, wish: DeputyWish, days: Days, at: Temporal.Instant): Promise<DeputyAppeal[]> {
	const answered = sql`coalesce(d.signed_at, a.answered_at)`;
	const today = localDay(sql`${at}::timestamptz`);
	return rows(
		db,
		sql<DeputyAppeal>`
			SELECT * FROM (
				SELECT a.id, a.number, a.title, ${inDays(sql`a.received_at`, days)} AND a.received_at <= ${at}::timestamptz AS received,
					CASE WHEN a.first_due_on BETWEEN ${days.from}::date AND ${days.to}::date AND a.first_due_on < ${today}
						AND (${answered} IS NOT NULL OR a.closed_at IS NULL OR ${localDay(sql`a.closed_at`)} > a.first_due_on)
						THEN (${answered} <= ${at}::timestamptz AND ${localDay(answered)} <= a.first_due_on) IS TRUE END AS "onTime",
					(SELECT v.verdict = 'solved' FROM appeal_verdict v JOIN decision g ON g.id = v.decision_id
						WHERE g.appeal_id = a.id AND ${inDays(sql`v.at`, days)} AND v.at <= ${at}::timestamptz ORDER BY v.at DESC, v.id LIMIT 1) AS solved
				FROM appeal a LEFT JOIN decision d ON d.appeal_id = a.id AND d.ordinal = 1
				WHERE a.state <> 'merged' AND NOT a.sensitive AND NOT a.conflicted AND a.received_at <= ${at}::timestamptz
					AND a.id IN (
						SELECT b.id FROM appeal b JOIN unit u ON u.id = b.unit_id WHERE u.path <@ ${wish.bodyPath}::ltree
						UNION SELECT b.id FROM appeal b WHERE b.executor_id = ${wish.personId}::uuid
						UNION SELECT unnest(${[...wish.ids]}::uuid[]))
			) x WHERE received OR "onTime" IS NOT NULL OR solved IS NOT NULL ORDER BY number`
	);
}

/** Of these appeals, those that somebody of the staff may read. */
export async function readableAmong(db: Reader, actor: Staff, ids: readonly string[]): Promise<Set<string>> {
	const { where } = await readable(db, actor);
	const list = await rows(db, sql<{ id: string }>`SELECT a.id FROM appeal a WHERE a.id = ANY(${[...ids]}::uuid[]) AND ${where}`);
	return new Set(list.map(({ id }) => id));
}
