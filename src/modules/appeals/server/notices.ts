/** What the applicant is told by mail, or that there is news by a text message, in the language of the appeal; queued sealed, in the transaction of the act. */
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { queueMail, queueMails, type MailRequest } from '#platform/mail/index.ts';
import { canText, queueTexts, type SmsRequest } from '#platform/sms/index.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';
import { applicantsOf } from './applicant.ts';
import type { BouncedLetter } from './commands/record-bounce.ts';
import { withMembers } from './family.ts';
import { groundById } from './grounds.ts';
import { disagreeUntil } from './queries.ts';
import { remedyText } from './remedy.ts';
import { threadTag } from './thread.ts';

export type NoticeKind = 'received' | 'registered' | 'assigned' | 'moved' | 'remark';

/** What concerns everybody whose appeal went into the one it happened to. The rest is between us and one applicant. */
const SHARED: readonly NoticeKind[] = ['assigned', 'moved'];

export function statusUrl(lang: Lang, number: string): string {
	return `${publicOrigin()}${paths.appeals.status(lang, number)}`;
}

interface Addressee {
	appealId: string;
	email: string | null;
	/** Letters came back from there. */
	failed: boolean;
	phone: string | null;
	lang: Lang;
	number: string;
	receivedAt: Temporal.Instant;
}

/** Whose the appeals are, and where they can be told. */
async function addressees(tx: Tx, appealIds: readonly string[]): Promise<Addressee[]> {
	const [applicants, list] = await Promise.all([
		applicantsOf(asReader(tx), appealIds),
		tx
			.selectFrom('appeal')
			.select(['id', 'number', 'language', 'received_at'])
			.where('id', '=', sql<string>`ANY(${[...appealIds]}::uuid[])`)
			.orderBy('id')
			.execute()
	]);
	return list.map((row) => {
		const { email = null, emailFailed: failed = false, phone = null } = applicants.get(row.id) ?? {};
		const where = { email, failed, phone };
		return { appealId: row.id, ...where, lang: row.language as Lang, number: row.number, receivedAt: row.received_at };
	});
}

/** Somebody who left a mail address; `thread` is by what an answer comes back to the appeal. */
type Mailed = Addressee & { email: string; thread: string };

const mailed = (to: Addressee): Mailed[] =>
	to.email === null ? [] : [{ ...to, email: to.email, thread: threadTag(to.appealId, to.email) }];

async function addressee(tx: Tx, appealId: string): Promise<Mailed | undefined> {
	return (await addressees(tx, [appealId])).flatMap(mailed)[0];
}

/**
 * Whoever cannot be mailed is told by a text message, where we send such, that there is news: what it is stands on the page behind the
 * link, which asks for the code. It takes the place of no obligatory notice: those are posted or read out as before.
 */
function texts(list: readonly Addressee[], kind: 'received' | 'news'): SmsRequest[] {
	return list.flatMap(({ email, failed, phone, lang, number }) =>
		(email !== null && !failed) || phone === null || !canText(phone)
			? []
			: [{ to: phone, lang, text: messages[lang].sms[kind](statusUrl(lang, number)) }]
	);
}

/** Tells whoever cannot be mailed that there is something new on the page of their appeal. */
export async function textNews(tx: Tx, appealId: string): Promise<void> {
	await queueTexts(tx, texts(await addressees(tx, [appealId]), 'news'));
}

/** Where it is told that a letter did not arrive. */
export const bounced = (letter: BouncedLetter) => ({ topic: 'appeals.bounced', payload: letter }) as const;

export interface NoticeMore {
	due?: Temporal.PlainDate;
	code?: string;
	/** What more this letter says, as a paragraph of its own. */
	note?: string | undefined;
}

/** Tells the applicant what happened; the page behind the link tells the rest. */
export async function notice(tx: Tx, appealId: string, kind: NoticeKind, more: NoticeMore = {}): Promise<void> {
	await noticeAll(tx, [appealId], kind, more);
}

/** The same to the applicants of many appeals, one letter for each appeal: set-wise, a decree may move a hundred thousand. */
export async function noticeAll(tx: Tx, appealIds: readonly string[], kind: NoticeKind, more: NoticeMore = {}): Promise<void> {
	const told = SHARED.includes(kind) ? await withMembers(tx, appealIds) : appealIds;
	const all = await addressees(tx, told);
	const open = all.flatMap(mailed).filter((to) => !to.failed);
	const letters = open.map((to): MailRequest => {
		const m = messages[to.lang].mail;
		const facts = {
			number: to.number,
			url: statusUrl(to.lang, to.number),
			due: more.due === undefined ? '' : formatDate(to.lang, more.due),
			code: more.code ?? '',
			received: formatDateTime(to.lang, to.receivedAt)
		};
		const subject = kind === 'received' ? m.receivedSubject(to.number) : m.noticeSubject(to.number);
		const text = [m.notice[kind](facts), more.note ?? ''].join('\n\n').trim();
		return { to: to.email, lang: to.lang, thread: to.thread, subject, text, onBounce: bounced({ appealId: to.appealId }) };
	});
	await queueMails(tx, letters);
	await queueTexts(tx, texts(all, kind === 'received' ? 'received' : 'news'));
}

/** Sends a signed decision; what the mail server says of it comes back under the topic `appeals.delivered`. */
export async function mailDecision(
	tx: Tx,
	appealId: string,
	decision: { text: string; signedAt: Temporal.Instant; signedBy: string | null; deliveryId: string; groundId: string | null }
): Promise<void> {
	const to = await addressee(tx, appealId);
	if (to === undefined) return;
	const m = messages[to.lang].mail;
	const ground = await groundById(tx, decision.groundId);
	const until = formatDate(to.lang, await disagreeUntil(asReader(tx), decision.signedAt));
	const place = await tx
		.selectFrom('appeal as a')
		.innerJoin('unit as u', 'u.id', 'a.unit_id')
		.select(['u.id as unitId', sql<string>`u.path::text`.as('unitPath')])
		.where('a.id', '=', appealId)
		.executeTakeFirstOrThrow();
	const mail: MailRequest = {
		to: to.email,
		lang: to.lang,
		thread: to.thread,
		subject: m.decisionSubject(to.number),
		text: m.decision({
			number: to.number,
			text: decision.text,
			url: statusUrl(to.lang, to.number),
			until,
			ground: ground === undefined ? '' : `${ground.name[to.lang]} (${ground.source[to.lang]})`,
			complain: await remedyText(asReader(tx), to.lang, place, decision)
		}),
		onDone: { topic: 'appeals.delivered', payload: { deliveryId: decision.deliveryId } },
		onBounce: bounced({ appealId, deliveryId: decision.deliveryId })
	};
	await queueMail(tx, mail);
}

/** Sends the one-time link under which a new access code is shown. */
export async function mailCodeLink(tx: Tx, appealId: string, token: string): Promise<void> {
	const to = await addressee(tx, appealId);
	if (to === undefined) return;
	const m = messages[to.lang].mail;
	const url = `${publicOrigin()}${paths.appeals.newCode(to.lang, token)}`;
	await queueMail(tx, { to: to.email, lang: to.lang, subject: m.codeSubject(to.number), text: m.code({ number: to.number, url }) });
}
