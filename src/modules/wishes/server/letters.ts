/** What the person is told, in their language: by mail; queued sealed, in the transaction of the act. */
import type { Reminder } from '#platform/calendar/meetings.ts';
import { publicOrigin } from '#platform/config.ts';
import type { Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { queueMail, type MailFile } from '#platform/mail/index.ts';
import { canText, queueSms } from '#platform/sms/index.ts';
import { slotById, slotsByIds, type Fallen, type SlotRow } from '#modules/receptions/server/index.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';
import { entryFile } from './entry.ts';
import { meetingLink, offerLink } from './links.ts';
import { openOffer, type Offer } from './offers.ts';
import { personOf, type Person } from './person.ts';
import { wishById, type WishRow } from './store.ts';
import { hostOf, placeOf, whenOf } from './words.ts';

interface Told {
	wish: WishRow;
	person: Person;
}

const words = ({ language }: WishRow) => messages[language].letters;
/** Where the number stands already and the code is asked. */
export const wishUrl = ({ language, number }: Pick<WishRow, 'language' | 'number'>): string =>
	`${publicOrigin()}${paths.meet.find(language, { number })}`;

async function toldOf(tx: Tx, id: string): Promise<Told | undefined> {
	const [wish, person] = [await wishById(tx, id), await personOf(tx, id)];
	return person === undefined ? undefined : { wish: found(wish), person };
}

interface Written {
	subject: string;
	/** Paragraphs; empty ones are left out. Asked for when there is a mail address: it may make links. */
	text: () => Promise<readonly string[]> | readonly string[];
	files?: readonly MailFile[];
	/** What a text message says instead, for who left a telephone only. */
	sms: () => Promise<string> | string;
	/** How it goes, when it is not for us to choose: a mail address is written to, else a telephone. */
	way?: 'email' | 'phone';
	/** From when on the text message has no use. */
	until?: Temporal.Instant | undefined;
	/** The offer that the letter brings: it is known when it came back. */
	offer?: Offer | undefined;
}

async function send(tx: Tx, { wish, person }: Told, { subject, text, files = [], sms, until, offer, way }: Written): Promise<void> {
	if (person.email === null || way === 'phone') {
		if (person.phone === null || !canText(person.phone)) return;
		await queueSms(tx, { to: person.phone, lang: wish.language, text: await sms(), ...(until === undefined ? {} : { until }) });
		return;
	}
	const t = words(wish);
	const body = [t.hello(person.firstName), ...(await text()), `${t.number(wish.number)}\n${t.page(wishUrl(wish))}`];
	await queueMail(tx, {
		to: person.email,
		lang: wish.language,
		subject,
		text: body.filter((part) => part !== '').join('\n\n'),
		files,
		...(offer === undefined ? {} : { onBounce: { topic: 'wishes.unreached', payload: { offerId: offer.id } } })
	});
}

/** When, where, with whom, how. */
function facts({ wish }: Told, slot: SlotRow): string {
	const [t, lang] = [words(wish), wish.language];
	const where = wish.mode === 'phone' ? t.byPhone : t.where(placeOf(lang, wish.mode, slot));
	return [t.when(whenOf(lang, slot.startsAt)), t.whom(hostOf(lang, slot)), where, t.how(messages[lang].modes[wish.mode])].join('\n');
}

const codeText = ({ wish }: Told, code: string | undefined) => (code === undefined ? '' : words(wish).code(code));

/** It is recorded and waits. */
export async function tellWaiting(tx: Tx, id: string, code: string): Promise<void> {
	const told = await toldOf(tx, id);
	if (told === undefined) return;
	const [t, { wish }] = [words(told.wish), told];
	const text = [t.waiting(formatDate(wish.language, wish.dueOn)), codeText(told, code)];
	await send(tx, told, { subject: t.waitingSubject(wish.number), text: () => text, sms: () => t.waitingSubject(wish.number) });
}

/** It has a time, or another one. */
export async function tellBooked(tx: Tx, id: string, act: 'book' | 'move', code?: string): Promise<void> {
	const told = await toldOf(tx, id);
	if (told === undefined) return;
	const slot = found(await slotById(tx, found(told.wish.slotId)));
	const t = words(told.wish);
	const subject = act === 'book' ? t.bookedSubject : t.movedSubject;
	await send(tx, told, {
		subject: subject(whenOf(told.wish.language, slot.startsAt)),
		text: () => [act === 'book' ? t.booked : t.moved, facts(told, slot), codeText(told, code), t.cannot],
		files: [entryFile(told.wish, slot, 'CONFIRMED')],
		sms: () => t.sms.booked(whenOf(told.wish.language, slot.startsAt), told.wish.number)
	});
}

/** The times of an offer, each with the link that takes it. */
async function timesText(tx: Tx, { wish }: Told, offer: Offer): Promise<string> {
	const [lang, t] = [wish.language, words(wish)];
	const slots = await slotsByIds(
		tx,
		offer.times.map(({ slotId }) => slotId)
	);
	const lines: string[] = [];
	for (const [n, { slotId }] of offer.times.entries()) {
		const slot = found(slots.get(slotId));
		const where = wish.mode === 'phone' ? [] : [placeOf(lang, wish.mode, slot)];
		lines.push(`– ${[whenOf(lang, slot.startsAt), hostOf(lang, slot), ...where].join(' · ')}`);
		lines.push(t.take(await offerLink(tx, wish, offer, `choose_${n + 1}`)));
	}
	return [lines.join('\n'), t.until(whenOf(lang, offer.until)), t.decline(await offerLink(tx, wish, offer, 'decline')), t.tapNote].join(
		'\n\n'
	);
}

/** Times are offered: it is the person's turn. */
export async function tellOffered(tx: Tx, id: string): Promise<void> {
	const [told, offer] = [await toldOf(tx, id), await openOffer(tx, id)];
	if (told === undefined || offer === undefined) return;
	const t = words(told.wish);
	await send(tx, told, {
		subject: t.offeredSubject,
		text: async () => [t.offered, await timesText(tx, told, offer)],
		sms: async () => t.sms.offered(told.wish.number, await offerLink(tx, told.wish, offer, 'answer')),
		until: offer.until,
		offer
	});
}

export interface Lost {
	/** The time that the person had; undefined when it was only offered. */
	slot: SlotRow | undefined;
	reason: string | null;
	why: Fallen['why'];
}

/** The host took the time back: what instead, or that it is owed. */
export async function tellRevoked(tx: Tx, id: string, { slot, reason, why }: Lost): Promise<void> {
	const [told, offer] = [await toldOf(tx, id), await openOffer(tx, id)];
	if (told === undefined) return;
	const { wish } = told;
	const [t, lang] = [words(wish), wish.language];
	const because = messages[lang].why[why];
	const when = slot === undefined ? '' : whenOf(lang, slot.startsAt);
	const instead = async () =>
		offer === undefined ? t.later(formatDate(lang, wish.dueOn)) : `${t.instead}\n\n${await timesText(tx, told, offer)}`;
	const url = async () => (offer === undefined ? wishUrl(wish) : offerLink(tx, wish, offer, 'answer'));
	await send(tx, told, {
		subject: slot === undefined ? t.offeredSubject : t.revokedSubject(when),
		text: async () => [
			slot === undefined ? t.revokedOffer(because) : t.revoked(because, when),
			reason === null ? '' : t.reason(reason),
			await instead()
		],
		files: slot === undefined ? [] : [entryFile(wish, slot, 'CANCELLED')],
		sms: async () => (slot === undefined ? t.sms.offered(wish.number, await url()) : t.sms.revoked(when, await url())),
		offer
	});
}

/** The person gave a time back: said so that their calendar knows. */
export async function tellGivenBack(tx: Tx, id: string, slot: SlotRow, act: 'withdraw' | 'excuse'): Promise<void> {
	const told = await toldOf(tx, id);
	if (told === undefined) return;
	const t = words(told.wish);
	await send(tx, told, {
		subject: t.cancelledSubject(whenOf(told.wish.language, slot.startsAt)),
		text: () => [act === 'withdraw' ? t.cancelled : t.excused],
		files: [entryFile(told.wish, slot, 'CANCELLED')],
		sms: () => t.cancelledSubject(whenOf(told.wish.language, slot.startsAt))
	});
}

/** A link for a new access code, by the way that was asked for. */
export async function tellCodeLink(tx: Tx, id: string, token: string, way: 'email' | 'phone'): Promise<void> {
	const told = await toldOf(tx, id);
	if (told === undefined) return;
	const [t, { wish }] = [words(told.wish), told];
	await send(tx, told, {
		subject: t.codeSubject(wish.number),
		text: () => [t.codeLink(publicOrigin() + paths.meet.newCode(wish.language, token)), t.codeIgnore],
		sms: () => t.sms.code(wish.number, publicOrigin() + paths.meet.shortTap(token)),
		way
	});
}

/** The meeting comes near. */
export async function tellReminder(tx: Tx, id: string, which: Reminder): Promise<void> {
	const told = await toldOf(tx, id);
	if (told === undefined) return;
	const { wish } = told;
	const [t, slot] = [words(wish), found(await slotById(tx, found(wish.slotId)))];
	const when = whenOf(wish.language, slot.startsAt);
	await send(tx, told, {
		subject: t.reminderSubject[which](when),
		text: async () => [
			t.reminder,
			facts(told, slot),
			...(wish.confirmedAt === null ? [t.confirm(await meetingLink(tx, wish, 'confirm'))] : []),
			t.cancel(await meetingLink(tx, wish, 'cancel')),
			t.tapNote
		],
		files: [entryFile(wish, slot, 'CONFIRMED')],
		sms: async () => t.sms.reminder(when, wish.number, await meetingLink(tx, wish, 'answer')),
		until: slot.startsAt
	});
}
