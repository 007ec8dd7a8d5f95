/** The decision as a letter to be printed, posted or handed over, in the language of the decision. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Letter } from '#platform/pdf/index.ts';
import { getSetting, letterheadOf } from '#platform/settings/index.ts';
import { personNames, staffOf } from '#modules/organisation/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { messages } from '../messages/index.ts';
import type { Outcome } from '../rules.ts';
import type { Applicant } from './applicant.ts';
import { groundById } from './grounds.ts';
import { statusUrl } from './notices.ts';
import { decisionsOf, disagreeUntil, type AppealRow } from './queries.ts';
import { remedyText } from './remedy.ts';

/** Text that was typed with empty lines between its paragraphs. */
const paragraphsOf = (text: string) => text.split(/\n\s*\n/).map((part) => part.trim());

/**
 * The letter of the latest decision. `applicant` comes from a journalled look. Throws not_found when nothing is signed.
 */
export async function decisionLetter(db: Reader, row: AppealRow, applicant: Applicant | undefined): Promise<Letter> {
	const decision = found((await decisionsOf(db, row.id))[0]);
	const lang = decision.language as Lang;
	const words = deskMessages[lang].letter;
	const signedBy = decision.signed_by ?? '';
	const [organisation, ground, names, heads, until, remedy] = await Promise.all([
		getSetting(db, 'organisation'),
		groundById(db, decision.ground_id),
		personNames(db, signedBy === '' ? [] : [signedBy]),
		staffOf(db, row.unit_id, ['head', 'branch_head']),
		disagreeUntil(db, decision.signed_at),
		remedyText(db, lang, { unitId: row.unit_id, unitPath: row.unit_path }, { signedBy: decision.signed_by, signedAt: decision.signed_at })
	]);
	const url = statusUrl(lang, row.number);
	return {
		lang,
		letterhead: letterheadOf(organisation, lang),
		number: row.number,
		date: formatDate(lang, dayOf(decision.signed_at)),
		place: '',
		addressee: [applicant?.name ?? '', ...(applicant?.address ?? '').split('\n')].filter((line) => line !== ''),
		title: words.title,
		paragraphs: [
			applicant?.name == null ? words.greetingPlain : words.greeting(applicant.name),
			words.received(row.number, formatDate(lang, dayOf(row.received_at))),
			words.outcome(messages[lang].outcome[decision.outcome as Outcome].toLocaleLowerCase(lang)),
			...(ground === undefined ? [] : [words.ground(ground.name[lang])]),
			...paragraphsOf(decision.text),
			words.disagree(formatDate(lang, until)),
			remedy
		],
		signature: {
			post: heads.find((head) => head.personId === signedBy)?.title[lang] ?? '',
			name: names.get(signedBy) ?? '',
			note: words.signed(formatDateTime(lang, decision.signed_at), decision.sha256.toString('hex').slice(0, 16))
		},
		footer: words.footer(url),
		qrUrl: url
	};
}
