/** Citizens sign in by a one-time code sent to a mail address or a telephone, and add the other one to the account that they have. */
import { now } from '../clock.ts';
import { onConstraint } from '../db/constraints.ts';
import { asReader, type Database, type Tx } from '../db/index.ts';
import { conflict, invalid, Refusal } from '../errors.ts';
import { isLang, type Lang } from '../i18n/lang.ts';
import { newId } from '../ids.ts';
import { journal } from '../journal/index.ts';
import type { Citizen } from './actor.ts';
import { sendCode, tryCode } from './codes.ts';
import { columnsOf, holderOf, type Contact, type Way } from './contacts.ts';
import { messages } from './messages/index.ts';
import type { Factor } from './rules.ts';
import { startSession, type Issued } from './sessions.ts';
import { tellCitizens } from './tell.ts';

onConstraint('account__phone_key', () => conflict('contact_taken'));

const SIGN_IN = { purpose: 'sign_in_code' } as const;
const FACTOR: Record<Way, Factor> = { email: 'mail', phone: 'sms' };

/** Sends a code to sign in by, whether or not anybody has the contact. Refuses as `sendCode`. */
export async function sendSignInCode(db: Database, to: { contact: Contact; lang: Lang; address: string }): Promise<void> {
	await sendCode(db, SIGN_IN, to);
}

/**
 * A citizen's sign-in by the code; the first one makes the account. Refuses code_wrong 422, also for a closed account, and code_tries 422
 * after five wrong ones (the count stays although the answer is a refusal).
 */
export async function signInWithCode(
	db: Database,
	{ contact, code, lang, client }: { contact: Contact; code: string; lang: Lang; client: string }
): Promise<Issued> {
	const result = await db.write(async (tx) => {
		const refusal = await tryCode(tx, SIGN_IN, contact, code);
		if (refusal !== undefined) return refusal;
		const holder = await holderOf(asReader(tx), contact);
		if (holder?.closed === true) return invalid('code', 'code_wrong');
		const accountId = holder?.id ?? (await makeCitizen(tx, contact, lang));
		return startSession(tx, { accountId, kind: 'citizen', client }, [FACTOR[contact.way]]);
	});
	if (result instanceof Refusal) throw result;
	return result;
}

async function makeCitizen(tx: Tx, contact: Contact, language: Lang): Promise<string> {
	const id = newId();
	const made = await tx
		.insertInto('account')
		.values({ id, kind: 'citizen', ...columnsOf(contact), language, created_at: now() })
		.onConflict((c) => c.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows === 0n) throw invalid('code', 'code_wrong');
	await journal(tx, {
		subject: { kind: 'account', id },
		actor: citizenBy(id, contact),
		act: 'account.made',
		seenBy: 'staff',
		data: { kind: 'citizen', way: contact.way }
	});
	return id;
}

const citizenBy = (accountId: string, { way, value }: Contact): Citizen =>
	way === 'email' ? { kind: 'citizen', accountId, email: value } : { kind: 'citizen', accountId, phone: value };

/** Which way to reach them a citizen has not proved yet; undefined when both. */
export function missingWay({ email, phone }: Pick<Citizen, 'email' | 'phone'>): Way | undefined {
	if (phone === undefined) return 'phone';
	return email === undefined ? 'email' : undefined;
}

/** Whether it is the citizen's already. Refuses conflict `contact_there` for another one of a kind that they have. */
function isOwn(citizen: Citizen, { way, value }: Contact): boolean {
	if (citizen[way] === value) return true;
	if (citizen[way] !== undefined) throw conflict('contact_there');
	return false;
}

/**
 * Sends a code to the contact that a citizen wants to add to their account; nothing when it is theirs already. Whether another account has it
 * is told to nobody who has not its code. Refuses conflict `contact_there` for another of a kind that the account has, and as `sendCode`.
 */
export async function sendContactCode(
	db: Database,
	citizen: Citizen,
	to: { contact: Contact; lang: Lang; address: string }
): Promise<void> {
	if (isOwn(citizen, to.contact)) return;
	await sendCode(db, { purpose: 'contact_code', accountId: citizen.accountId }, to);
}

/**
 * Adds a contact to a citizen's account by its code, so that one person who has both is one account with one voice; done twice it is the same.
 * The contact that was there is told. Refuses code_wrong and code_tries 422, conflict `contact_there`, `contact_taken` (it has an account of its
 * own, open or closed).
 */
export async function addContact(db: Database, citizen: Citizen, { contact, code }: { contact: Contact; code: string }): Promise<void> {
	if (isOwn(citizen, contact)) return;
	const refused = await db.write(async (tx) => {
		const refusal = await tryCode(tx, { purpose: 'contact_code', accountId: citizen.accountId }, contact, code);
		if (refusal !== undefined) return refusal;
		if ((await holderOf(asReader(tx), contact)) !== undefined) return conflict('contact_taken');
		await keepContact(tx, citizen, contact);
		return undefined;
	});
	if (refused !== undefined) throw refused;
}

async function keepContact(tx: Tx, citizen: Citizen, contact: Contact): Promise<void> {
	const { accountId } = citizen;
	const row = await tx
		.updateTable('account')
		.set(columnsOf(contact))
		.where('id', '=', accountId)
		.where(contact.way, 'is', null)
		.where('closed_at', 'is', null)
		.returning('language')
		.executeTakeFirst();
	if (row === undefined) throw conflict('contact_there');
	await journal(tx, {
		subject: { kind: 'account', id: accountId },
		actor: citizen,
		act: 'account.contact_added',
		seenBy: 'staff',
		data: { way: contact.way }
	});
	const lang = isLang(row.language) ? row.language : 'kk';
	const t = messages[lang].contactAdded[contact.way];
	await tellCitizens(tx, [{ to: citizen, lang, subject: t.subject, text: t.text, sms: t.sms }]);
}
