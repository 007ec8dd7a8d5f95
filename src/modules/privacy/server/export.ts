/** Everything we hold of a citizen, for that citizen: named fields and their files; nothing that staff wrote for themselves. */
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { readFile } from '#platform/files/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor, Citizen } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { messages as appealWords } from '#modules/appeals/messages/index.ts';
import {
	applicantOf,
	type Applicant,
	appealsOfAccount,
	looksOf,
	noticesOf,
	statusFor,
	type StatusSource,
	wishesOf
} from '#modules/appeals/server/index.ts';
import { followsOfEmail } from '#modules/promises/server/index.ts';
import { wishesOfEmail } from '#modules/wishes/server/index.ts';
import { messages } from '../messages/index.ts';
import { processesOf } from './held-rooms.ts';
import { meetingEntry } from './held-wish.ts';
import { json, type ZipEntry } from './zip.ts';

const at = (instant: Temporal.Instant | null) => instant?.toString() ?? null;

/** The appeal itself. */
function caseOf(lang: Lang, { appeal, kind, theme, place, unit }: StatusSource) {
	const words = appealWords[lang];
	return {
		number: appeal.number,
		state: words.state[appeal.state],
		kind: kind?.[lang] ?? appeal.kind,
		theme: theme?.[lang] ?? null,
		language: appeal.language,
		channel: appeal.channel,
		title: appeal.title,
		text: appeal.text,
		territory: place === '' ? null : place,
		place: appeal.place,
		latitude: appeal.latitude,
		longitude: appeal.longitude,
		unit: unit?.name[lang] ?? null,
		sensitive: appeal.sensitive,
		receivedAt: at(appeal.received_at),
		registeredAt: at(appeal.registered_at),
		firstDueOn: appeal.first_due_on.toString(),
		dueOn: appeal.due_on.toString(),
		answeredAt: at(appeal.answered_at),
		closedAt: at(appeal.closed_at),
		outcome: appeal.outcome === null ? null : words.outcome[appeal.outcome],
		verdict: appeal.verdict,
		rating: appeal.rating
	};
}

/** What was done and written on the appeal, as its applicant may read it. Staff are named only where they signed. */
function storyOf(lang: Lang, source: StatusSource) {
	const acts: Partial<Record<string, string>> = appealWords[lang].timeline;
	return {
		timeline: source.timeline.flatMap((act) => {
			const what = acts[act.act];
			return what === undefined ? [] : [{ at: at(act.at), by: act.actorKind === 'staff' ? 'staff' : act.actorKind, what }];
		}),
		remarks: source.remarks.map((remark) => ({ at: at(remark.at), by: remark.author, text: remark.text })),
		decisions: source.decisions.map((decision) => ({
			ordinal: decision.ordinal,
			signedAt: at(decision.signed_at),
			signedBy: source.signers.get(decision.signed_by ?? '') ?? null,
			outcome: decision.outcome,
			language: decision.language,
			text: decision.text
		})),
		verdicts: source.verdicts.map(({ at: said, verdict, rating, disagrees, text }) => ({ at: at(said), verdict, rating, disagrees, text })),
		files: ownFiles(source).map(({ file, name }) => ({ name, bytes: file.bytes, type: file.mime, addedAt: at(file.uploadedAt) }))
	};
}

/** Who wrote, what they were told, and who looked at it. */
async function personOf(db: Reader, lang: Lang, id: string) {
	const [who, notices, looks] = await Promise.all([applicantOf(db, id), noticesOf(db, id), looksOf(db, id)]);
	const why = messages[lang].citizen.why;
	return {
		applicant: who === undefined ? null : nameFields(who),
		notices: notices.map((notice) => ({
			at: at(notice.made_at),
			language: notice.language,
			subject: notice.subject,
			text: notice.text,
			way: notice.channel,
			state: notice.state
		})),
		looks: looks.map((look) => ({
			at: at(look.at),
			post: look.title?.[lang] ?? null,
			unit: look.unit?.[lang] ?? null,
			why: look.reason ?? why[look.why ?? 'work']
		}))
	};
}

const nameFields = ({ name, phone, email, emailVerified, emailFailed, iin, address }: Applicant) => ({
	name,
	phone,
	email,
	emailVerified,
	emailFailed,
	iin,
	address
});

/** What is held of one appeal, field by field. */
async function heldOf(db: Reader, lang: Lang, source: StatusSource) {
	const [person, processes] = await Promise.all([personOf(db, lang, source.appeal.id), processesOf(db, lang, source)]);
	return { appeal: caseOf(lang, source), ...person, ...storyOf(lang, source), ...processes };
}

/** The applicant's files, under names that do not clash in one folder. */
function ownFiles(source: StatusSource) {
	return source.files
		.filter((file) => file.seenBy === 'applicant')
		.map((file, place) => ({ file, name: `files/${String(place + 1).padStart(2, '0')}-${file.name}` }));
}

async function* entriesOf(db: Reader, lang: Lang, source: StatusSource, folder: string): AsyncGenerator<ZipEntry> {
	yield { name: `${folder}appeal.json`, bytes: json(await heldOf(db, lang, source)) };
	for (const { file, name } of ownFiles(source)) yield { name: `${folder}${name}`, bytes: (await readFile(db, file.id)).bytes };
}

/** Journals that an appeal's applicant took what we hold. Throws not_found for everybody else. */
export async function takeHeld(tx: Tx, actor: Actor, lang: Lang, number: string): Promise<void> {
	const { appeal } = await statusFor(asReader(tx), actor, number, lang);
	await journal(tx, { subject: { kind: 'appeal', id: appeal.id }, actor, act: 'appeal.exported', seenBy: 'applicant', at: now() });
}

/** All we hold of one appeal, file by file; journal it first (`takeHeld`). */
export async function* heldOfAppeal(db: Reader, actor: Actor, lang: Lang, number: string): AsyncGenerator<ZipEntry> {
	yield* entriesOf(db, lang, await statusFor(db, actor, number, lang), '');
}

/** Whoever wrote more than this wrote by machine. */
const ALL = 100_000;

/**
 * All we hold of an account: the account itself, each appeal, and each booking of its mail address, in a folder of its number. Not what was
 * booked under its telephone: families share one, an operator gives a number on, and a booking opens by its own code.
 */
export async function* heldOfAccount(db: Reader, actor: Citizen, lang: Lang): AsyncGenerator<ZipEntry> {
	const numbers = (await appealsOfAccount(db, actor.accountId, ALL)).map((appeal) => appeal.number);
	const { email = null, phone = null } = actor;
	const meetings = email === null ? [] : await wishesOfEmail(db, email);
	const account = {
		email,
		phone,
		appeals: numbers,
		meetings,
		electionWishes: email === null ? [] : await wishesOf(db, email),
		followed: email === null ? [] : await followsOfEmail(db, email)
	};
	yield { name: 'account.json', bytes: json(account) };
	for (const number of numbers) yield* entriesOf(db, lang, await statusFor(db, actor, number, lang), `${number}/`);
	for (const number of meetings) yield await meetingEntry(db, lang, number);
}
