/** What those who want to come are written, in the language in which they registered, with the event for their calendar. */
import { publicOrigin } from '#platform/config.ts';
import type { Tx } from '#platform/db/index.ts';
import { dayOf, formatDayMonth, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { queueMails, type MailRequest } from '#platform/mail/index.ts';
import { canText, queueTexts, type SmsRequest } from '#platform/sms/index.ts';
import { paths } from '#lib/paths.ts';
import { whenOf, type EventChange, type EventRow } from '#modules/events/server/index.ts';
import { messages } from '../messages/index.ts';
import { calendarOf, whereOf } from './calendar.ts';
import type { Participant } from './participants.ts';
import { endOf } from './question-end.ts';
import type { Gathering } from './queries.ts';
import type { Question } from './questions.ts';

/** Whom a letter is for; without a mail address, or without a link, there is none. */
type Addressee = Pick<Participant, 'name' | 'email' | 'number' | 'people' | 'state' | 'language' | 'link'>;

/** A change of a place that somebody has: a letter, or where only a telephone was left a short text. */
interface Told {
	mails: MailRequest[];
	texts: SmsRequest[];
}

/** Sends what people are told in the transaction of the act. */
export async function queueTold(tx: Tx, told: readonly Told[]): Promise<void> {
	await queueMails(
		tx,
		told.flatMap(({ mails }) => mails)
	);
	await queueTexts(
		tx,
		told.flatMap(({ texts }) => texts)
	);
}

/** The text for whoever left no mail address: when, and the link; of no use once the event is over. */
function shortly(gathering: Gathering, { phone, email, link, language: lang }: Participant, say: (when: string) => string): SmsRequest[] {
	if (email !== null || phone === null || link === null || !canText(phone)) return [];
	const when = `${formatDayMonth(lang, dayOf(gathering.startsAt))}, ${formatTime(lang, gathering.startsAt)}`;
	return [{ to: phone, lang, text: `${say(when)} ${linkOf(lang, link)}`, until: gathering.endsAt }];
}

const linkOf = (lang: Lang, key: string) => `${publicOrigin()}${paths.events.registration(lang, key)}`;

/** A letter of paragraphs; nothing for whoever cannot be written to. */
function letter(gathering: Gathering, to: Addressee, subject: string, paragraphs: readonly string[]): MailRequest[] {
	const { email, link, language: lang } = to;
	if (email === null || link === null) return [];
	const base64 = Buffer.from(calendarOf(lang, gathering)).toString('base64');
	const files = to.state === 'waiting' ? [] : [{ name: 'event.ics', type: 'text/calendar; charset=utf-8', base64 }];
	const text = [...paragraphs, messages[lang].letters.link(linkOf(lang, link))].join('\n\n');
	return [{ to: email, lang, subject, text, files }];
}

/** When and where, a line each. */
function factsOf(lang: Lang, gathering: Gathering): string {
	const t = messages[lang].letters;
	return [t.when(whenOf(lang, gathering)), t.where(whereOf(lang, gathering)), t.host(gathering.hostName[lang])].join('\n');
}

/** The registration was taken: with a place, or in the line. */
export function registered(gathering: Gathering, to: Addressee): MailRequest[] {
	const lang = to.language;
	const t = messages[lang].letters;
	const title = gathering.title[lang];
	const [subject, text] =
		to.state === 'waiting' ? [t.waitingSubject(title), t.waiting] : [t.comingSubject(title), t.coming(to.number, to.people)];
	return letter(gathering, to, subject, [t.hello(to.name ?? ''), text, title, factsOf(lang, gathering)]);
}

/** Who waited has a place. */
export function placeGiven(gathering: Gathering, to: Participant): Told {
	const lang = to.language;
	const t = messages[lang].letters;
	const title = gathering.title[lang];
	const paragraphs = [t.hello(to.name ?? ''), t.given(to.number, to.people), title, factsOf(lang, gathering)];
	const mails = letter(gathering, { ...to, state: 'coming' }, t.givenSubject(title), paragraphs);
	return { mails, texts: shortly(gathering, to, (when) => t.short.given(to.number, when)) };
}

/** The event is near. */
export function reminded(gathering: Gathering, to: Participant): Told {
	const lang = to.language;
	const t = messages[lang].letters;
	const title = gathering.title[lang];
	const paragraphs = [t.hello(to.name ?? ''), t.reminder(to.number, to.people), title, factsOf(lang, gathering)];
	const mails = letter(gathering, to, t.reminderSubject(title), paragraphs);
	return { mails, texts: shortly(gathering, to, (when) => t.short.reminder(to.number, when)) };
}

/** It is at another time, elsewhere, or not at all. */
export function changed(change: EventChange, before: EventRow, gathering: Gathering, to: Participant): Told {
	const lang = to.language;
	const t = messages[lang].letters;
	const title = gathering.title[lang];
	const when = whenOf(lang, before);
	const said = {
		moved: [t.movedSubject(title), t.moved(when), t.reason(gathering.moveReason ?? '')],
		relocated: [t.relocatedSubject(title), t.relocated],
		cancelled: [t.cancelledSubject(title), t.cancelled(when), t.reason(gathering.cancelReason ?? '')]
	}[change];
	const [subject = '', ...paragraphs] = said;
	const facts = change === 'cancelled' ? [] : [factsOf(lang, gathering)];
	const mails = letter(gathering, to, subject, [t.hello(to.name ?? ''), title, ...paragraphs, ...facts]);
	return { mails, texts: shortly(gathering, to, t.short[change]) };
}

/** How a question ended, for whoever asked it and left a mail address; in the language of the question. */
export function questionEnded(gathering: Gathering, question: Question, to: string): MailRequest {
	const lang = question.language;
	const t = messages[lang].questions;
	const { answer, at, owed, reason } = endOf(lang, question, gathering.recordingUrl);
	const ends = [answer, at === undefined ? undefined : [at.text, at.href].filter(Boolean).join('\n'), owed, reason].filter(
		(part) => part !== undefined
	);
	const page = `${publicOrigin()}${paths.events.one(lang, gathering.id)}`;
	const text = [t.letters.asked(question.text), ...ends, t.letters.page(page)].join('\n\n');
	return { to, lang, subject: t.letters.subject(gathering.title[lang]), text };
}
