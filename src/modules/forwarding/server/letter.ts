/** The letter to the body: by mail, or as a sheet to be posted. Of the applicant only what the body needs to answer them. */
import type { Reader } from '#platform/db/index.ts';
import { filesOf } from '#platform/files/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Letter } from '#platform/pdf/index.ts';
import { getSetting, letterheadOf } from '#platform/settings/index.ts';
import { kindsOn, type AppealRow } from '#modules/appeals/server/index.ts';
import { bodyById, type Body } from '#modules/bodies/server/index.ts';
import { personNames, staffOf, unitCard } from '#modules/organisation/server/index.ts';
import { isEmployer } from '#modules/rights/server/index.ts';
import { messages } from '../messages/index.ts';
import { forwardingsOf, type Forwarding } from './store.ts';

/** Withheld: the body is the employer that the appeal complains of, and is not told who wrote. */
export type ToTell = Given | 'withheld' | undefined;

/** What a body gets of the applicant (Art. 63): who they are and where to answer. Never the IIN. */
export interface Given {
	name: string | null;
	address: string | null;
	phone: string | null;
	email: string | null;
}

/** Which of these are known: the journal keeps their names, never their values. */
export function givenFields(given: ToTell): string[] {
	if (given === undefined || given === 'withheld') return [];
	return (['name', 'address', 'phone', 'email'] as const).filter((field) => (given[field] ?? '') !== '');
}

export interface BodyLetter {
	subject: string;
	title: string;
	paragraphs: string[];
}

type Essence = Pick<AppealRow, 'id' | 'number' | 'language' | 'kind' | 'text' | 'place' | 'received_at' | 'unit_id'>;

/** The words of the letter, in the language of the appeal. `given` comes from a journalled look. */
export async function bodyLetter(
	db: Reader,
	appeal: Essence,
	forwarding: { reason: string; article: Forwarding['article']; due: Temporal.PlainDate },
	given: ToTell
): Promise<BodyLetter> {
	const lang = appeal.language as Lang;
	const t = messages[lang].letter;
	const received = dayOf(appeal.received_at);
	const withheld = given === 'withheld';
	const [kinds, files, unit] = await Promise.all([
		kindsOn(db, received),
		filesOf(db, { kind: 'appeal', id: appeal.id }),
		unitCard(db, appeal.unit_id)
	]);
	const paragraphs = t.paragraphs({
		number: appeal.number,
		received: formatDate(lang, received),
		kind: kinds.find((kind) => kind.id === appeal.kind)?.name[lang].toLocaleLowerCase(lang) ?? '',
		reason: `${messages[lang].articles[forwarding.article]}. ${forwarding.reason}`,
		// The place may be where the applicant lives.
		place: withheld ? '' : (appeal.place ?? ''),
		text: appeal.text,
		files: files.filter((file) => file.seenBy === 'applicant').length,
		withheld,
		applicant:
			given === undefined || withheld
				? []
				: [given.name, given.address, given.phone, given.email].filter((part): part is string => part !== null && part !== ''),
		due: formatDate(lang, forwarding.due),
		contact: [unit?.name[lang], unit?.phone, unit?.email].filter(Boolean).join(', ')
	});
	return { subject: t.subject(appeal.number), title: t.title, paragraphs };
}

/** The same letter as a sheet; undefined when this appeal has no such forwarding that was sent by us. */
export async function forwardingLetter(db: Reader, appeal: AppealRow, forwardingId: string, given: ToTell): Promise<Letter | undefined> {
	const forwarding = (await forwardingsOf(db, appeal.id)).find((row) => row.id === forwardingId);
	const body = await bodyById(db, forwarding?.body_id ?? NOBODY);
	if (forwarding?.sent_at == null || forwarding.due_on === null || forwarding.previous_id !== null || body === undefined) return undefined;
	const told = (await isEmployer(db, appeal.id, body.id)) ? 'withheld' : given;
	return sheet(db, appeal, { ...forwarding, sent_at: forwarding.sent_at, due_on: forwarding.due_on }, { body, given: told });
}

/** Whether the letter of a forwarding names the applicant: it does not where the body is the employer complained of. */
export async function letterNames(db: Reader, appeal: AppealRow, forwardingId: string): Promise<boolean> {
	const forwarding = (await forwardingsOf(db, appeal.id)).find((row) => row.id === forwardingId);
	return forwarding?.body_id == null || !(await isEmployer(db, appeal.id, forwarding.body_id));
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

async function sheet(
	db: Reader,
	appeal: AppealRow,
	forwarding: Forwarding & { sent_at: Temporal.Instant; due_on: Temporal.PlainDate },
	{ body, given }: { body: Body; given: ToTell }
): Promise<Letter> {
	const lang = appeal.language as Lang;
	const signer = forwarding.signed_by ?? '';
	const [words, organisation, names, heads] = await Promise.all([
		bodyLetter(db, appeal, { reason: forwarding.reason, article: forwarding.article, due: forwarding.due_on }, given),
		getSetting(db, 'organisation'),
		personNames(db, signer === '' ? [] : [signer]),
		staffOf(db, appeal.unit_id)
	]);
	return {
		lang,
		letterhead: letterheadOf(organisation, lang),
		number: appeal.number,
		date: formatDate(lang, dayOf(forwarding.sent_at)),
		place: '',
		addressee: [body.nameDat[lang], ...(body.address?.[lang] ?? '').split('\n')].filter((line) => line !== ''),
		title: words.title,
		paragraphs: words.paragraphs,
		signature: {
			post: heads.find((head) => head.personId === signer)?.title[lang] ?? '',
			name: names.get(signer) ?? '',
			note: messages[lang].letter.signed(formatDateTime(lang, forwarding.sent_at))
		},
		footer: ''
	};
}
