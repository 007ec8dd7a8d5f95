/** Who wrote, as the desk sees them: masked at first, whole after a journalled look. */
import type { Lang } from '#platform/i18n/lang.ts';
import type { Fact } from '#lib/ui/shapes.ts';
import { maskEmail, maskPhone } from '#platform/contact.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { applicantOf, type Applicant } from './applicant.ts';
import { can } from './policy.ts';
import type { DeskContext } from './present-desk.ts';
import { accessOf, type AppealRow } from './queries.ts';

export interface MaskedApplicant {
	/** Initials; empty when there is nobody, or not for this reader. */
	name: string;
	contacts: string[];
	mayLook: boolean;
	exists: boolean;
}

const initials = (name: string) =>
	name
		.split(/\s+/)
		.filter(Boolean)
		.slice(0, 3)
		.map((word) => `${word.slice(0, 1).toUpperCase()}.`)
		.join(' ');

/** Who wrote, as far as one may see without a journalled look: initials and masked contacts, for those who could look. They may be read already. */
export async function maskedApplicant(
	{ db, lang, actor }: DeskContext,
	row: AppealRow,
	read?: Promise<Applicant | undefined>
): Promise<MaskedApplicant> {
	const mayLook = can(actor, 'read_applicant', accessOf(row));
	const who = mayLook ? await (read ?? applicantOf(db, row.id)) : undefined;
	if (who === undefined) return { name: '', contacts: [], mayLook, exists: !mayLook };
	const words = deskMessages[lang].case.applicant;
	const contacts = [
		...(who.phone === null ? [] : [maskPhone(who.phone)]),
		...(who.email === null ? [] : [withNote(maskEmail(who.email), emailNote(lang, who))]),
		...(row.account_id === null ? [] : [words.account])
	];
	return { name: initials(who.name ?? ''), contacts, mayLook, exists: true };
}

const withNote = (value: string, note: string | undefined) => (note === undefined ? value : `${value} (${note})`);

/** What is known of a mail address: that letters come back outweighs that it was once proven. */
function emailNote(lang: Lang, who: Applicant): string | undefined {
	const words = deskMessages[lang].case.applicant;
	if (who.emailFailed) return words.failed;
	return who.emailVerified ? words.verified : undefined;
}

/** The applicant's data, after a journalled look. */
export function presentApplicant(lang: Lang, who: Applicant | undefined): Fact[] {
	const words = deskMessages[lang].case.applicant;
	if (who === undefined) return [];
	const rows: [string, string | null, string | undefined][] = [
		[words.name, who.name, undefined],
		[words.phone, who.phone, undefined],
		[words.email, who.email, emailNote(lang, who)],
		[words.iin, who.iin, undefined],
		[words.address, who.address, undefined]
	];
	return rows.flatMap(([term, value, note]) => (value === null ? [] : [{ term, value, note }]));
}
