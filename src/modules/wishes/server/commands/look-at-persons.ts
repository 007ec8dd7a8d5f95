import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { startOfDay, dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { journalAll } from '#platform/journal/index.ts';
import { personsOf, type Person } from '../person.ts';

/**
 * Who these people are, for a page that follows a day: the caller has checked that the actor keeps it. The look stands in the journal of
 * each wish for the person to read, once a day for whoever looks: a page that shows every change anew is one look.
 */
export async function lookAtPersons(tx: Tx, actor: Staff, wishIds: readonly string[]): Promise<Map<string, Person>> {
	if (wishIds.length === 0) return new Map();
	const at = now();
	const seen = await rows(
		tx,
		sql<{ id: string }>`
			SELECT DISTINCT subject_id AS id FROM journal WHERE subject_kind = 'wish' AND subject_id = ANY(${[...wishIds]}::uuid[])
				AND act = 'wish.seen' AND actor_id = ${actor.personId} AND at >= ${startOfDay(dayOf(at))}`
	);
	const known = new Set(seen.map(({ id }) => id));
	const fresh = [...new Set(wishIds)].filter((id) => !known.has(id)).toSorted();
	await journalAll(
		tx,
		fresh.map((id) => ({ subject: { kind: 'wish', id } as const, actor, act: 'wish.seen', seenBy: 'applicant', at, data: {} }))
	);
	return personsOf(tx, wishIds);
}
