import type { NotNull } from 'kysely';
import { now } from '../clock.ts';
import { config } from '../config.ts';
import { asReader, type Database, type Reader, type Tx } from '../db/index.ts';
import { forbidden, found, invalid, Refusal } from '../errors.ts';
import { journal } from '../journal/index.ts';
import { open, seal } from '../secrets.ts';
import { getSetting } from '../settings/index.ts';
import { verifyPassword } from './password.ts';
import { plainEmail, type Factor } from './rules.ts';
import { accountActor, raiseSession, startSession, type Issued, type Session } from './sessions.ts';
import { forgive, throttle } from './throttle.ts';
import { newTotpSecret, totpStep } from './totp.ts';

/** What a staff member is asked next. */
export type NextStep = 'done' | 'second' | 'enrol';

/** Tries in a quarter of an hour: from one place at one account, at one account from anywhere, from one place. */
const WINDOW = 15 * 60;
const LIMITS = { pair: 10, account: 50, address: 300 } as const;

export interface PasswordInput {
	email: string;
	password: string;
	/** Where the request comes from: only counted, never kept in the open. */
	address: string;
	client: string;
}

async function isDemoAccount(tx: Tx, email: string): Promise<boolean> {
	if (!config().JAUAP_DEMO) return false;
	const accounts = await getSetting(asReader(tx), 'demo_accounts');
	return accounts.some((account) => plainEmail(account.email) === email);
}

/** The second factors that an account has confirmed. */
export async function secondFactors(db: Reader, accountId: string): Promise<{ totp: boolean; passkeys: number }> {
	const row = found(
		await db
			.selectFrom('account')
			.select((eb) => [
				'totp_confirmed_at',
				eb
					.selectFrom('passkey')
					.select((p) => p.fn.countAll<number>().as('n'))
					.whereRef('passkey.account_id', '=', 'account.id')
					.as('passkeys')
			])
			.where('id', '=', accountId)
			.executeTakeFirst()
	);
	return { totp: row.totp_confirmed_at !== null, passkeys: row.passkeys ?? 0 };
}

/**
 * Staff, first step. Opens a session with the password factor; `next` says what is still owed. An unknown address,
 * a closed account and a wrong password get one answer in one time. Refuses: sign_in_wrong 422, throttled 429.
 */
export async function signInWithPassword(db: Database, input: PasswordInput): Promise<Issued & { next: NextStep }> {
	const email = plainEmail(input.email);
	const pair = `sign_in_pair:${email}|${input.address}`;
	const account = `sign_in_account:${email}`;
	const address = `sign_in_address:${input.address}`;
	await throttle(db, address, LIMITS.address, WINDOW);
	await throttle(db, pair, LIMITS.pair, WINDOW);
	await throttle(db, account, LIMITS.account, WINDOW);
	const stored = await db.write((tx) => openStaffAccount(tx, email));
	// Outside a transaction: the hash takes its time, a connection should not.
	if (!(await verifyPassword(input.password, stored?.password_hash)) || stored === undefined) {
		throw new Refusal('sign_in_wrong', 422);
	}
	return db.write(async (tx) => {
		const same = await openStaffAccount(tx, email);
		if (same?.password_hash !== stored.password_hash) throw new Refusal('sign_in_wrong', 422);
		await forgive(tx, pair, account, address);
		const demo = await isDemoAccount(tx, email);
		const factors: Factor[] = demo ? ['password', 'demo'] : ['password'];
		const issued = await startSession(tx, { accountId: stored.id, kind: 'staff', client: input.client }, factors);
		if (issued.complete) return { ...issued, next: 'done' };
		const has = await secondFactors(asReader(tx), stored.id);
		if (has.totp || has.passkeys > 0) return { ...issued, next: 'second' };
		await prepareTotp(tx, stored.id, 'keep');
		return { ...issued, next: 'enrol' };
	});
}

function openStaffAccount(tx: Tx, email: string) {
	return tx
		.selectFrom('account')
		.select(['id', 'password_hash'])
		.where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email))
		.where('kind', '=', 'staff')
		.where('closed_at', 'is', null)
		.executeTakeFirst();
}

/** Puts a TOTP secret in waiting: `keep` leaves one that is already shown, `renew` makes another. */
export async function prepareTotp(tx: Tx, accountId: string, how: 'keep' | 'renew'): Promise<void> {
	let query = tx
		.updateTable('account')
		.set({ totp_pending: seal(newTotpSecret()) })
		.where('id', '=', accountId);
	if (how === 'keep') query = query.where('totp_pending', 'is', null);
	await query.execute();
}

/** The secret in waiting, for the page that shows it; nothing when none waits or the session may not set up a factor. */
export async function pendingTotp(db: Reader, session: Session): Promise<{ secret: string; email: string } | undefined> {
	if (!(await mayEnrol(db, session))) return undefined;
	const row = await db
		.selectFrom('account')
		.select(['totp_pending', 'email'])
		.where('id', '=', session.accountId)
		.$narrowType<{ email: NotNull }>()
		.executeTakeFirst();
	if (row === undefined || row.totp_pending === null) return undefined;
	return { secret: open(row.totp_pending), email: row.email };
}

/** With the password alone one may set up the first second factor, never replace one. */
export async function mayEnrol(db: Reader, session: Session): Promise<boolean> {
	if (session.kind !== 'staff') return false;
	if (session.complete) return true;
	const has = await secondFactors(db, session.accountId);
	return !has.totp && has.passkeys === 0;
}

const totpTries = (accountId: string) => `totp:${accountId}`;

/** Staff, second step: a code from the app raises the session. Refuses: code_wrong, code_used 422, throttled 429. */
export async function showTotp(db: Database, session: Session, code: string): Promise<Issued> {
	await throttle(db, totpTries(session.accountId), LIMITS.pair, WINDOW);
	return db.write(async (tx) => {
		const account = found(
			await tx
				.selectFrom('account')
				.select(['totp_secret', 'totp_last_step'])
				.where('id', '=', session.accountId)
				.forUpdate()
				.executeTakeFirst()
		);
		const step = account.totp_secret === null ? undefined : totpStep(open(account.totp_secret), code, now());
		if (step === undefined) throw invalid('code', 'code_wrong');
		if (account.totp_last_step !== null && step <= account.totp_last_step) throw invalid('code', 'code_used');
		await tx.updateTable('account').set({ totp_last_step: step }).where('id', '=', session.accountId).execute();
		await forgive(tx, totpTries(session.accountId));
		return raiseSession(tx, session, 'totp');
	});
}

/**
 * Confirms the TOTP secret in waiting by a first code; it becomes the account's, an older one is void from here.
 * Refuses: code_wrong 422, forbidden when this session may not, throttled 429.
 */
export async function confirmTotp(db: Database, session: Session, code: string): Promise<Issued> {
	await throttle(db, totpTries(session.accountId), LIMITS.pair, WINDOW);
	return db.write(async (tx) => {
		const account = found(
			await tx.selectFrom('account').select('totp_pending').where('id', '=', session.accountId).forUpdate().executeTakeFirst()
		);
		if (!(await mayEnrol(asReader(tx), session))) throw forbidden();
		const step = account.totp_pending === null ? undefined : totpStep(open(account.totp_pending), code, now());
		if (step === undefined) throw invalid('code', 'code_wrong');
		await tx
			.updateTable('account')
			.set({ totp_secret: account.totp_pending, totp_pending: null, totp_confirmed_at: now(), totp_last_step: step })
			.where('id', '=', session.accountId)
			.execute();
		await forgive(tx, totpTries(session.accountId));
		const actor = await accountActor(tx, session.accountId);
		await journal(tx, { subject: { kind: 'account', id: session.accountId }, actor, act: 'account.totp_set', seenBy: 'staff' });
		return raiseSession(tx, session, 'totp');
	});
}
