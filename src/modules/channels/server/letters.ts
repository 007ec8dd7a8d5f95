/** Letters that became no appeal: their list without a word of their content, and one opened, which is journalled. */
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import { now } from '#platform/clock.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { open } from '#platform/secrets.ts';
import { rootUnit } from '#modules/organisation/server/index.ts';
import type { Kept } from '../rules.ts';
import type { KeptLetter } from './commands/take-mail.ts';
import { canReadLetters } from './policy.ts';

export interface LetterRow {
	id: string;
	at: Temporal.Instant;
	bytes: number;
	outcome: Kept;
}

/** A letter with what was done with it; `held`: why no rule removes it. */
export interface LetterHead extends LetterRow {
	seen: boolean;
	held: string | undefined;
}

/** Throws forbidden for who does not look through the letters. */
export async function allowLetters(db: Reader, actor: Actor): Promise<void> {
	if (!canReadLetters(actor, (await rootUnit(db)).path)) throw forbidden();
}

/** One page of what nobody looked through yet, the newest first. Throws forbidden. */
export async function keptLetters(db: Reader, actor: Actor, after: string | undefined, limit = 50): Promise<Page<LetterRow>> {
	await allowLetters(db, actor);
	const list = await rows(
		db,
		sql<LetterRow>`
			SELECT id, at, bytes, outcome FROM mail_in WHERE letter IS NOT NULL AND seen_at IS NULL AND ${older(sql`at, id`, after)}
			ORDER BY at DESC, id DESC LIMIT ${limit + 1}`
	);
	return pageOf(list, limit, (row) => row.at);
}

/** One letter without a word of its content. Throws forbidden, not_found. */
export async function keptLetter(db: Reader, actor: Actor, id: string): Promise<LetterHead> {
	await allowLetters(db, actor);
	const row = await db
		.selectFrom('mail_in')
		.select(['id', 'at', 'bytes', 'outcome', 'seen_at', 'held_reason'])
		.where('id', '=', id)
		.where('letter', 'is not', null)
		.executeTakeFirst();
	const { seen_at: seenAt, held_reason: held, outcome, ...rest } = found(row);
	return { ...rest, outcome: outcome as Kept, seen: seenAt !== null, held: held ?? undefined };
}

/** Opens a letter; the look is journalled before it is given. Throws forbidden, not_found. */
export async function openLetter(tx: Tx, actor: Actor, id: string): Promise<KeptLetter> {
	await allowLetters(asReader(tx), actor);
	const row = found(await tx.selectFrom('mail_in').select('letter').where('id', '=', id).executeTakeFirst());
	const letter = JSON.parse(open(found(row.letter))) as KeptLetter;
	await journal(tx, { subject: { kind: 'mail', id }, actor, act: 'mail.letter_read', seenBy: 'staff' });
	return letter;
}

/** Takes a letter off the list. Throws forbidden, not_found, conflict `channels.seen`. */
export async function settleLetter(tx: Tx, actor: Actor, id: string): Promise<void> {
	await allowLetters(asReader(tx), actor);
	const row = found(await tx.selectFrom('mail_in').select(['letter', 'seen_at']).where('id', '=', id).forUpdate().executeTakeFirst());
	found(row.letter);
	if (row.seen_at !== null) throw conflict('channels.seen');
	const at = now();
	await tx
		.updateTable('mail_in')
		.set({ seen_at: at, seen_by: actorId(actor) })
		.where('id', '=', id)
		.execute();
	await journal(tx, { subject: { kind: 'mail', id }, actor, act: 'mail.letter_settled', seenBy: 'staff', at });
}
