import { randomInt } from 'node:crypto';
import { now } from '../clock.ts';
import { asReader, type Database, type Reader, type Tx } from '../db/index.ts';
import { invalid, Refusal } from '../errors.ts';
import type { Lang } from '../i18n/lang.ts';
import { newId } from '../ids.ts';
import { journal } from '../journal/index.ts';
import { queueMail } from '../mail/index.ts';
import { blindIndex, blindIndexes, sign, verifySignature } from '../secrets.ts';
import { putChallenge, voidChallenges } from './challenges.ts';
import { messages } from './messages/index.ts';
import { plainEmail } from './rules.ts';
import { startSession, type Issued } from './sessions.ts';
import { throttle } from './throttle.ts';

const MINUTES = 10;
const TRIES = 5;

/** A mail address is a key here, not a text: nobody reads it from the table. */
const subjectOf = (email: string) => blindIndex('email', email).toString('hex');
const subjectsOf = (email: string) => blindIndexes('email', email).map((index) => index.toString('hex'));

/** Six digits are few: keyed with the deployment's secret, the table alone does not give them away. */
const codeText = (id: string, code: string) => `code:${id}:${code}`;

/**
 * Sends a one-time code to a citizen's address: six digits for ten minutes, once a minute. The answer is the same
 * whether or not the address is known. Refuses throttled 429.
 */
export async function sendSignInCode(db: Database, input: { email: string; lang: Lang; address: string }): Promise<void> {
	const email = plainEmail(input.email);
	await throttle(db, `code_address:${input.address}`, 30, 60 * 60);
	await throttle(db, `code_wait:${email}`, 1, 60);
	await throttle(db, `code_day:${email}`, 20, 24 * 60 * 60);
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	await db.write(async (tx) => {
		const id = newId();
		const subject = subjectOf(email);
		await voidChallenges(tx, 'sign_in_code', ...subjectsOf(email));
		await putChallenge(tx, {
			id,
			purpose: 'sign_in_code',
			subject,
			hash: Buffer.from(sign(codeText(id, code)), 'base64url'),
			life: { minutes: MINUTES }
		});
		const words = messages[input.lang].mail.code;
		await queueMail(tx, { to: email, lang: input.lang, subject: words.subject, text: words.text(code, MINUTES) });
	});
}

/**
 * A citizen's sign-in by the code; the first one makes the account. Refuses code_wrong 422, code_tries 422 after
 * five wrong ones (the count stays although the answer is a refusal).
 */
export async function signInWithCode(db: Database, input: { email: string; code: string; lang: Lang; client: string }): Promise<Issued> {
	const email = plainEmail(input.email);
	const result = await db.write(async (tx) => {
		const refusal = await tryCode(tx, email, input.code.replace(/\s/g, ''));
		if (refusal !== undefined) return refusal;
		const accountId = (await citizenAccountFor(asReader(tx), email)) ?? (await makeCitizen(tx, email, input.lang));
		return startSession(tx, { accountId, kind: 'citizen', client: input.client }, ['mail']);
	});
	if (result instanceof Refusal) throw result;
	return result;
}

async function tryCode(tx: Tx, email: string, code: string): Promise<Refusal | undefined> {
	const challenge = await tx
		.selectFrom('challenge')
		.select(['id', 'secret_hash', 'attempts'])
		.where('purpose', '=', 'sign_in_code')
		.where('subject', 'in', subjectsOf(email))
		.where('used_at', 'is', null)
		.where('expires_at', '>', now())
		.orderBy('created_at', 'desc')
		.limit(1)
		.forUpdate()
		.executeTakeFirst();
	if (challenge === undefined) return invalid('code', 'code_wrong');
	if (challenge.attempts >= TRIES) return invalid('code', 'code_tries');
	const right = verifySignature(codeText(challenge.id, code), challenge.secret_hash.toString('base64url'));
	await tx
		.updateTable('challenge')
		.set({ attempts: challenge.attempts + 1, ...(right ? { used_at: now() } : {}) })
		.where('id', '=', challenge.id)
		.execute();
	return right ? undefined : invalid('code', challenge.attempts + 1 >= TRIES ? 'code_tries' : 'code_wrong');
}

async function makeCitizen(tx: Tx, email: string, language: Lang): Promise<string> {
	const id = newId();
	const made = await tx
		.insertInto('account')
		.values({ id, kind: 'citizen', email, language, created_at: now() })
		.onConflict((c) => c.doNothing())
		.executeTakeFirst();
	// Closed accounts keep the address: whoever closed it meant it.
	if (made.numInsertedOrUpdatedRows === 0n) throw invalid('code', 'code_wrong');
	await journal(tx, {
		subject: { kind: 'account', id },
		actor: { kind: 'citizen', accountId: id, email },
		act: 'account.made',
		seenBy: 'staff',
		data: { kind: 'citizen' }
	});
	return id;
}

/** The id of a citizen's open account by mail address, when there is one. */
export async function citizenAccountFor(db: Reader, email: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('account')
		.select('id')
		.where((eb) => eb(eb.fn<string>('lower', ['email']), '=', plainEmail(email)))
		.where('kind', '=', 'citizen')
		.where('closed_at', 'is', null)
		.executeTakeFirst();
	return row?.id;
}
