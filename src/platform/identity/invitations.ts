import type { NotNull } from 'kysely';
import { paths } from '#lib/paths.ts';
import { now } from '../clock.ts';
import { asReader, rows, sql, type Database, type Reader, type Tx } from '../db/index.ts';
import { conflict, found, invalid, Refusal } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import { DEFAULT_LANG, isLang, type Lang } from '../i18n/lang.ts';
import { newId } from '../ids.ts';
import { journal } from '../journal/index.ts';
import { queueMail } from '../mail/index.ts';
import { makeToken, sha256 } from '../secrets.ts';
import { getSetting } from '../settings/index.ts';
import type { Actor } from './actor.ts';
import { putChallenge, spendChallenge, voidChallenges } from './challenges.ts';
import { messages } from './messages/index.ts';
import { hashPassword } from './password.ts';
import { managedPerson } from './people/commands.ts';
import { passwordProblem, plainEmail } from './rules.ts';
import { endSessions, startSession, type Issued } from './sessions.ts';
import { prepareTotp } from './sign-in.ts';

const FIRST = 'first_administrator';
const DAYS = 7;

/** Whether somebody can already administer the whole: an open account that can sign in, with a post in the root. */
async function hasAdministrator(tx: Tx): Promise<boolean> {
	const today = dayOf(now());
	const [row] = await rows(
		tx,
		sql<{ yes: boolean }>`SELECT EXISTS (
			SELECT FROM account JOIN post ON post.person_id = account.person_id JOIN unit ON unit.id = post.unit_id
			WHERE account.closed_at IS NULL AND account.password_hash IS NOT NULL AND post.role = 'administrator' AND nlevel(unit.path) = 1
				AND post.valid_from <= ${today}::date AND (post.valid_to IS NULL OR post.valid_to >= ${today}::date)
		) AS yes`
	);
	return row?.yes === true;
}

/**
 * The one-time link that makes the first administrator, good for seven days; each start makes a new one and voids the
 * one before. Nothing when an administrator exists.
 */
export async function firstAdministratorLink(db: Pick<Database, 'write'>, origin: string): Promise<string | undefined> {
	return db.write(async (tx) => {
		if (await hasAdministrator(tx)) return undefined;
		const token = makeToken();
		await voidChallenges(tx, 'invite', FIRST);
		await putChallenge(tx, { purpose: 'invite', subject: FIRST, hash: sha256(token), life: { hours: DAYS * 24 } });
		return `${origin}${paths.account.invite(DEFAULT_LANG, token)}`;
	});
}

/**
 * Invites a person to sign in, or lets them in again: a mail with a link for seven days. When it is used, password and
 * second factors are made anew. Refuses email_needed 422, forbidden unless all current posts are in the actor's tree.
 */
export async function invite(tx: Tx, actor: Actor, personId: string, origin: string): Promise<void> {
	const person = await managedPerson(tx, actor, personId);
	if (person.email === null) throw invalid('email', 'email_needed');
	if (actor.kind === 'staff' && actor.personId === personId) throw conflict('own_account');
	const accountId = person.accountId ?? newId();
	const row = { email: person.email, language: person.language };
	if (person.accountId === null) {
		await tx
			.insertInto('account')
			.values({ id: accountId, kind: 'staff', person_id: personId, created_at: now(), ...row })
			.execute();
	} else {
		await tx
			.updateTable('account')
			.set({ ...row, closed_at: null, ...(person.account === 'closed' ? { password_hash: null } : {}) })
			.where('id', '=', accountId)
			.execute();
	}
	const token = makeToken();
	await voidChallenges(tx, 'invite', accountId);
	await putChallenge(tx, { purpose: 'invite', subject: accountId, hash: sha256(token), life: { hours: DAYS * 24 } });
	const words = messages[person.language].mail.invite;
	const organisation = (await getSetting(asReader(tx), 'organisation')).name[person.language];
	const link = `${origin}${paths.account.invite(person.language, token)}`;
	const text = words.text({ name: person.name, organisation, link, days: DAYS });
	await queueMail(tx, { to: person.email, lang: person.language, subject: words.subject(organisation), text });
	await journal(tx, { subject: { kind: 'account', id: accountId }, actor, act: 'account.invited', seenBy: 'staff' });
}

/** Whom a link is for: the first administrator (who says their name and mail), or a known person. */
export type Invitation = { kind: 'first' } | { kind: 'person'; name: string; email: string };

/** What an invitation's page shows. Refuses link_spent 404 for an unknown, used or expired link. */
export async function readInvitation(db: Reader, token: string): Promise<Invitation> {
	const challenge = await db
		.selectFrom('challenge')
		.select('subject')
		.where('purpose', '=', 'invite')
		.where('secret_hash', '=', sha256(token))
		.where('used_at', 'is', null)
		.where('expires_at', '>', now())
		.executeTakeFirst();
	if (challenge === undefined) throw spentLink();
	if (challenge.subject === FIRST) return { kind: 'first' };
	const person = await db
		.selectFrom('account')
		.innerJoin('person', 'person.id', 'account.person_id')
		.select(['person.name', 'account.email'])
		.$narrowType<{ email: NotNull }>()
		.where('account.id', '=', challenge.subject)
		.where('account.closed_at', 'is', null)
		.executeTakeFirst();
	if (person === undefined) throw spentLink();
	return { kind: 'person', ...person };
}

const spentLink = () => new Refusal('link_spent', 404);

export interface AcceptInput {
	password: string;
	lang: Lang;
	client: string;
	/** Asked of the first administrator only. */
	name?: string | undefined;
	email?: string | undefined;
}

/**
 * Accepts an invitation: the password is set, the session has its first factor and TOTP waits to be set up. Older
 * sessions and second factors of the account end. Refuses link_spent 404, password_* 422, email_taken 422.
 */
export async function acceptInvitation(db: Database, token: string, input: AcceptInput): Promise<Issued> {
	const invitation = await readInvitation(db.reader, token);
	const email = invitation.kind === 'first' ? plainEmail(input.email ?? '') : invitation.email;
	const problem = passwordProblem(input.password, email);
	if (problem !== undefined) throw invalid('password', problem);
	const passwordHash = await hashPassword(input.password);
	return db.write(async (tx) => {
		const spent = await spendChallenge(tx, 'invite', sha256(token));
		if (spent === undefined) throw spentLink();
		const accountId =
			spent.subject === FIRST ? await makeFirstAdministrator(tx, { email, name: input.name ?? '', lang: input.lang }) : spent.subject;
		const account = found(
			await tx.selectFrom('account').select(['person_id', 'closed_at']).where('id', '=', accountId).forUpdate().executeTakeFirst()
		);
		if (account.closed_at !== null) throw spentLink();
		await tx
			.updateTable('account')
			.set({ password_hash: passwordHash, totp_secret: null, totp_confirmed_at: null, totp_last_step: null, totp_pending: null })
			.where('id', '=', accountId)
			.execute();
		await tx.deleteFrom('passkey').where('account_id', '=', accountId).execute();
		const actor: Actor = { kind: 'anonymous' };
		await endSessions(tx, actor, accountId);
		await journal(tx, { subject: { kind: 'account', id: accountId }, actor, act: 'account.invitation_used', seenBy: 'staff' });
		await prepareTotp(tx, accountId, 'renew');
		return startSession(tx, { accountId, kind: 'staff', client: input.client }, ['password']);
	});
}

async function makeFirstAdministrator(tx: Tx, who: { email: string; name: string; lang: Lang }): Promise<string> {
	if (await hasAdministrator(tx)) throw spentLink();
	const root = await tx
		.selectFrom('unit')
		.select('id')
		.where('parent_id', 'is', null)
		.orderBy('valid_from')
		.limit(1)
		.executeTakeFirstOrThrow();
	const personId = newId();
	const accountId = newId();
	const at = now();
	const language = isLang(who.lang) ? who.lang : DEFAULT_LANG;
	await tx.insertInto('person').values({ id: personId, name: who.name, email: who.email, language, created_at: at }).execute();
	const title = { kk: messages.kk.roles.administrator, ru: messages.ru.roles.administrator, en: messages.en.roles.administrator };
	await tx
		.insertInto('post')
		.values({
			id: newId(),
			person_id: personId,
			unit_id: root.id,
			role: 'administrator',
			title: JSON.stringify(title),
			valid_from: dayOf(at)
		})
		.execute();
	await tx
		.insertInto('account')
		.values({ id: accountId, kind: 'staff', email: who.email, person_id: personId, language, created_at: at })
		.execute();
	const actor: Actor = { kind: 'system', job: 'first_administrator' };
	await journal(tx, { subject: { kind: 'person', id: personId }, actor, act: 'person.made', seenBy: 'staff' });
	return accountId;
}
