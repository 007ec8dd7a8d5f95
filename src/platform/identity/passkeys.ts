import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import type { NotNull } from 'kysely';
import { z } from 'zod';
import { now } from '../clock.ts';
import { asReader, type Database, type Reader, type Tx } from '../db/index.ts';
import { conflict, forbidden, found, notFound, Refusal } from '../errors.ts';
import { newId } from '../ids.ts';
import { journal } from '../journal/index.ts';
import { sha256 } from '../secrets.ts';
import type { Actor } from './actor.ts';
import { putChallenge, spendChallenge } from './challenges.ts';
import { accountActor, raiseSession, startSession, type Issued, type Session } from './sessions.ts';
import { mayEnrol, secondFactors } from './sign-in.ts';

const LIFE = { minutes: 5 };
/** Sign-in is asked of nobody in particular: the passkey itself says whose it is. */
const ANYBODY = 'anybody';

/** EdDSA, ES256, RS256: what authenticators have. Named, since the library else asks Node for what is still experimental. */
const ALGORITHMS = [-8, -7, -257];

const refused = () => new Refusal('passkey_refused', 422);

/** The site that a passkey belongs to: its host name, without port. */
const siteOf = (origin: string) => new URL(origin).hostname;

// The library reads the rest and refuses what does not fit; we need the id and that it is an object of strings.
const RESPONSE = z.looseObject({ id: z.string().max(2000), rawId: z.string(), type: z.literal('public-key'), response: z.looseObject({}) });

/** What the browser sent, as text from a form's field. Refuses passkey_refused when it is not a credential. */
function parseResponse(text: string): unknown {
	try {
		return RESPONSE.parse(JSON.parse(text));
	} catch {
		throw refused();
	}
}

/** What the browser needs to make a passkey for the account of the session. */
export async function passkeyRegistration(
	tx: Tx,
	session: Session,
	site: { origin: string; name: string }
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	if (!(await mayEnrol(asReader(tx), session))) throw forbidden();
	const account = found(
		await tx
			.selectFrom('account')
			.innerJoin('person', 'person.id', 'account.person_id')
			.select(['account.email', 'person.name'])
			.$narrowType<{ email: NotNull }>()
			.where('account.id', '=', session.accountId)
			.executeTakeFirst()
	);
	const known = await passkeysOf(asReader(tx), session.accountId);
	const options = await generateRegistrationOptions({
		rpName: site.name,
		rpID: siteOf(site.origin),
		userName: account.email,
		userDisplayName: account.name,
		userID: new TextEncoder().encode(session.accountId),
		attestationType: 'none',
		supportedAlgorithmIDs: ALGORITHMS,
		excludeCredentials: known.map((p) => ({ id: p.credentialId, transports: p.transports })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
	await putChallenge(tx, { purpose: 'passkey_register', subject: session.accountId, hash: sha256(options.challenge), life: LIFE });
	return options;
}

/** Spends the challenge on its own: a ceremony that fails cannot be tried again with it. */
async function spend(db: Database, purpose: 'passkey_register' | 'passkey_sign_in', challenge: string, subject: string): Promise<boolean> {
	const spent = await db.write((tx) => spendChallenge(tx, purpose, sha256(challenge)));
	return spent?.subject === subject;
}

/**
 * Adds the passkey that the browser made; with only the password shown, it is the second factor and raises the session.
 * Refuses passkey_refused (wrong origin, used challenge, no user verification), forbidden.
 */
export async function registerPasskey(
	db: Database,
	session: Session,
	input: { response: string; origin: string; label: string }
): Promise<Issued | undefined> {
	const response = parseResponse(input.response) as RegistrationResponseJSON;
	const result = await verifyRegistrationResponse({
		response,
		expectedChallenge: (challenge) => spend(db, 'passkey_register', challenge, session.accountId),
		expectedOrigin: input.origin,
		expectedRPID: siteOf(input.origin),
		supportedAlgorithmIDs: ALGORITHMS,
		requireUserVerification: true
	}).catch(() => undefined);
	if (result?.verified !== true) throw refused();
	const { credential } = result.registrationInfo;
	return db.write(async (tx) => {
		if (!(await mayEnrol(asReader(tx), session))) throw forbidden();
		const added = await tx
			.insertInto('passkey')
			.values({
				id: newId(),
				account_id: session.accountId,
				credential_id: credential.id,
				public_key: Buffer.from(credential.publicKey),
				counter: credential.counter,
				transports: credential.transports ?? [],
				name: input.label.trim().slice(0, 60),
				created_at: now()
			})
			.onConflict((c) => c.column('credential_id').doNothing())
			.executeTakeFirst();
		if (added.numInsertedOrUpdatedRows === 0n) throw refused();
		const actor = await accountActor(tx, session.accountId);
		await journal(tx, { subject: { kind: 'account', id: session.accountId }, actor, act: 'account.passkey_added', seenBy: 'staff' });
		return session.complete ? undefined : raiseSession(tx, session, 'passkey');
	});
}

/** What the browser needs to sign in with whichever passkey it holds for this site. */
export async function passkeySignIn(tx: Tx, origin: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const options = await generateAuthenticationOptions({ rpID: siteOf(origin), userVerification: 'required' });
	await putChallenge(tx, { purpose: 'passkey_sign_in', subject: ANYBODY, hash: sha256(options.challenge), life: LIFE });
	return options;
}

/** Staff, in one step: opens a session by a passkey. Refuses passkey_refused for whatever is wrong with it. */
export async function signInWithPasskey(db: Database, input: { response: string; origin: string; client: string }): Promise<Issued> {
	const response = parseResponse(input.response) as AuthenticationResponseJSON;
	const passkey = await db.reader
		.selectFrom('passkey')
		.innerJoin('account', 'account.id', 'passkey.account_id')
		.select(['passkey.id', 'passkey.account_id', 'passkey.public_key', 'passkey.counter'])
		.where('passkey.credential_id', '=', response.id)
		.where('account.closed_at', 'is', null)
		.executeTakeFirst();
	if (passkey === undefined) throw refused();
	const result = await verifyAuthenticationResponse({
		response,
		expectedChallenge: (challenge) => spend(db, 'passkey_sign_in', challenge, ANYBODY),
		expectedOrigin: input.origin,
		expectedRPID: siteOf(input.origin),
		credential: { id: response.id, publicKey: new Uint8Array(passkey.public_key), counter: passkey.counter },
		requireUserVerification: true
	}).catch(() => undefined);
	if (result?.verified !== true) throw refused();
	return db.write(async (tx) => {
		// The row is asked again: the passkey may have been removed, the account closed, or the counter moved meanwhile.
		const used = await tx
			.updateTable('passkey')
			.set({ counter: result.authenticationInfo.newCounter, used_at: now() })
			.where('id', '=', passkey.id)
			.where('counter', '=', passkey.counter)
			.where('account_id', 'in', tx.selectFrom('account').select('id').where('closed_at', 'is', null))
			.executeTakeFirst();
		if (used.numUpdatedRows === 0n) throw refused();
		return startSession(tx, { accountId: passkey.account_id, kind: 'staff', client: input.client }, ['passkey']);
	});
}

export interface Passkey {
	id: string;
	credentialId: string;
	transports: string[];
	name: string;
	createdAt: Temporal.Instant;
	usedAt: Temporal.Instant | null;
}

/** The passkeys of an account, oldest first. */
export async function passkeysOf(db: Reader, accountId: string): Promise<Passkey[]> {
	return db
		.selectFrom('passkey')
		.select(['id', 'credential_id as credentialId', 'transports', 'name', 'created_at as createdAt', 'used_at as usedAt'])
		.where('account_id', '=', accountId)
		.orderBy('created_at')
		.execute();
}

/** Removes one's passkey; the last second factor stays (passkey_last 409). Not one's own: not found. */
export async function removePasskey(tx: Tx, actor: Actor, passkeyId: string): Promise<void> {
	if (actor.kind !== 'staff') throw forbidden();
	const { accountId } = actor;
	await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
	const has = await secondFactors(asReader(tx), accountId);
	const own = (await passkeysOf(asReader(tx), accountId)).some((p) => p.id === passkeyId);
	if (!own) throw notFound();
	if (!has.totp && has.passkeys === 1) throw conflict('passkey_last');
	await tx.deleteFrom('passkey').where('id', '=', passkeyId).execute();
	await journal(tx, { subject: { kind: 'account', id: accountId }, actor, act: 'account.passkey_removed', seenBy: 'staff' });
}
