import { now } from '#platform/clock.ts';
import type { Database, Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { moveFiles, removeDraftFiles } from '#platform/files/index.ts';
import { languageOf } from '#platform/i18n/language-of.ts';
import { DEFAULT_LANG, type Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { newId } from '#platform/ids.ts';
import { recordReturn, returnedLetter, withoutQuote, type InboundMail } from '#platform/mail/inbox/index.ts';
import { hideAccessCodes, seal } from '#platform/secrets.ts';
import { normalizeEmail } from '#modules/appeals/input.ts';
import { addByMail, receiveAppeal, threadOf, type Received, type Thread } from '#modules/appeals/server/index.ts';
import { appealText, fitted, keptAs, type Kept, type MailOutcome } from '../../rules.ts';
import { answerAdded, answerKept, refusedNote } from '../answers.ts';
import { keepFiles } from '../mail-files.ts';

// What one address may send in a day before its letters only wait for a person, and how often it is told that something was not taken.
const LETTERS_A_DAY = 20;
const ANSWERS_A_DAY = 3;
const DAY = 86_400;

type Handles = Pick<Database, 'reader' | 'write'>;

/**
 * Keeps a message that came: as an appeal, as the applicant's addition where it carries a tag of ours, or as a letter that
 * waits for a look. Who it says it is from counts for nothing but where the receipt goes. The same message again changes nothing.
 */
export async function takeMail(mail: InboundMail, db: Handles): Promise<void> {
	const known = await db.reader.selectFrom('mail_in').select('id').where('content_hash', '=', mail.key).executeTakeFirst();
	if (known !== undefined) return;
	const returned = await returnedLetter(db.reader, mail);
	if (returned !== undefined) return db.write((tx) => takeReturn(tx, mail, returned));
	const email = normalizeEmail(mail.head.from);
	const reason = keptAs(mail) ?? (email === undefined ? 'malformed' : await overLimit(db, email));
	if (email === undefined || reason !== undefined) {
		const told = email !== undefined && ANSWERED.has(reason) && (await within(db, 'mail_answer', email, ANSWERS_A_DAY));
		return db.write((tx) => keepLetter(tx, mail, reason ?? 'malformed', told ? email : undefined));
	}
	const thread = await firstThread(db, mail.head.tags);
	await db.write((tx) => takeLetter(tx, mail, email, thread));
}

const ANSWERED: ReadonlySet<Kept | undefined> = new Set<Kept>(['too_big', 'malformed', 'empty']);

async function overLimit(db: Handles, email: string): Promise<'too_many' | undefined> {
	return (await within(db, 'mail', email, LETTERS_A_DAY)) ? undefined : 'too_many';
}

async function within(db: Handles, bucket: string, email: string, limit: number): Promise<boolean> {
	try {
		await throttle(db, `${bucket}:${email}`, limit, DAY);
		return true;
	} catch (error) {
		if (error instanceof Refusal && error.code === 'throttled') return false;
		throw error;
	}
}

/** The first appeal of ours that it answers and that still takes additions; a letter to one that is closed is an appeal of its own. */
async function firstThread({ reader }: Handles, tags: readonly string[]): Promise<Thread | undefined> {
	for (const tag of tags) {
		const thread = await threadOf(reader, tag);
		if (thread?.takesMore === true) return thread;
	}
	return undefined;
}

/** The first to write the key has the message; whoever waited for it finds it taken. */
async function record(
	tx: Tx,
	mail: InboundMail,
	outcome: MailOutcome,
	more: { id: string; appealId?: string; letter?: Buffer }
): Promise<boolean> {
	const row = await tx
		.insertInto('mail_in')
		.values({
			id: more.id,
			content_hash: mail.key,
			at: now(),
			bytes: mail.bytes,
			outcome,
			appeal_id: more.appealId ?? null,
			letter: more.letter ?? null
		})
		.onConflict((c) => c.column('content_hash').doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** A letter that became no appeal, as it waits for a person. */
export interface KeptLetter {
	from: string;
	name: string;
	subject: string;
	text: string;
	files: string[];
}

async function keepLetter(tx: Tx, mail: InboundMail, outcome: Kept, answerTo: string | undefined): Promise<void> {
	const { from, name, subject } = mail.head;
	const letter: KeptLetter = {
		from,
		name,
		subject,
		text: hideAccessCodes(fitted(mail.text).text),
		files: mail.files.map((file) => file.name)
	};
	const first = await record(tx, mail, outcome, { id: newId(), letter: seal(JSON.stringify(letter)) });
	if (first && answerTo !== undefined) await answerKept(tx, outcome, { to: answerTo, lang: languageOf(mail.text) });
}

async function takeLetter(tx: Tx, mail: InboundMail, email: string, thread: Thread | undefined): Promise<void> {
	const id = newId();
	if (thread !== undefined) return addTo(tx, mail, email, thread, id);
	const { text, whole } = fitted(hideAccessCodes(appealText(mail)));
	const language: Lang = languageOf(text) ?? DEFAULT_LANG;
	const refused = await keepFiles(tx, mail.files, { draftId: id, seenBy: 'applicant', language, whole });
	const name = mail.head.name.trim().slice(0, 200);
	const input = { text, language, email, ...(name === '' ? {} : { name }) };
	let received: Received;
	try {
		received = await receiveAppeal(tx, ANONYMOUS, input, { channel: 'mail', receiptNote: refusedNote(language, refused) });
	} catch (error) {
		if (!(error instanceof Refusal) || error.code !== 'appeals.election') throw error;
		await removeDraftFiles(tx, [id]);
		return keepLetter(tx, mail, 'suspended', email);
	}
	await moveFiles(tx, { kind: 'draft', id }, { kind: 'appeal', id: received.id });
	if (!(await record(tx, mail, 'appeal', { id, appealId: received.id }))) throw new AlreadyTaken();
}

/** Two readers had the message at once; the second one's work is rolled back, and its next look finds the record. */
class AlreadyTaken extends Error {
	override readonly name = 'AlreadyTaken';
}

/** A letter of ours came back: whoever had it sent is told, and nobody is answered. */
async function takeReturn(tx: Tx, mail: InboundMail, letterId: string): Promise<void> {
	const first = await record(tx, mail, 'bounce', { id: newId() });
	if (first && mail.bounce !== undefined) await recordReturn(tx, letterId, mail.bounce);
}

async function addTo(tx: Tx, mail: InboundMail, email: string, thread: Thread, id: string): Promise<void> {
	const { appealId, number, language } = thread;
	const fromApplicant = thread.isFrom(email);
	const { text, whole } = fitted(hideAccessCodes(withoutQuote(mail.text)));
	const seenBy = fromApplicant ? 'applicant' : 'staff';
	const refused = await keepFiles(tx, mail.files, { draftId: id, seenBy, language, whole });
	await addByMail(tx, appealId, { text: text === '' ? undefined : text, draftId: id, fromApplicant });
	if (!(await record(tx, mail, fromApplicant ? 'added' : 'noted', { id, appealId }))) throw new AlreadyTaken();
	if (fromApplicant && refused.length > 0) await answerAdded(tx, { to: email, lang: language, number }, refused);
}
