import { now } from '../clock.ts';
import { config } from '../config.ts';
import { type Database, type Reader, type Tx } from '../db/index.ts';
import { found, Refusal } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import { isLang, DEFAULT_LANG } from '../i18n/lang.ts';
import { newId } from '../ids.ts';
import { journal } from '../journal/index.ts';
import { makeToken, sha256 } from '../secrets.ts';
import { ANONYMOUS, type Actor } from './actor.ts';
import { contactsOf } from './contacts.ts';
import { heldPosts } from './posts.ts';
import { isComplete, sessionLife, type AccountKind, type Factor } from './rules.ts';

/** A session as pages see it. `complete` is false between two factors: the actor is anonymous until then. */
export interface Session {
	id: string;
	accountId: string;
	kind: AccountKind;
	factors: readonly string[];
	complete: boolean;
}

/** A new session's secret, for the cookie, and how long the cookie lives. */
export interface Issued {
	token: string;
	seconds: number;
	complete: boolean;
}

/** `seen_at` is written at most this often: reading a page is not a write. */
const TOUCH = Temporal.Duration.from({ minutes: 5 });

function issue(kind: AccountKind, factors: readonly Factor[], at: Temporal.Instant) {
	const complete = isComplete(kind, factors, config().JAUAP_DEMO);
	const life = sessionLife(kind, complete);
	const token = makeToken();
	return { token, hash: sha256(token), complete, seconds: life.total('seconds'), expires: at.add(life) };
}

/** Opens a session. Only the token's hash is stored; the token itself is in the answer, once. */
export async function startSession(
	tx: Tx,
	who: { accountId: string; kind: AccountKind; client: string },
	factors: Factor[]
): Promise<Issued> {
	const at = now();
	const made = issue(who.kind, factors, at);
	await tx
		.insertInto('session')
		.values({
			id: newId(),
			token_hash: made.hash,
			account_id: who.accountId,
			factors,
			client: who.client,
			created_at: at,
			seen_at: at,
			expires_at: made.expires
		})
		.execute();
	if (made.complete) await journalSignIn(tx, who.accountId, factors);
	return made;
}

/**
 * Adds a factor to a session, under a new token: one that was caught before the rise is worth nothing after it.
 * Refuses sign_in_needed 401 when the session was ended meanwhile.
 */
export async function raiseSession(tx: Tx, session: Session, factor: Factor): Promise<Issued> {
	const factors = [...new Set([...session.factors, factor])] as Factor[];
	const made = issue(session.kind, factors, now());
	const raised = await tx
		.updateTable('session')
		.set({ token_hash: made.hash, factors, expires_at: made.expires })
		.where('id', '=', session.id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (raised.numUpdatedRows === 0n) throw new Refusal('sign_in_needed', 401);
	if (made.complete && !session.complete) await journalSignIn(tx, session.accountId, factors);
	return made;
}

async function journalSignIn(tx: Tx, accountId: string, factors: readonly Factor[]): Promise<void> {
	await journal(tx, {
		subject: { kind: 'account', id: accountId },
		actor: await accountActor(tx, accountId),
		act: 'account.signed_in',
		seenBy: 'staff',
		data: { factors }
	});
}

/** The actor that an account is, with the posts held today: for complete sessions, tokens and rows of sign-in. Not found: 404. */
export async function accountActor(handle: Reader | Tx, accountId: string): Promise<Actor> {
	const db = handle as unknown as Reader;
	const account = found(
		await db
			.selectFrom('account')
			.leftJoin('person', 'person.id', 'account.person_id')
			.select(['account.kind', 'account.email', 'account.phone', 'account.language', 'person.id as person_id', 'person.name'])
			.where('account.id', '=', accountId)
			.executeTakeFirst()
	);
	if (account.kind === 'citizen') return { kind: 'citizen', accountId, ...contactsOf(account) };
	if (account.person_id === null || account.name === null) return ANONYMOUS;
	return {
		kind: 'staff',
		accountId,
		personId: account.person_id,
		name: account.name,
		language: isLang(account.language) ? account.language : DEFAULT_LANG,
		posts: await heldPosts(db, account.person_id, dayOf(now()))
	};
}

/**
 * The session of a cookie's token and who acts by it; nothing when it is unknown, ended, expired or its account closed.
 * Read on the primary: a session ended a moment ago must not live on in a replica.
 */
export async function sessionOf(db: Pick<Database, 'write'>, token: string): Promise<{ session: Session; actor: Actor } | undefined> {
	const at = now();
	return db.write(async (tx) => {
		const row = await tx
			.selectFrom('session')
			.innerJoin('account', 'account.id', 'session.account_id')
			.select(['session.id', 'session.factors', 'session.seen_at', 'account.id as account_id', 'account.kind'])
			.where('session.token_hash', '=', sha256(token))
			.where('session.ended_at', 'is', null)
			.where('session.expires_at', '>', at)
			.where('account.closed_at', 'is', null)
			.executeTakeFirst();
		if (row === undefined) return undefined;
		if (Temporal.Instant.compare(row.seen_at.add(TOUCH), at) <= 0) {
			await tx.updateTable('session').set({ seen_at: at }).where('id', '=', row.id).execute();
		}
		const kind: AccountKind = row.kind === 'staff' ? 'staff' : 'citizen';
		const complete = isComplete(kind, row.factors, config().JAUAP_DEMO);
		const session: Session = { id: row.id, accountId: row.account_id, kind, factors: row.factors, complete };
		return { session, actor: complete ? await accountActor(tx, row.account_id) : ANONYMOUS };
	});
}

/** Signs out: ends one session of the account. Ending an ended one does nothing. */
export async function endSession(tx: Tx, actor: Actor, of: { accountId: string; sessionId: string }): Promise<void> {
	const ended = await tx
		.updateTable('session')
		.set({ ended_at: now() })
		.where('id', '=', of.sessionId)
		.where('account_id', '=', of.accountId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (ended.numUpdatedRows > 0n) await journalEnd(tx, actor, of.accountId, { sessions: 1 });
}

/** Signs out everywhere, or everywhere but here. Returns how many sessions ended. */
export async function endSessions(tx: Tx, actor: Actor, accountId: string, exceptSessionId?: string): Promise<number> {
	let query = tx.updateTable('session').set({ ended_at: now() }).where('account_id', '=', accountId).where('ended_at', 'is', null);
	if (exceptSessionId !== undefined) query = query.where('id', '<>', exceptSessionId);
	const sessions = Number((await query.executeTakeFirst()).numUpdatedRows);
	if (sessions > 0) await journalEnd(tx, actor, accountId, { sessions });
	return sessions;
}

async function journalEnd(tx: Tx, actor: Actor, accountId: string, data: { sessions: number }): Promise<void> {
	await journal(tx, { subject: { kind: 'account', id: accountId }, actor, act: 'account.signed_out', seenBy: 'staff', data });
}

export interface OpenSession {
	id: string;
	client: string;
	factors: readonly string[];
	createdAt: Temporal.Instant;
	seenAt: Temporal.Instant;
}

/** The open sessions of an account, the last seen first. */
export async function sessionsOf(db: Reader, accountId: string): Promise<OpenSession[]> {
	return db
		.selectFrom('session')
		.select(['id', 'client', 'factors', 'created_at as createdAt', 'seen_at as seenAt'])
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null)
		.where('expires_at', '>', now())
		.orderBy('seen_at', 'desc')
		.limit(50)
		.execute();
}
