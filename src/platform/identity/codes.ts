/** One-time codes by mail and by text message, for citizens: six digits for ten minutes. */
import { randomInt } from 'node:crypto';
import { now } from '../clock.ts';
import { isFixedLine } from '../contact.ts';
import { asReader, type Database, type Reader, type Tx } from '../db/index.ts';
import { invalid, Refusal } from '../errors.ts';
import type { Lang } from '../i18n/lang.ts';
import { newId } from '../ids.ts';
import { log } from '../log.ts';
import { queueMail } from '../mail/index.ts';
import { blindIndexes, sign, verifySignature } from '../secrets.ts';
import { getSetting } from '../settings/index.ts';
import { queueSms, textsGoOut } from '../sms/index.ts';
import { putChallenge, voidChallenges } from './challenges.ts';
import type { Contact } from './contacts.ts';
import { messages } from './messages/index.ts';
import { throttle } from './throttle.ts';

/** What a code is for: to sign in, or to add the contact to the account of somebody who is signed in. One is no good for the other. */
export type Aim = { purpose: 'sign_in_code' } | { purpose: 'contact_code'; accountId: string };

const MINUTES = 10;
const TRIES = 5;
const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Codes that one mail address or one telephone gets in a day. */
const A_DAY = { email: 20, phone: 5 } as const;
/** Codes that one client's address asks for in an hour: many telephones of a village share one. */
const AN_HOUR = { all: 30, texts: 15 } as const;

/** A contact is a key here, not a text: nobody reads it from the table. Indexes of a mail address and of a telephone have keys of their own. */
function subjectsOf(aim: Aim, { way, value }: Contact): [string, ...string[]] {
	const owner = aim.purpose === 'contact_code' ? `${aim.accountId}:` : '';
	return blindIndexes(way, value).map((index) => owner + index.toString('hex')) as [string, ...string[]];
}

/** Six digits are few: keyed with the deployment's secret, the table alone does not give them away. */
const codeText = (id: string, code: string) => `code:${id}:${code}`;

/**
 * Sends a one-time code, once a minute; the one before is void. The answer is the same whether or not anybody has the contact.
 * Refuses throttled 429 and, for a telephone, `phone_no_texts`, `phone_fixed`, `phone_abroad` 422, `texts_spent` 429, all of the field `contact`.
 */
export async function sendCode(db: Database, aim: Aim, to: { contact: Contact; lang: Lang; address: string }): Promise<void> {
	const { contact, address } = to;
	const texts = contact.way === 'phone' ? await textLimits(db, contact.value) : undefined;
	await throttle(db, `code_address:${address}`, AN_HOUR.all, HOUR);
	if (texts !== undefined) await throttle(db, `code_texts_address:${address}`, AN_HOUR.texts, HOUR);
	await throttle(db, `code_wait:${contact.value}`, 1, 60);
	await throttle(db, `code_day:${contact.value}`, A_DAY[contact.way], DAY);
	// Last, so that what was refused before takes nothing from the others.
	if (texts !== undefined) await throttle(db, 'code_texts', texts.aDay, DAY).catch(spent);
	await db.write((tx) => queueCode(tx, aim, to));
}

/** Whether codes go out by text message at all. */
export async function textCodesGoOut(db: Reader): Promise<boolean> {
	return textsGoOut() && (await getSetting(db, 'text_codes')).aDay > 0;
}

/**
 * We pay for a text that anybody asks for, and there are networks that share the price with whoever asks for one: "SMS pumping". Those who sell
 * such codes say that limits for a client and for a number are got round by many clients and made-up numbers, and that what helps is to send
 * to one's own countries alone (developer.signicat.com, SMS OTP, Security measures; docs.unifonic.com, Protecting Against SMS Fraud). So there
 * is a list of countries and, whatever else happens, an end to what a day may cost.
 */
async function textLimits(db: Database, phone: string): Promise<{ aDay: number }> {
	if (!textsGoOut()) throw invalid('contact', 'phone_no_texts');
	if (isFixedLine(phone)) throw invalid('contact', 'phone_fixed');
	const { aDay, prefixes } = await getSetting(db.reader, 'text_codes');
	if (!prefixes.some((prefix) => phone.startsWith(prefix))) throw invalid('contact', 'phone_abroad', { prefixes: prefixes.join(', ') });
	return { aDay };
}

function spent(error: unknown): never {
	if (!(error instanceof Refusal) || error.code !== 'throttled') throw error;
	log.warn('no more codes go out by text message today: the setting text_codes says how many may');
	throw new Refusal('texts_spent', 429, { field: 'contact' });
}

async function queueCode(tx: Tx, aim: Aim, { contact, lang }: { contact: Contact; lang: Lang }): Promise<void> {
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	const [id, subjects] = [newId(), subjectsOf(aim, contact)];
	await voidChallenges(tx, aim.purpose, ...subjects);
	const hash = Buffer.from(sign(codeText(id, code)), 'base64url');
	await putChallenge(tx, { id, purpose: aim.purpose, subject: subjects[0], hash, life: { minutes: MINUTES } });
	const t = messages[lang].codes[aim.purpose];
	if (contact.way === 'email') {
		await queueMail(tx, { to: contact.value, lang, subject: t.subject, text: t.mail(code, MINUTES) });
		return;
	}
	const house = houseName((await getSetting(asReader(tx), 'organisation')).name[lang]);
	await queueSms(tx, { to: contact.value, lang, text: t.sms(code, MINUTES, house), until: now().add({ minutes: MINUTES }) });
}

const HOUSE_MAX = 40;

/** The name of the house for a text message, which has little room: whole words, and three dots where it goes on (one sign would make a Latin text a long one). */
export function houseName(name: string): string {
	if (name.length <= HOUSE_MAX) return name;
	const cut = name.slice(0, HOUSE_MAX - 2);
	const end = cut.lastIndexOf(' ');
	return `${(end > 0 ? cut.slice(0, end) : cut.slice(0, HOUSE_MAX - 3)).trimEnd()}...`;
}

/**
 * Uses a code up. Returns what it is refused with: `code_wrong` 422, `code_tries` 422 from the fifth wrong one on. A refusal that is returned,
 * not thrown, lets the count of tries stay.
 */
export async function tryCode(tx: Tx, aim: Aim, contact: Contact, typed: string): Promise<Refusal | undefined> {
	const code = typed.replace(/\s/g, '');
	const challenge = await tx
		.selectFrom('challenge')
		.select(['id', 'secret_hash', 'attempts'])
		.where('purpose', '=', aim.purpose)
		.where('subject', 'in', subjectsOf(aim, contact))
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
