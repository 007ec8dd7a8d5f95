import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { publicOrigin } from '#platform/config.ts';
import { asReader, nextNumber, type Tx } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { queueMails } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { closeEvent, invitedOf, type EventRow } from '#modules/events/server/index.ts';
import { headsOf } from '#modules/organisation/server/index.ts';
import { messages } from '../../messages/index.ts';
import { tell } from '../tell.ts';

/**
 * Ends a conference: from this moment its protocol is there, made of the facts, and the heads of the invited units are told
 * until when they may amend it. Throws as `closeEvent`.
 */
export async function closeConference(tx: Tx, actor: Actor, eventId: string): Promise<void> {
	const event = await closeEvent(tx, actor, eventId);
	const at = now();
	const day = dayOf(at);
	const [calendar, term] = await Promise.all([loadCalendar(tx), termFor(tx, 'protocol_amend', day)]);
	const amendUntil = deadline(calendar, day, term).dueOn;
	const number = `${event.hostCode}-${String(day.year)}-${String(await nextNumber(tx, `protocol:${event.hostId}:${String(day.year)}`))}`;
	await tx.insertInto('protocol_draft').values({ event_id: eventId, number, made_at: at, amend_until: amendUntil }).execute();
	await tellHeads(tx, event, number, amendUntil);
	await tell(tx, actor, eventId, 'protocol_made', at, { number, amendUntil: amendUntil.toString() });
}

async function tellHeads(tx: Tx, event: EventRow, number: string, until: Temporal.PlainDate): Promise<void> {
	const db = asReader(tx);
	const heads = await headsOf(
		db,
		(await invitedOf(db, event.id)).map(({ unitId }) => unitId)
	);
	const url = `${publicOrigin()}${paths.desk.protocol(event.id)}`;
	const people = [...new Map(heads.map((head) => [head.personId, head])).values()];
	await queueMails(
		tx,
		people.map(({ email, language: lang }) => {
			const t = messages[lang].letters;
			return {
				to: email,
				lang,
				subject: t.subject(number, event.title[lang]),
				text: t.made(event.title[lang], formatDate(lang, until), url)
			};
		})
	);
}
