/**
 * Links that act once, with one tap: a letter or a text message holds the token, the page under it shows what will be done and one
 * button (GET, `openTap`), and only the button does it (POST, `useTap`, in the transaction of the act). Programs that look into mail and
 * open every link change nothing. The token is 256 random bits, kept as a hash. The parameter of its route is called `token`, so that the
 * address is told to nobody (hooks.server.ts).
 */
import { now } from '../clock.ts';
import { asReader, type Reader, type Tx } from '../db/index.ts';
import { conflict, found } from '../errors.ts';
import { newId } from '../ids.ts';
import { makeToken, sha256 } from '../secrets.ts';

/** What one tap does, to what. */
export interface Tap {
	subjectKind: string;
	/** A UUID. */
	subjectId: string;
	/** The room's word, such as `confirm`; where the page lets one choose, the choice is in the form and not here. */
	act: string;
	/** Not later than this instant (UTC). */
	until: Temporal.Instant;
}

/** Makes a tap and returns its token, which is kept nowhere. */
export async function makeTap(tx: Tx, tap: Tap): Promise<string> {
	return found(await makeTapOnce(tx, newId(), tap));
}

/** The same for a job that may run twice: undefined when it made the tap `id` (such as its own id) before. */
export async function makeTapOnce(tx: Tx, id: string, { subjectKind, subjectId, act, until }: Tap): Promise<string | undefined> {
	const token = makeToken();
	const made = await tx
		.insertInto('one_tap')
		.values({ id, subject_kind: subjectKind, subject_id: subjectId, act, token_hash: sha256(token), made_at: now(), until })
		.onConflict((c) => c.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	return made && token;
}

const COLUMNS = ['subject_kind as subjectKind', 'subject_id as subjectId', 'act', 'until'] as const;

/** A tap as it stands. */
export interface KeptTap extends Tap {
	madeAt: Temporal.Instant;
	usedAt: Temporal.Instant | null;
}

/** The tap of a token, also one that was used; undefined for a token that is not ours, or ended more than a month ago. */
export function readTap(db: Reader, token: string): Promise<KeptTap | undefined> {
	return db
		.selectFrom('one_tap')
		.select([...COLUMNS, 'made_at as madeAt', 'used_at as usedAt'])
		.where('token_hash', '=', sha256(token))
		.executeTakeFirst();
}

/** What the page shows before the button. Throws not_found, conflict `tap_used`, `tap_expired`. */
export async function openTap(db: Reader, token: string): Promise<Tap> {
	const { usedAt, subjectKind, subjectId, act, until } = found(await readTap(db, token));
	if (usedAt !== null) throw conflict('tap_used');
	if (Temporal.Instant.compare(until, now()) <= 0) throw conflict('tap_expired');
	return { subjectKind, subjectId, act, until };
}

/** Uses a tap up: of two who press at once, one gets it. Undefined when it cannot be used (any more). */
export function spendTap(tx: Tx, token: string): Promise<Tap | undefined> {
	const at = now();
	return tx
		.updateTable('one_tap')
		.set({ used_at: at })
		.where('token_hash', '=', sha256(token))
		.where('used_at', 'is', null)
		.where('until', '>', at)
		.returning(COLUMNS)
		.executeTakeFirst();
}

/**
 * Uses a tap up in the transaction of its act: when the act is refused the tap stays. The caller looks that kind and act are the ones its
 * page is for. Throws as openTap.
 */
export async function useTap(tx: Tx, token: string): Promise<Tap> {
	return (await spendTap(tx, token)) ?? (await openTap(asReader(tx), token));
}

// How long a link that ended still says so, in place of "there is no such page".
const KEPT = { hours: 30 * 24 };

/** Forgets taps that ended long ago. */
export async function sweepTaps(tx: Tx): Promise<void> {
	await tx.deleteFrom('one_tap').where('until', '<', now().subtract(KEPT)).execute();
}
