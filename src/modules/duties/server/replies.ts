/** What deputies say of lines of their ledgers. */
import { deadline, loadCalendar, rulesInForce } from '#platform/calendar/index.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import type { Span } from '../rules.ts';

export interface Reply {
	id: string;
	mandateId: string;
	year: number;
	/** A kind of duty, or `place:<territory>`. */
	line: string;
	text: string;
	byAide: boolean;
	repliedBy: string;
	repliedAt: Temporal.Instant;
	replacedAt: Temporal.Instant | null;
	hiddenAt: Temporal.Instant | null;
	hiddenReason: string | null;
}

const columns = (
	replacedAt: ReturnType<typeof sql>
) => sql`r.id, r.mandate_id AS "mandateId", r.year, r.line, r.text, r.by_aide AS "byAide", r.replied_by AS "repliedBy",
	r.replied_at AS "repliedAt", ${replacedAt} AS "replacedAt", r.hidden_at AS "hiddenAt", r.hidden_reason AS "hiddenReason"`;
const COLUMNS = columns(sql`r.replaced_at`);

/** Replies of deputies in a year as an instant knew them, the latest first; what is hidden now is hidden for every day. */
export function repliesOf(db: Reader, mandateIds: readonly string[], year: number, at: Temporal.Instant): Promise<Reply[]> {
	return rows(
		db,
		sql<Reply>`SELECT ${columns(sql`CASE WHEN r.replaced_at <= ${at}::timestamptz THEN r.replaced_at END`)}
			FROM duty_reply r WHERE r.mandate_id = ANY(${[...mandateIds]}::uuid[]) AND r.year = ${year} AND r.replied_at <= ${at}::timestamptz
			ORDER BY r.replied_at DESC, r.id DESC`
	);
}

/** One reply; undefined where there is none. */
export async function replyById(db: Reader | Tx, id: string): Promise<Reply | undefined> {
	return (await rows(db, sql<Reply>`SELECT ${COLUMNS} FROM duty_reply r WHERE r.id = ${id}`))[0];
}

const SHOWN = 20;

/** Replies that stand, the latest first: for those who look them over. */
export async function latestReplies(db: Reader, cursor: string | undefined): Promise<Page<Reply & { name: string }>> {
	const list = await rows(
		db,
		sql<Reply & { name: string }>`SELECT ${COLUMNS}, m.name FROM duty_reply r JOIN mandate m ON m.id = r.mandate_id
			WHERE r.replaced_at IS NULL AND ${older(sql`r.replied_at, r.id`, cursor)} ORDER BY r.replied_at DESC, r.id DESC LIMIT ${SHOWN + 1}`
	);
	return pageOf(list, SHOWN, ({ repliedAt }) => repliedAt);
}

/** The last day on which one may reply to the ledger of a year, by the rule of its last day: none after it before there was one. */
export async function replyUntil(db: Reader, { to }: Pick<Span, 'to'>): Promise<Temporal.PlainDate> {
	const [calendar, rules] = await Promise.all([loadCalendar(db), rulesInForce(db, to)]);
	const term = rules.find(({ ruleId }) => ruleId === 'duty_reply');
	return term === undefined ? to : deadline(calendar, to, term).dueOn;
}
