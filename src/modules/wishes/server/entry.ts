/** A meeting as a calendar has it: one entry for ever, which rises in number when it is moved or taken back. */
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { writeCalendar } from '#platform/ical/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { mailDomain, type MailFile } from '#platform/mail/index.ts';
import { pointOf } from '#platform/point.ts';
import { slotById, type SlotRow } from '#modules/receptions/server/index.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';
import { isSeated } from '../rules.ts';
import { placeOf } from './words.ts';
import type { WishRow } from './store.ts';

const REFRESH = Temporal.Duration.from({ hours: 12 });

/** The entry of a meeting, or that there is none any more. */
export function entryOf(wish: WishRow, slot: SlotRow, status: 'CONFIRMED' | 'CANCELLED', lang: Lang = wish.language): string {
	const summary = messages[lang].calendar.summary(slot.hostName);
	return writeCalendar({ name: summary, product: `-//Jauap//Jauap//${lang.toUpperCase()}`, refresh: REFRESH }, [
		{
			uid: `wish-${wish.id}@${mailDomain()}`,
			sequence: wish.sequence,
			changedAt: now(),
			status,
			when: { at: slot.startsAt, minutes: slot.startsAt.until(slot.endsAt).total('minutes') },
			summary,
			...(wish.mode === 'phone' ? {} : { location: placeOf(lang, wish.mode, slot), point: pointOf(slot) }),
			description: [placeOf(lang, wish.mode, slot), wish.number].join('\n'),
			url: `${publicOrigin()}${paths.meet.find(lang, { number: wish.number })}`
		}
	]);
}

/** The same, to go with a letter. */
export function entryFile(wish: WishRow, slot: SlotRow, status: 'CONFIRMED' | 'CANCELLED'): MailFile {
	const base64 = Buffer.from(entryOf(wish, slot, status)).toString('base64');
	return { name: `${wish.number}.ics`, type: 'text/calendar; charset=utf-8', base64 };
}

/** The entry of a meeting as it stands, for who asks for it. Throws not_found for a wish that never had a time. */
export async function meetingEntry(db: Reader, wish: WishRow, lang: Lang): Promise<string> {
	const slot = found(await slotById(db, found(wish.slotId)));
	return entryOf(wish, slot, isSeated(wish.state) || wish.state === 'arrived' || wish.state === 'met' ? 'CONFIRMED' : 'CANCELLED', lang);
}
