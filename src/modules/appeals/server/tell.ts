/** Obligatory notices: each is kept as a record, in the applicant's language, and goes the best way that is known. */
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { actorId, type Actor, type Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { queueMail, type MailDone } from '#platform/mail/index.ts';
import { messages } from '../messages/index.ts';
import { lockAppeal } from './access.ts';
import { applicantOf, reachable, type Applicant } from './applicant.ts';
import { withMembers } from './family.ts';
import { bounced, statusUrl, textNews } from './notices.ts';
import { can } from './policy.ts';
import { threadTag } from './thread.ts';
import { readable } from './visible.ts';

/** What a notice may name of the appeal; `url` is its page. */
export interface NoticeFacts {
	number: string;
	url: string;
}

export interface NoticeWords {
	subject: string;
	text: string;
}

export type NoticeWay = 'mail' | 'letter' | 'phone' | 'page';

/** The best way to somebody: what they left, and the appeal's own page when they left nothing. */
export function noticeWay(who: Pick<Applicant, 'email' | 'address' | 'phone'> | undefined): NoticeWay {
	if (who === undefined) return 'page';
	if (who.email !== null) return 'mail';
	if (who.address !== null) return 'letter';
	return who.phone !== null ? 'phone' : 'page';
}

type Words = (lang: Lang, facts: NoticeFacts) => NoticeWords;

/**
 * Gives the applicant a notice of `kind` in the language of the appeal: by mail at once, else it waits for the desk to
 * post it or to call; in every case it stands on the appeal's page. The words hold no personal data. Whoever wrote an
 * appeal that went into this one is told the same of their own. Returns the way to the first.
 */
export async function tellApplicant(tx: Tx, appealId: string, kind: string, words: Words): Promise<NoticeWay> {
	const way = await tellOne(tx, appealId, kind, words);
	const [, ...others] = await withMembers(tx, [appealId]);
	for (const other of others) await tellOne(tx, other, kind, words);
	return way;
}

/** The same to the applicant of this appeal alone. */
export async function tellOne(tx: Tx, appealId: string, kind: string, words: Words): Promise<NoticeWay> {
	const who = await applicantOf(asReader(tx), appealId);
	const appeal = await tx.selectFrom('appeal').select(['number', 'language']).where('id', '=', appealId).executeTakeFirstOrThrow();
	const lang = appeal.language as Lang;
	const { subject, text } = words(lang, { number: appeal.number, url: statusUrl(lang, appeal.number) });
	const [id, at, way] = [newId(), now(), noticeWay(who === undefined ? undefined : reachable(who))];
	const state = way === 'page' ? 'sent' : 'waiting';
	await tx
		.insertInto('appeal_notice')
		.values({ id, appeal_id: appealId, kind, language: lang, subject, text, channel: way, state, made_at: at, at })
		.execute();
	if (who !== undefined && who.email !== null && way === 'mail') {
		const onDone = { topic: 'appeals.noticed', payload: { noticeId: id } } as const;
		await queueMail(tx, {
			to: who.email,
			lang,
			thread: threadTag(appealId, who.email),
			subject,
			text,
			onDone,
			onBounce: bounced({ appealId, noticeId: id })
		});
	}
	if (way !== 'mail') await textNews(tx, appealId);
	return way;
}

/**
 * Tells the applicant of this appeal that it was taken back or is open again, like any other notice: whoever left no mail
 * address is written to or called as well.
 */
export async function tellTurn(
	tx: Tx,
	appealId: string,
	kind: 'withdrawn' | 'reopened' | 'reopened_by_other',
	due?: Temporal.PlainDate
): Promise<void> {
	await tellOne(tx, appealId, kind, (lang, facts) => {
		const words = messages[lang].mail;
		const said = { ...facts, due: due === undefined ? '' : formatDate(lang, due), code: '', received: '' };
		return { subject: words.noticeSubject(facts.number), text: words.notice[kind](said) };
	});
}

/** What the mail server said of a notice; one that it refused for good is posted, called or left to the page instead. Told twice, it changes nothing. */
export async function recordMailedNotice(tx: Tx, noticeId: string, { state, detail }: Pick<MailDone, 'state' | 'detail'>): Promise<void> {
	const row = await tx
		.selectFrom('appeal_notice')
		.select(['appeal_id', 'channel', 'state'])
		.where('id', '=', noticeId)
		.forUpdate()
		.executeTakeFirst();
	if (row === undefined || row.channel !== 'mail' || row.state !== 'waiting') return;
	if (state === 'failed') return otherWay(tx, noticeId, row.appeal_id, detail);
	await tx.updateTable('appeal_notice').set({ state, at: now(), detail }).where('id', '=', noticeId).execute();
}

/** A mailed notice came back: it goes the next best way. Told twice, it changes nothing. */
export async function noticeUndelivered(tx: Tx, noticeId: string, detail: string): Promise<void> {
	const row = await tx
		.selectFrom('appeal_notice')
		.select(['appeal_id', 'channel', 'state'])
		.where('id', '=', noticeId)
		.forUpdate()
		.executeTakeFirst();
	if (row?.channel === 'mail' && row.state !== 'handed') await otherWay(tx, noticeId, row.appeal_id, detail);
}

/** By what the applicant left beside the mail address: the desk posts it or calls; with nothing left it stands on the page. */
async function otherWay(tx: Tx, noticeId: string, appealId: string, detail: string): Promise<void> {
	const who = await applicantOf(asReader(tx), appealId);
	const channel = noticeWay(who === undefined ? undefined : { ...who, email: null });
	const state = channel === 'page' ? 'sent' : 'failed';
	await tx.updateTable('appeal_notice').set({ channel, state, at: now(), detail }).where('id', '=', noticeId).execute();
}

/** Somebody of the desk posted, handed over or read out a notice. Throws not_found, forbidden, conflict `appeals.delivered`. */
export async function recordNotice(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: { noticeId: string; detail?: string | undefined }
): Promise<void> {
	const appeal = await lockAppeal(tx, appealId);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, 'deliver', appeal)) throw forbidden();
	const notice = found(
		await tx
			.selectFrom('appeal_notice')
			.select(['state', 'kind'])
			.where('id', '=', input.noticeId)
			.where('appeal_id', '=', appealId)
			.forUpdate()
			.executeTakeFirst()
	);
	if (notice.state === 'handed' || notice.state === 'sent') throw conflict('appeals.delivered');
	const at = now();
	await tx
		.updateTable('appeal_notice')
		.set({ state: 'handed', at, detail: input.detail ?? null, person_id: actorId(actor) })
		.where('id', '=', input.noticeId)
		.execute();
	const data = { notice: notice.kind };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.noticed', seenBy: 'applicant', at, data });
}

/** The notices of an appeal, newest first. */
export function noticesOf(db: Reader, appealId: string) {
	return db
		.selectFrom('appeal_notice')
		.select(['id', 'kind', 'language', 'subject', 'text', 'channel', 'state', 'made_at', 'at', 'detail'])
		.where('appeal_id', '=', appealId)
		.orderBy('made_at', 'desc')
		.execute();
}

export interface OwedNotice {
	id: string;
	appealId: string;
	number: string;
	kind: string;
	subject: string;
	language: string;
	channel: string;
	state: string;
	madeAt: Temporal.Instant;
}

/** Notices that wait for somebody of the desk to post them or to call, of the appeals this actor reads; the oldest first. */
export async function noticesToHand(
	db: Reader,
	actor: Staff,
	page: { after?: { at: Temporal.Instant; id: string } | undefined; limit: number }
): Promise<OwedNotice[]> {
	const may = await readable(db, actor);
	const after = page.after === undefined ? sql`true` : sql`(n.made_at, n.id) > (${page.after.at}, ${page.after.id}::uuid)`;
	return rows(
		db,
		sql<OwedNotice>`
			SELECT n.id, n.appeal_id AS "appealId", a.number, n.kind, n.subject, n.language, n.channel, n.state, n.made_at AS "madeAt"
			FROM appeal_notice n JOIN appeal a ON a.id = n.appeal_id
			WHERE n.state IN ('waiting', 'failed') AND n.channel IN ('letter', 'phone') AND ${may.where} AND ${after}
			ORDER BY n.made_at, n.id LIMIT ${page.limit}`
	);
}
