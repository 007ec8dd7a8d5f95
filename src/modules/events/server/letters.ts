/** What invited units are written. */
import { publicOrigin } from '#platform/config.ts';
import { dayOf, formatTime, formatWeekday } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { MailRequest } from '#platform/mail/index.ts';
import { messages } from '../messages/index.ts';
import { eventHref } from './href.ts';
import type { Reminder } from '../rules.ts';
import type { AgendaItem, EventRow } from './queries.ts';

interface Addressee {
	email: string;
	language: Lang;
}

/** "Monday, 2 November, 10:00 – 11:30". */
export function whenOf(lang: Lang, event: Pick<EventRow, 'startsAt' | 'endsAt'>): string {
	const { startsAt, endsAt } = event;
	return `${formatWeekday(lang, dayOf(startsAt))}, ${formatTime(lang, startsAt)} – ${formatTime(lang, endsAt)}`;
}

const pageOf = (event: EventRow): string => publicOrigin() + eventHref(event);

/** Where it is, in the event's own words: a place, a video link that is the same for all, or a room that the page opens. */
function whereOf(lang: Lang, { place, video, videoUrl }: EventRow): string[] {
	const t = messages[lang].letters;
	return [place === null ? '' : t.place(place), videoUrl === null ? (video === 'bbb' ? t.videoRoom : '') : t.video(videoUrl)].filter(
		(line) => line !== ''
	);
}

/** The invitation of one person, with everything needed to come or to say why not. */
export function invitation(event: EventRow, agenda: readonly AgendaItem[], to: Addressee): MailRequest {
	const lang = to.language;
	const t = messages[lang].letters;
	const items = agenda.map(({ position, title, speaker }) => `${String(position)}. ${title}${speaker === '' ? '' : ` (${speaker})`}`);
	const where = [event.kindName[lang], t.when(whenOf(lang, event)), ...whereOf(lang, event), t.host(event.hostName[lang])];
	return {
		to: to.email,
		lang,
		subject: t.subject(event.title[lang], whenOf(lang, event)),
		text: [event.title[lang], where.join('\n'), `${t.agenda}\n${items.join('\n')}`, t.answer(pageOf(event))].join('\n\n')
	};
}

/** It has another time: both, why, and that the answer given was for the old one. */
export function moved(before: EventRow, event: EventRow, to: Addressee): MailRequest {
	const lang = to.language;
	const t = messages[lang].letters;
	const times = [t.newTime(whenOf(lang, event)), t.oldTime(whenOf(lang, before)), t.reason(event.moveReason ?? '')];
	const where = [...whereOf(lang, event), t.host(event.hostName[lang])];
	return {
		to: to.email,
		lang,
		subject: t.movedSubject(event.title[lang], whenOf(lang, event)),
		text: [event.title[lang], times.join('\n'), where.join('\n'), t.answerAgain(pageOf(event))].join('\n\n')
	};
}

/** It is elsewhere at the same time. */
export function relocated(event: EventRow, to: Addressee): MailRequest {
	const lang = to.language;
	const t = messages[lang].letters;
	const facts = [t.when(whenOf(lang, event)), ...whereOf(lang, event)];
	return {
		to: to.email,
		lang,
		subject: t.relocatedSubject(event.title[lang]),
		text: [event.title[lang], t.relocated, facts.join('\n'), pageOf(event)].join('\n\n')
	};
}

/** It comes near: who has not answered is asked to, who comes is reminded. */
export function reminder(event: EventRow, which: Reminder, to: Addressee): MailRequest {
	const lang = to.language;
	const t = messages[lang].letters;
	const facts = [t.when(whenOf(lang, event)), ...whereOf(lang, event), t.host(event.hostName[lang])];
	return {
		to: to.email,
		lang,
		subject: t.reminderSubject[which](event.title[lang], whenOf(lang, event)),
		text: [event.title[lang], facts.join('\n'), t.reminder[which](pageOf(event))].join('\n\n')
	};
}

/** It will not take place: told to everybody who was invited. */
export function cancellation(event: EventRow, reason: string, to: Addressee): MailRequest {
	const t = messages[to.language].letters;
	const text = t.cancelled(event.title[to.language], whenOf(to.language, event));
	return { to: to.email, lang: to.language, subject: t.cancelledSubject(event.title[to.language]), text: `${text}\n\n${t.reason(reason)}` };
}
