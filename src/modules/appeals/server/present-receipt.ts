/** The receipt slip of Art. 64(2): unique number, date, time, who accepted, and by when the answer is due. */
import { dayOf, formatDate, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { explainTerm, type Explained } from '../explain.ts';
import { pageMessages } from '../messages-page/index.ts';
import type { ReceiptSource } from './status.ts';

export interface PublicReceipt {
	number: string;
	date: string;
	time: string;
	unit: string;
	/** The operator with their post, or that the site took it in. */
	acceptedBy: string;
	phone: string | undefined;
	address: string | undefined;
	due: string;
	/** Told when it is registered on a later day than it came. */
	nextDay: string | undefined;
	explained: Explained | undefined;
}

export function toReceipt(lang: Lang, { appeal, unit, term, operator }: ReceiptSource): PublicReceipt {
	const t = pageMessages[lang].receipt;
	const came = dayOf(appeal.received_at);
	const later = term !== undefined && appeal.reopens === 0 && Temporal.PlainDate.compare(term.startsOn, came) > 0;
	return {
		number: appeal.number,
		date: formatDate(lang, came),
		time: formatTime(lang, appeal.received_at),
		unit: unit?.name[lang] ?? '',
		acceptedBy: operator === undefined ? t.automatic : [operator.name, operator.title?.[lang]].filter(Boolean).join(', '),
		phone: unit?.phone ?? undefined,
		address: unit?.address?.[lang],
		due: formatDate(lang, appeal.due_on),
		nextDay: later ? t.nextDay(formatDate(lang, term.startsOn)) : undefined,
		explained: term === undefined ? undefined : explainTerm(lang, term.explanation)
	};
}
