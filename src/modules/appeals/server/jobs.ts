/** What this room does after the commit and by the clock. Each handler may run twice and does its work once. */
import { now } from '#platform/clock.ts';
import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { workingDaysBefore } from '#platform/calendar/rules.ts';
import { sql, type Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, ZONE } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { onSchedule, onTopic, type JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { MailRefused, sendMail } from '#platform/mail/index.ts';
import { open } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import { messages } from '../messages/index.ts';
import { next, type AppealState } from '../rules.ts';
import { applicantOf } from './applicant.ts';
import { recordMailDelivery } from './commands/deliver-decision.ts';
import { publicOrigin, sendNotice, statusUrl, type NoticeJob } from './notices.ts';
import { disagreeUntil } from './queries.ts';
import { updateAppeal } from './update.ts';

const SYSTEM = { kind: 'system', job: 'appeals' } as const;

/** Registers this room's handlers; called once when the server starts. */
export function registerAppealJobs(): void {
	onTopic<NoticeJob>('appeals.notice', (job, { reader, id }) => sendNotice(reader, job, id));
	onTopic<{ deliveryId: string }>('appeals.deliver', (job, context) => deliver(job.deliveryId, context));
	onTopic<{ appealId: string; token: string }>('appeals.code_link', (job, { reader, id }) => sendCodeLink(reader, job, id));
	onSchedule('appeals.close', '10 2 * * *', async (_, { reader, write }) => {
		await closeSettled(reader, write);
	});
	onSchedule('appeals.figures', '*/10 * * * *', async (_, { write }) => {
		await write((tx) => sql`SELECT refresh_figures()`.execute(tx));
	});
}

async function deliver(deliveryId: string, { reader, write, id: key }: JobContext): Promise<void> {
	const row = await reader
		.selectFrom('delivery as d')
		.innerJoin('decision as c', 'c.id', 'd.decision_id')
		.innerJoin('appeal as a', 'a.id', 'd.appeal_id')
		.select(['d.state', 'c.text', 'c.signed_at', 'c.language', 'a.id', 'a.number', 'a.language as reader_language'])
		.where('d.id', '=', deliveryId)
		.executeTakeFirst();
	if (row?.state !== 'waiting') return;
	const applicant = await applicantOf(reader, row.id);
	if (applicant === undefined || applicant.email === null) return;
	const lang = row.reader_language as Lang;
	const until = await disagreeUntil(reader, row.signed_at);
	const m = messages[lang].mail;
	try {
		const text = m.decision({ number: row.number, text: row.text, url: statusUrl(lang, row.number), until: formatDate(lang, until) });
		await sendMail({ to: applicant.email, subject: m.decisionSubject(row.number), text, key });
		await write((tx) => recordMailDelivery(tx, deliveryId, 'sent', ''));
	} catch (error) {
		// A refusal for good is told to the desk, which prints the letter; anything else is tried again.
		if (!(error instanceof MailRefused)) throw error;
		await write((tx) => recordMailDelivery(tx, deliveryId, 'failed', error.message));
	}
}

async function sendCodeLink(db: Reader, job: { appealId: string; token: string }, key: string): Promise<void> {
	const [applicant, appeal] = await Promise.all([
		applicantOf(db, job.appealId),
		db.selectFrom('appeal').select(['number', 'language']).where('id', '=', job.appealId).executeTakeFirst()
	]);
	if (appeal === undefined || applicant === undefined || applicant.email === null) return;
	const lang = appeal.language as Lang;
	const url = `${publicOrigin()}${paths.appealNewCode(lang, open(Buffer.from(job.token, 'base64')))}`;
	const m = messages[lang].mail;
	await sendMail({ to: applicant.email, subject: m.codeSubject(appeal.number), text: m.code({ number: appeal.number, url }), key });
}

/** Closes what was answered and not disagreed with in the term. A few hundred at a time, each in its own transaction. */
export async function closeSettled(reader: Reader, write: JobContext['write']): Promise<number> {
	const calendar = await loadCalendar(reader);
	const today = dayOf(now());
	const { n } = await termFor(reader, 'disagree', today);
	const before = workingDaysBefore(calendar, today, n);
	const rows = await reader
		.selectFrom('appeal')
		.select('id')
		.where('state', '=', 'answered')
		.where('answered_at', '<', before.toZonedDateTime(ZONE).toInstant())
		.limit(5_000)
		.execute();
	for (const { id } of rows) {
		await write(async (tx) => {
			const row = await tx.selectFrom('appeal').select('state').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
			const to = next(row.state as AppealState, 'close');
			if (to === undefined) return;
			await updateAppeal(tx, id, { state: to, closed_at: now() });
			await journal(tx, {
				subject: { kind: 'appeal', id },
				actor: SYSTEM,
				act: 'appeal.closed',
				seenBy: 'applicant',
				data: { by: 'term' }
			});
		});
	}
	return rows.length;
}
