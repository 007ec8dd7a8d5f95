import { rows, sql } from '#platform/db/index.ts';
import { journalAll } from '#platform/journal/index.ts';
import type { SweptLoose } from '#platform/redact.ts';

const SYSTEM = { kind: 'system', job: 'privacy.retention' } as const;

/** A citizen's account that nobody signed in to since, and that no appeal names any more: its address is all that is left. */
const unused = (before: Temporal.Instant) => sql`a.kind = 'citizen' AND a.created_at < ${before}
	AND NOT EXISTS (SELECT FROM session s WHERE s.account_id = a.id AND s.seen_at >= ${before})
	AND NOT EXISTS (SELECT FROM appeal_applicant p WHERE p.account_id = a.id)
	AND NOT EXISTS (SELECT FROM api_token t WHERE t.account_id = a.id)
	AND NOT EXISTS (SELECT FROM passkey k WHERE k.account_id = a.id)`;

/** Accounts of citizens: removed only by a rule of retention. Who comes back gets a new one with the next code. */
export const ACCOUNTS_SWEPT: SweptLoose = {
	what: 'account',
	count: async (db, before) => {
		const [row] = await rows(db, sql<{ n: number }>`SELECT count(*)::int AS n FROM account a WHERE ${unused(before)}`);
		return row?.n ?? 0;
	},
	remove: async (tx, before, rule, limit) => {
		const found = await rows(
			tx,
			sql<{
				id: string;
			}>`SELECT a.id FROM account a WHERE ${unused(before)} ORDER BY a.created_at, a.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`
		);
		const ids = found.map(({ id }) => id);
		if (ids.length === 0) return 0;
		await tx.deleteFrom('session').where('account_id', 'in', ids).execute();
		await tx.deleteFrom('account').where('id', 'in', ids).execute();
		const act = { actor: SYSTEM, act: 'account.removed', seenBy: 'staff', data: { rule } } as const;
		await journalAll(
			tx,
			ids.map((id) => ({ subject: { kind: 'account', id }, ...act }))
		);
		return ids.length;
	}
};
