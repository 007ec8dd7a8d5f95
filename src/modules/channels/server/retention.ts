/** How long letters that became no appeal are kept: by a rule of retention, until a hold is lifted. */
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal, journalAll } from '#platform/journal/index.ts';
import type { SweptLoose } from '#platform/redact.ts';
import { allowLetters } from './letters.ts';

const SYSTEM = { kind: 'system', job: 'privacy.retention' } as const;

/** A machine's letter is past its term by the day it came; what a person may have written first waits for somebody to be done with it. */
const PAST = {
	machine: (before: Temporal.Instant) => sql`m.outcome = 'automatic' AND m.at < ${before}`,
	letter: (before: Temporal.Instant) => sql`m.outcome <> 'automatic' AND m.seen_at < ${before}`
};

const swept = (what: keyof typeof PAST): SweptLoose => {
	const past = (before: Temporal.Instant) => sql`m.letter IS NOT NULL AND m.held_at IS NULL AND ${PAST[what](before)}`;
	return {
		what,
		count: async (db, before) => {
			const [row] = await rows(db, sql<{ n: number }>`SELECT count(*)::int AS n FROM mail_in m WHERE ${past(before)}`);
			return row?.n ?? 0;
		},
		remove: async (tx, before, ruleId, limit) => {
			const at = now();
			const gone = await rows(
				tx,
				sql<{ id: string }>`
					UPDATE mail_in SET letter = NULL, removed_at = ${at}, removed_rule = ${ruleId} WHERE id IN (
						SELECT m.id FROM mail_in m WHERE ${past(before)} ORDER BY m.at, m.id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
					RETURNING id`
			);
			const act = { actor: SYSTEM, act: 'mail.letter_removed', seenBy: 'staff', at, data: { rule: ruleId } } as const;
			await journalAll(
				tx,
				gone.map(({ id }) => ({ subject: { kind: 'mail', id }, ...act }))
			);
			return gone.length;
		}
	};
};

/** What this room removes of what belongs to no appeal. */
export const LOOSE_SWEPT: readonly SweptLoose[] = [swept('letter'), swept('machine')];

/** Keeps a letter from removal: a court or a check needs it. Throws forbidden, not_found, conflict `channels.held`. */
export async function holdLetter(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
	await allowLetters(asReader(tx), actor);
	const row = found(await tx.selectFrom('mail_in').select(['letter', 'held_at']).where('id', '=', id).forUpdate().executeTakeFirst());
	found(row.letter);
	if (row.held_at !== null) throw conflict('channels.held');
	const at = now();
	await tx
		.updateTable('mail_in')
		.set({ held_at: at, held_by: actorId(actor), held_reason: reason })
		.where('id', '=', id)
		.execute();
	await journal(tx, { subject: { kind: 'mail', id }, actor, act: 'mail.letter_held', seenBy: 'staff', at, data: { reason } });
}

/** Lets a letter go to the rules again. Throws forbidden, not_found, conflict `channels.not_held`. */
export async function releaseLetter(tx: Tx, actor: Actor, id: string): Promise<void> {
	await allowLetters(asReader(tx), actor);
	const row = found(await tx.selectFrom('mail_in').select('held_at').where('id', '=', id).forUpdate().executeTakeFirst());
	if (row.held_at === null) throw conflict('channels.not_held');
	await tx.updateTable('mail_in').set({ held_at: null, held_by: null, held_reason: null }).where('id', '=', id).execute();
	await journal(tx, { subject: { kind: 'mail', id }, actor, act: 'mail.letter_released', seenBy: 'staff' });
}
