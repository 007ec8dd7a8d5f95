import type { Tx } from '../db/index.ts';
import type { Lang } from '../i18n/lang.ts';
import { queueMails } from '../mail/index.ts';
import { canText, queueTexts } from '../sms/index.ts';
import type { Contacts } from './actor.ts';

/** What a citizen with an account is told. */
export interface Told {
	to: Contacts;
	lang: Lang;
	subject: string;
	text: string;
	/** The same for whoever has a telephone only: at most 201 letters with its link, and no word of what was said. */
	sms: string;
}

/** Tells citizens in the transaction of the act: by mail who has an address, else by text message where we send such. */
export async function tellCitizens(tx: Tx, list: readonly Told[]): Promise<void> {
	await queueMails(
		tx,
		list.flatMap(({ to, lang, subject, text }) => (to.email === undefined ? [] : [{ to: to.email, lang, subject, text }]))
	);
	await queueTexts(
		tx,
		list.flatMap(({ to, lang, sms }) => (to.email === undefined && canText(to.phone) ? [{ to: to.phone, lang, text: sms }] : []))
	);
}
