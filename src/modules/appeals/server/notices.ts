/**
 * What the applicant is told by mail, in the language of the appeal. Acts only note that something is to be told;
 * the job opens the address and writes the letter, so that no personal data waits in the queue.
 */
import type { Reader, Tx } from '#platform/db/index.ts';
import { config } from '#platform/config.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { sendMail } from '#platform/mail/index.ts';
import { open, seal } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';
import { applicantOf } from './applicant.ts';

export const NOTICES = ['received', 'registered', 'assigned', 'extended', 'moved', 'reopened', 'withdrawn', 'remark'] as const;
export type NoticeKind = (typeof NOTICES)[number];

export interface NoticeJob {
	appealId: string;
	kind: NoticeKind;
	/** ISO day, when the notice names a term. */
	due?: string;
	/** The access code, sealed and base64: it goes out once and rests nowhere in the clear. */
	code?: string;
}

/** The address under which people reach this deployment. */
export function publicOrigin(): string {
	const { ORIGIN, PORT } = config();
	return ORIGIN ?? `http://localhost:${String(PORT)}`;
}

export function statusUrl(lang: Lang, number: string): string {
	return `${publicOrigin()}${paths.appealStatus(lang, number)}`;
}

/** Notes that the applicant is to be told. */
export async function notice(
	tx: Tx,
	appealId: string,
	kind: NoticeKind,
	more: { due?: Temporal.PlainDate; code?: string } = {}
): Promise<void> {
	const job: NoticeJob = { appealId, kind };
	if (more.due !== undefined) job.due = more.due.toString();
	if (more.code !== undefined) job.code = seal(more.code).toString('base64');
	await enqueue(tx, 'appeals.notice', job);
}

/** Sends one notice; quiet when the applicant left no mail address. `key` keeps a retried job recognisable. */
export async function sendNotice(db: Reader, job: NoticeJob, key: string): Promise<void> {
	const [applicant, row] = await Promise.all([
		applicantOf(db, job.appealId),
		db.selectFrom('appeal').select(['number', 'language', 'received_at']).where('id', '=', job.appealId).executeTakeFirst()
	]);
	if (row === undefined || applicant === undefined || applicant.email === null) return;
	const lang = row.language as Lang;
	const m = messages[lang].mail;
	const facts = {
		number: row.number,
		url: statusUrl(lang, row.number),
		due: job.due === undefined ? '' : formatDate(lang, Temporal.PlainDate.from(job.due)),
		code: job.code === undefined ? '' : open(Buffer.from(job.code, 'base64')),
		received: formatDateTime(lang, row.received_at)
	};
	const subject = job.kind === 'received' ? m.receivedSubject(row.number) : m.noticeSubject(row.number);
	await sendMail({ to: applicant.email, subject, text: m.notice[job.kind](facts), key });
}
