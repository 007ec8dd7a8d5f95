import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { removeDraftFiles } from '#platform/files/index.ts';
import { dayOf, startOfDay, ZONE } from '#platform/i18n/format.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { journalAll } from '#platform/journal/index.ts';
import type { SweptLoose } from '#platform/redact.ts';
import { getSetting } from '#platform/settings/index.ts';
import { electionOn } from '../election.ts';

const SYSTEM = { kind: 'system', job: 'appeals.drafts' } as const;
const BATCH = 500;

/**
 * The last day on which a draft that is not touched again can still be finished. One of an election period may have had
 * to wait for its end: its term begins there.
 */
export async function draftKeptUntil(db: Reader, changedAt: Temporal.Instant): Promise<Temporal.PlainDate> {
	const from = dayOf(changedAt);
	const period = await electionOn(db, from);
	return (period?.endsOn ?? from).add({ days: await getSetting(db, 'drafts_kept_days') });
}

/**
 * Removes drafts of citizens that nobody sent or touched within the term, with their files; the number stays in the
 * journal. What was sent is part of an appeal and stays, and so do the desk's own drafts: an operator began those for
 * somebody, and a rule of retention says how long they wait. Returns how many went.
 */
export async function sweepDrafts(reader: Reader, write: JobContext['write']): Promise<number> {
	const days = await getSetting(reader, 'drafts_kept_days');
	const before = startOfDay(dayOf(now()).subtract({ days }));
	let removed = 0;
	for (let last = BATCH; last === BATCH; removed += last) last = await write((tx) => sweepBatch(tx, before));
	return removed;
}

async function sweepBatch(tx: Tx, before: Temporal.Instant): Promise<number> {
	const stale = tx
		.selectFrom('appeal_draft')
		.select('id')
		.where('appeal_id', 'is', null)
		.where('person_id', 'is', null)
		.where('changed_at', '<', before)
		.where(
			sql<boolean>`NOT EXISTS (
				SELECT FROM election_period e WHERE e.withdrawn_at IS NULL AND e.ends_on >= ${dayOf(before)}
					AND (changed_at AT TIME ZONE ${ZONE})::date BETWEEN e.starts_on AND e.ends_on)`
		)
		.limit(BATCH)
		// One that is being written to is not stale.
		.forUpdate()
		.skipLocked();
	return removeDrafts(tx, sql`id IN (${stale})`, {});
}

/** Drafts that somebody of the desk began and nobody finished: removed only by a rule of retention. */
export const DRAFTS_SWEPT: SweptLoose = {
	what: 'draft',
	count: async (db, before) => {
		const [row] = await rows(db, sql<{ n: number }>`SELECT count(*)::int AS n FROM appeal_draft WHERE ${leftAtDesk(before)}`);
		return row?.n ?? 0;
	},
	remove: (tx, before, rule, limit) =>
		removeDrafts(
			tx,
			sql`id IN (SELECT id FROM appeal_draft WHERE ${leftAtDesk(before)} ORDER BY changed_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)`,
			{
				rule
			}
		)
};

const leftAtDesk = (before: Temporal.Instant) => sql<boolean>`appeal_id IS NULL AND person_id IS NOT NULL AND changed_at < ${before}`;

async function removeDrafts(tx: Tx, which: ReturnType<typeof sql>, more: { rule?: string }): Promise<number> {
	const gone = await rows(tx, sql<{ id: string; number: string }>`DELETE FROM appeal_draft WHERE ${which} RETURNING id, number`);
	await removeDraftFiles(
		tx,
		gone.map((draft) => draft.id)
	);
	await journalAll(
		tx,
		gone.map(({ id, number }) => ({
			subject: { kind: 'draft', id },
			actor: SYSTEM,
			act: 'appeal.draft_expired',
			seenBy: 'staff',
			data: { number, ...more }
		}))
	);
	return gone.length;
}
