/** Personal keys for the API: a program of a staff member acts as that person, with the posts held that day. */
import { z } from 'zod';
import { now } from '../clock.ts';
import type { Database, Reader, Tx } from '../db/index.ts';
import { conflict, forbidden, found } from '../errors.ts';
import { newId } from '../ids.ts';
import { journal } from '../journal/index.ts';
import { makeToken, sha256 } from '../secrets.ts';
import type { Staff } from './actor.ts';
import { accountActor, type Session } from './sessions.ts';

/** Begins every key, so that one that leaked into a log or a repository is recognised. */
export const TOKEN_PREFIX = 'jauap_';
/** Days a key may live. */
export const TOKEN_LIVES = ['30', '90', '365'] as const;
/** More keys than this at once are keys nobody looks after. */
const MOST = 20;
const TOUCH = { minutes: 5 };

export const tokenInput = z.object({
	name: z.string().trim().min(1, 'required').max(100, 'too_long'),
	days: z.enum(TOKEN_LIVES, 'choose').transform(Number)
});
export const revokeInput = z.object({ tokenId: z.guid('not_found') });

export interface ApiToken {
	id: string;
	name: string;
	createdAt: Temporal.Instant;
	expiresAt: Temporal.Instant;
	usedAt: Temporal.Instant | null;
}

/**
 * Makes a key and returns it, this once. Only in a whole session of the person: a key cannot make keys.
 * Throws forbidden, conflict `tokens_many`.
 */
export async function makeApiToken(tx: Tx, session: Session | undefined, input: z.output<typeof tokenInput>): Promise<string> {
	if (session === undefined || session.kind !== 'staff' || !session.complete) throw forbidden();
	const at = now();
	// The account's row is the lock under which its keys are counted.
	await tx.selectFrom('account').select('id').where('id', '=', session.accountId).forUpdate().executeTakeFirstOrThrow();
	const { count } = await tx
		.selectFrom('api_token')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('account_id', '=', session.accountId)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', at)
		.executeTakeFirstOrThrow();
	if (count >= MOST) throw conflict('tokens_many', { max: MOST });
	const token = `${TOKEN_PREFIX}${makeToken()}`;
	const id = newId();
	await tx
		.insertInto('api_token')
		.values({
			id,
			account_id: session.accountId,
			name: input.name,
			token_hash: sha256(token),
			created_at: at,
			expires_at: at.add({ hours: input.days * 24 })
		})
		.execute();
	await note(tx, session.accountId, 'account.token_made', { token: id, days: input.days });
	return token;
}

/** Ends a key of one's own. Not there, not yours and ended before are all not_found. */
export async function revokeApiToken(tx: Tx, session: Session | undefined, tokenId: string): Promise<void> {
	if (session === undefined || session.kind !== 'staff' || !session.complete) throw forbidden();
	found(
		await tx
			.updateTable('api_token')
			.set({ revoked_at: now() })
			.where('id', '=', tokenId)
			.where('account_id', '=', session.accountId)
			.where('revoked_at', 'is', null)
			.returning('id')
			.executeTakeFirst()
	);
	await note(tx, session.accountId, 'account.token_revoked', { token: tokenId });
}

async function note(tx: Tx, accountId: string, act: string, data: Record<string, string | number>): Promise<void> {
	const actor = await accountActor(tx, accountId);
	await journal(tx, { subject: { kind: 'account', id: accountId }, actor, act, seenBy: 'staff', data });
}

/** The keys of an account that still open something, the newest first. */
export async function apiTokensOf(db: Reader, accountId: string): Promise<ApiToken[]> {
	return db
		.selectFrom('api_token')
		.select(['id', 'name', 'created_at as createdAt', 'expires_at as expiresAt', 'used_at as usedAt'])
		.where('account_id', '=', accountId)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now())
		.orderBy('created_at', 'desc')
		.execute();
}

/** Who acts by a key; undefined when it is unknown, ended, expired or its account closed. Read on the primary. */
export async function actorOfToken(db: Pick<Database, 'write'>, token: string): Promise<Staff | undefined> {
	const at = now();
	return db.write(async (tx) => {
		const row = await tx
			.selectFrom('api_token as t')
			.innerJoin('account as a', 'a.id', 't.account_id')
			.select(['t.id', 't.used_at', 'a.id as account_id'])
			.where('t.token_hash', '=', sha256(token))
			.where('t.revoked_at', 'is', null)
			.where('t.expires_at', '>', at)
			.where('a.closed_at', 'is', null)
			.where('a.kind', '=', 'staff')
			.executeTakeFirst();
		if (row === undefined) return undefined;
		if (row.used_at === null || Temporal.Instant.compare(row.used_at.add(TOUCH), at) <= 0) {
			await tx.updateTable('api_token').set({ used_at: at }).where('id', '=', row.id).execute();
		}
		const actor = await accountActor(tx, row.account_id);
		return actor.kind === 'staff' ? actor : undefined;
	});
}
