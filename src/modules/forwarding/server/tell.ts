/** What the applicant is told of a forwarding, in the language of the appeal. */
import { asReader, type Tx } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { tellApplicant } from '#modules/appeals/server/index.ts';
import { bodyById, type Body } from '#modules/bodies/server/index.ts';
import { messages, type Messages } from '../messages/index.ts';
import type { Article } from '../rules.ts';

export type ForwardNotice = keyof Messages['notices'];

/** "+7 727 …, city, street": how a body is reached, in one line. */
export function contactOf(lang: Lang, body: Pick<Body, 'phone' | 'email' | 'address'>): string {
	return [body.phone, body.email, body.address?.[lang]].filter((part) => part != null && part !== '').join(', ');
}

/** The body above, to which silence and answers are complained of; none is known for some. */
export async function higherOf(tx: Tx, body: Body): Promise<Body | undefined> {
	return body.parentId === null ? undefined : bodyById(asReader(tx), body.parentId);
}

export interface Told {
	body: Body;
	due: Temporal.PlainDate;
	reason?: string;
	/** By which it was forwarded. */
	article?: Article;
	/** The body before, or above. */
	other?: Body | undefined;
	registered?: string;
	answer?: (lang: Lang) => string;
}

/** Gives the obligatory notice `kind`. */
export async function tell(tx: Tx, appealId: string, kind: ForwardNotice, told: Told): Promise<void> {
	await tellApplicant(tx, appealId, kind, (lang, { number, url }) =>
		messages[lang].notices[kind]({
			number,
			article: told.article === undefined ? '' : messages[lang].articles[told.article],
			url,
			name: told.body.name[lang],
			nameDat: told.body.nameDat[lang],
			contact: contactOf(lang, told.body),
			reason: told.reason ?? '',
			due: formatDate(lang, told.due),
			other: told.other?.name[lang] ?? '',
			registered: told.registered ?? '',
			answer: told.answer?.(lang) ?? ''
		})
	);
}
