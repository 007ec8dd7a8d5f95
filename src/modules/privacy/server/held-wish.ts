/** Everything we hold of a booking, for the person who made it: what was asked, and what was said to them when they were received. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { heldOfTickets } from '#modules/tickets/server/index.ts';
import { heldOfWish, looksAtWish, wishByNumber, wishForVisitor, type WishRow } from '#modules/wishes/server/index.ts';
import { messages } from '../messages/index.ts';
import { json, type ZipEntry } from './zip.ts';

async function entry(db: Reader, lang: Lang, wish: WishRow, folder: string): Promise<ZipEntry> {
	const [held, receptions, looks] = await Promise.all([
		heldOfWish(db, lang, wish),
		heldOfTickets(db, lang, wish.id),
		looksAtWish(db, wish.id)
	]);
	const { why } = messages[lang].citizen;
	const seen = looks.map(({ at, title, unit }) => ({
		at: at.toString(),
		post: title?.[lang] ?? null,
		unit: unit?.[lang] ?? null,
		why: why.meeting
	}));
	return { name: `${folder}meeting.json`, bytes: json({ ...held, receptions, looks: seen }) };
}

/** All we hold of one booking; journal it first (`noteTaken`). Throws not_found for everybody but the person. */
export async function* heldOfMeeting(db: Reader, actor: Actor, lang: Lang, number: string): AsyncGenerator<ZipEntry> {
	yield await entry(db, lang, await wishForVisitor(db, actor, number), '');
}

/** The same in a folder of its number, for whoever has proved the mail address that it was made with. */
export async function meetingEntry(db: Reader, lang: Lang, number: string): Promise<ZipEntry> {
	return entry(db, lang, found(await wishByNumber(db, number)), `${number}/`);
}
