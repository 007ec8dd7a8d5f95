import type { NotNull } from 'kysely';
import { asReader, type Database, type Reader, type Tx } from '../db/index.ts';
import { forbidden, found, invalid } from '../errors.ts';
import type { Lang } from '../i18n/lang.ts';
import { journal } from '../journal/index.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { passwordProblem } from './rules.ts';
import { accountActor, endSessions, raiseSession, type Issued, type Session } from './sessions.ts';
import { mayEnrol, prepareTotp } from './sign-in.ts';
import { forgive, throttle } from './throttle.ts';

/**
 * Changes one's own password: the present one is asked again, other sessions end, this one gets a new token.
 * Refuses password_wrong (field password), password_short/long/common (field newPassword), throttled 429.
 */
export async function changePassword(db: Database, session: Session, input: { password: string; newPassword: string }): Promise<Issued> {
	if (!session.complete || session.kind !== 'staff') throw forbidden();
	const bucket = `password:${session.accountId}`;
	await throttle(db, bucket, 10, 15 * 60);
	const account = found(
		await db.write((tx) =>
			tx
				.selectFrom('account')
				.select(['email', 'password_hash'])
				.where('id', '=', session.accountId)
				.$narrowType<{ email: NotNull }>()
				.executeTakeFirst()
		)
	);
	if (!(await verifyPassword(input.password, account.password_hash))) throw invalid('password', 'password_wrong');
	const problem = passwordProblem(input.newPassword, account.email);
	if (problem !== undefined) throw invalid('newPassword', problem);
	const hash = await hashPassword(input.newPassword);
	return db.write(async (tx) => {
		await tx.updateTable('account').set({ password_hash: hash }).where('id', '=', session.accountId).execute();
		await forgive(tx, bucket);
		const actor = await accountActor(tx, session.accountId);
		await endSessions(tx, actor, session.accountId, session.id);
		await journal(tx, { subject: { kind: 'account', id: session.accountId }, actor, act: 'account.password_changed', seenBy: 'staff' });
		return raiseSession(tx, session, 'password');
	});
}

/** Begins to replace the authenticator app: a new secret waits for its first code; the old one holds until then. */
export async function renewTotp(tx: Tx, session: Session): Promise<void> {
	if (!session.complete || !(await mayEnrol(asReader(tx), session))) throw forbidden();
	await prepareTotp(tx, session.accountId, 'renew');
}

/** The language of one's desk and mails. */
export async function chooseLanguage(tx: Tx, session: Session, language: Lang): Promise<void> {
	await tx.updateTable('account').set({ language }).where('id', '=', session.accountId).execute();
	await tx
		.updateTable('person')
		.set({ language })
		.where('id', '=', (eb) => eb.selectFrom('account').select('person_id').where('id', '=', session.accountId))
		.execute();
}

/** What the account page of staff shows of the account itself. */
export async function ownAccount(db: Reader, accountId: string): Promise<{ email: string; totp: boolean }> {
	const row = found(
		await db
			.selectFrom('account')
			.select(['email', 'totp_confirmed_at'])
			.where('id', '=', accountId)
			.$narrowType<{ email: NotNull }>()
			.executeTakeFirst()
	);
	return { email: row.email, totp: row.totp_confirmed_at !== null };
}
