/** The citizen's copy of the card. */
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { MailRequest } from '#platform/mail/index.ts';
import type { WishRow } from '#modules/wishes/server/index.ts';
import type { CardInput } from '../input.ts';
import { messages } from '../messages/index.ts';
import type { LineDay } from './queries.ts';

/** What was asked, said and promised, in the language of whoever came. */
export function copyOf(wish: WishRow, day: LineDay, card: CardInput & { email: string }): MailRequest {
	const lang = wish.language;
	const { card: t, mail } = messages[lang];
	const part = (title: string, text: string | undefined) => (text === undefined ? [] : [`${title}\n${text}`]);
	const until = card.dueOn === undefined || card.outcome !== 'assignment' ? '' : ` ${t.until(formatDate(lang, card.dueOn))}`;
	const parts = [
		mail.lead(day.hostName, formatDate(lang, dayOf(day.startsAt))),
		...part(t.asked, card.asked),
		...part(t.said, card.said),
		...part(t.promised, card.promised),
		`${t.outcome}\n${t.outcomes[card.outcome]}.${until}`,
		mail.wrong
	];
	return { to: card.email, lang, subject: mail.subject(wish.number), text: parts.join('\n\n') };
}
