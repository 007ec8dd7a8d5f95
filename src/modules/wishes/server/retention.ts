/** How long it is kept who wanted to meet, and about what: by a rule of retention. That somebody did, when, and what came of it stays. */
import { now } from '#platform/clock.ts';
import { rows, sql } from '#platform/db/index.ts';
import { journalAll } from '#platform/journal/index.ts';
import { marked, type SweptLoose } from '#platform/redact.ts';

const SYSTEM = { kind: 'system', job: 'privacy.retention' } as const;

const past = (before: Temporal.Instant) => sql`w.ended_at < ${before} AND EXISTS (SELECT FROM wish_person p WHERE p.wish_id = w.id)`;

/** What this room removes. */
export const LOOSE_SWEPT: readonly SweptLoose[] = [
	{
		what: 'wish',
		count: async (db, before) => {
			const [row] = await rows(db, sql<{ n: number }>`SELECT count(*)::int AS n FROM wish w WHERE ${past(before)}`);
			return row?.n ?? 0;
		},
		remove: async (tx, before, rule, limit) => {
			const found = await rows(
				tx,
				sql<{ id: string }>`SELECT w.id FROM wish w WHERE ${past(before)} ORDER BY w.ended_at, w.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`
			);
			const ids = found.map(({ id }) => id);
			await sql`DELETE FROM wish_person WHERE wish_id = ANY(${ids}::uuid[])`.execute(tx);
			await sql`UPDATE journal_word SET text = ${marked} WHERE subject_kind = 'wish' AND subject_id = ANY(${ids}::uuid[])`.execute(tx);
			const act = { actor: SYSTEM, act: 'wish.person_removed', seenBy: 'applicant', at: now(), data: { rule } } as const;
			await journalAll(
				tx,
				ids.map((id) => ({ subject: { kind: 'wish', id }, ...act }))
			);
			return ids.length;
		}
	}
];
