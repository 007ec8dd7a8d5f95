/** The protocol of a hearing as a document (Art. 74): one for each applicant, in their language, that names no other. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { filesOf, storeFile } from '#platform/files/index.ts';
import { dayOf, formatDate, formatDateTime, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { letterPdf, type Letter } from '#platform/pdf/index.ts';
import { getSetting, letterheadOf } from '#platform/settings/index.ts';
import { appealById, lockAppeal, statusUrl } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { personNames, staffOf, unitById } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { hearingsOf, partiesOf, type Hearing } from './store.ts';
import { tellAlone } from './tell.ts';

const SYSTEM = { kind: 'system', job: 'procedure.protocol' } as const;

/** Whose protocol of which hearing. */
export interface ProtocolWish {
	hearingId: string;
	appealId: string;
}

/** Makes the protocol of one applicant and gives it to them. Run twice, it gives it once. */
export async function giveProtocol(wish: ProtocolWish, { reader, write }: Pick<JobContext, 'reader' | 'write'>): Promise<void> {
	const row = await heldOf(reader, wish);
	if (row === undefined) return;
	// Drawn before anything is locked.
	const bytes = await letterPdf(await protocolLetter(reader, wish, row));
	await write((tx) => keepProtocol(tx, wish, bytes));
}

async function heldOf(db: Reader | Tx, { hearingId, appealId }: ProtocolWish): Promise<Hearing | undefined> {
	const row = (await hearingsOf(db, appealId)).find((one) => one.id === hearingId);
	return row?.state === 'held' && row.protocol_id === null ? row : undefined;
}

/** Keeps the drawn protocol with the appeal, journals its hash and tells the applicant. Kept already, nothing happens. */
export async function keepProtocol(tx: Tx, wish: ProtocolWish, bytes: Buffer): Promise<void> {
	const { hearingId, appealId } = wish;
	const { language: lang } = await lockAppeal(tx, appealId);
	const row = await heldOf(tx, wish);
	if (row?.held_from == null || row.held_to === null) return;
	const [when, until] = [formatDateTime(lang, row.held_from), formatTime(lang, row.held_to)];
	const subject = { kind: 'appeal', id: appealId } as const;
	const name = messages[lang].protocol.file(dayOf(row.held_from).toString());
	const file = await storeFile(tx, SYSTEM, { subject, seenBy: 'applicant', name, bytes });
	const own = await tx
		.updateTable('hearing')
		.set({ protocol_id: file.id })
		.where('id', '=', hearingId)
		.where('appeal_id', '=', appealId)
		.returning('id')
		.executeTakeFirst();
	if (own === undefined)
		await tx
			.updateTable('hearing_party')
			.set({ protocol_id: file.id })
			.where('hearing_id', '=', hearingId)
			.where('appeal_id', '=', appealId)
			.execute();
	const data = { hearing: hearingId, sha256: file.sha256, files: [file.id] };
	await journal(tx, { subject, actor: SYSTEM, act: 'appeal.hearing_protocol', seenBy: 'applicant', data });
	const article = (language: Lang) => messages[language].protocol.law;
	await tellAlone(tx, appealId, 'hearing_protocol', (language) => ({ when: `${when} – ${until}`, article: article(language) }));
}

/** The protocol as a letter. It names no applicant: the number does, and whoever may read the case may read it. */
export async function protocolLetter(db: Reader, { hearingId, appealId }: ProtocolWish, row: Hearing): Promise<Letter> {
	const appeal = await appealById(db, appealId);
	const lang = appeal.language as Lang;
	const t = messages[lang].protocol;
	const [organisation, unit, parties] = await Promise.all([
		getSetting(db, 'organisation'),
		unitById(db, appeal.unit_id),
		partiesOf(db, [hearingId])
	]);
	const others = parties.length;
	const signer = row.ended_by ?? '';
	const [names, staff] = await Promise.all([personNames(db, signer === '' ? [] : [signer]), staffOf(db, appeal.unit_id)]);
	const [from, to] = [row.held_from, row.held_to];
	const said = row.position === null ? [] : [t.position(messages[lang].hearing.positions[row.position].toLocaleLowerCase(lang))];
	return {
		lang,
		letterhead: letterheadOf(organisation, lang),
		number: appeal.number,
		date: from === null ? '' : formatDate(lang, dayOf(from)),
		place: '',
		addressee: [],
		title: t.title,
		paragraphs: [
			t.number(appeal.number),
			t.matter(appeal.title),
			from === null || to === null ? '' : t.when(formatDateTime(lang, from), formatTime(lang, to)),
			t.place(row.place ?? ''),
			t.unit(unit?.name[lang] ?? ''),
			row.outcome === null ? '' : t.preliminary(appealMessages[lang].outcome[row.outcome].toLocaleLowerCase(lang), row.preliminary ?? ''),
			t.attended(row.attended === true),
			...(others === 0 ? [] : [t.others(others)]),
			// What was written of those who were there is of the first applicant: the others' row has none of it.
			...(row.participants === null ? [] : [t.participants(row.participants)]),
			...said,
			...(row.objection === null ? [] : [t.objection(row.objection)]),
			...(row.explanations === null ? [] : [t.explanations(row.explanations)]),
			t.article(t.law)
		].filter((paragraph) => paragraph !== ''),
		signature: {
			post: staff.find((one) => one.personId === signer)?.title[lang] ?? '',
			name: names.get(signer) ?? '',
			note: row.ended_at === null ? '' : t.recorded(formatDateTime(lang, row.ended_at))
		},
		footer: t.footer(statusUrl(lang, appeal.number)),
		qrUrl: statusUrl(lang, appeal.number)
	};
}

/** The file of a hearing's protocol, while it is kept. */
export async function protocolFile(db: Reader, row: Pick<Hearing, 'appeal_id' | 'protocol_id'>): Promise<string | undefined> {
	if (row.protocol_id === null) return undefined;
	const files = await filesOf(db, { kind: 'appeal', id: row.appeal_id });
	return files.find((file) => file.id === row.protocol_id)?.id;
}
