/** Reports by mail: on the first working day of a week or a month, what the reader may see that day. */
import { paths } from '#lib/paths.ts';
import { publicOrigin } from '#platform/config.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { isWorkingDay } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import type { Reader, Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { queueMail } from '#platform/mail/index.ts';
import { accountActor } from '#platform/identity/sessions.ts';
import { deskContext, filterParts, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { turnOf, type Frequency, type Turn } from '../rules.ts';
import { questionFrom, type Question } from './ask.ts';
import { fullReport, statisticsPdf } from './report.ts';
import { periodName } from './shapes.ts';

interface Due {
	id: string;
	accountId: string;
	email: string;
	query: string;
	frequency: Frequency;
	lang: Lang;
	turn: Turn;
}

/** Sends what is due and not sent yet; on a day off nothing is. How many were queued. */
export async function mailReports(reader: Reader, write: JobContext['write']): Promise<number> {
	const today = dayOf(now());
	if (!isWorkingDay(await loadCalendar(reader), today)) return 0;
	let sent = 0;
	for (const due of await dueOn(reader, today)) {
		try {
			if (await mailReport(reader, write, due)) sent++;
		} catch (error) {
			// One that fails is tried again in an hour and keeps the others from nothing.
			log.error({ error, subscription: due.id }, 'a report of the statistics could not be sent');
		}
	}
	return sent;
}

/** Subscriptions made before today whose report of this week or month has not gone out. */
async function dueOn(db: Reader, today: Temporal.PlainDate): Promise<Due[]> {
	const found = await db
		.selectFrom('statistic_subscription as s')
		.innerJoin('person as p', 'p.id', 's.person_id')
		.innerJoin('account as a', 'a.person_id', 'p.id')
		.select(['s.id', 's.query', 's.frequency', 's.language', 's.made_at', 'a.id as accountId', 'p.email'])
		.where('s.ended_at', 'is', null)
		.where('a.closed_at', 'is', null)
		.orderBy('s.id')
		.execute();
	const sent = await db
		.selectFrom('statistic_report')
		.select(['subscription_id', 'turn'])
		.where('sent_at', '>=', now().subtract({ hours: 24 * 40 }))
		.execute();
	const done = new Set(sent.map((row) => `${row.subscription_id} ${row.turn}`));
	return found.flatMap(({ id, query, frequency, language, made_at: madeAt, accountId, email }) => {
		const turn = turnOf(frequency as Frequency, today);
		if (email === null || dayOf(madeAt).equals(today) || done.has(`${id} ${turn.name}`)) return [];
		return [{ id, accountId, email, query, frequency: frequency as Frequency, lang: language as Lang, turn }];
	});
}

/** One report. Whoever has no right to it any more gets none; the right may come back, so the subscription stays. */
async function mailReport(db: Reader, write: JobContext['write'], due: Due): Promise<boolean> {
	const { lang, turn } = due;
	const actor = await accountActor(db, due.accountId);
	if (actor.kind !== 'staff') return false;
	const context = await deskContext(db, lang, actor);
	const query = new URLSearchParams(due.query);
	query.set('period', turn.period.text);
	const question = await questionFrom(db, actor, query).catch((error: unknown) => {
		if (error instanceof Refusal) return undefined;
		throw error;
	});
	if (question === undefined) return false;
	const pdf = await statisticsPdf(context, await fullReport(context, question.asked));
	const about = await aboutLine(context, question.asked);
	return write((tx) => queueOnce(tx, due, about, pdf));
}

/** "Алматы облысы, қараша 2026; тақырыбы: жолдар"; without the period where none is meant. */
export async function aboutLine(context: DeskContext, asked: Question['asked'], dated = true): Promise<string> {
	const narrowed = await filterParts(context, asked.filters);
	const whose = asked.unit.name[context.lang];
	return [dated ? `${whose}, ${periodName(context.lang, asked.period)}` : whose, ...narrowed.map(({ text }) => text)].join('; ');
}

/** The row and the letter in one transaction: two nodes send one. */
async function queueOnce(tx: Tx, { id, email, lang, query, turn }: Due, about: string, pdf: Buffer): Promise<boolean> {
	const { numInsertedOrUpdatedRows: inserted } = await tx
		.insertInto('statistic_report')
		.values({ subscription_id: id, turn: turn.name, sent_at: now() })
		.onConflict((oc) => oc.doNothing())
		.executeTakeFirst();
	if (inserted !== 1n) return false;
	const t = messages[lang].mail;
	const page = new URLSearchParams(query);
	page.set('period', turn.period.text);
	const url = `${publicOrigin()}${paths.desk.statistics(Object.fromEntries(page))}`;
	await queueMail(tx, {
		to: email,
		lang,
		subject: t.subject(turn.period.text),
		text: t.text({ about, url, day: formatDate(lang, dayOf(now())) }),
		files: [{ name: `statistics-${turn.period.text}.pdf`, type: 'application/pdf', base64: pdf.toString('base64') }]
	});
	return true;
}
