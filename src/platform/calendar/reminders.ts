import { now } from '../clock.ts';
import { publicOrigin } from '../config.ts';
import { sql, type Database, type Reader, type Tx } from '../db/index.ts';
import { formatDate, ZONE } from '../i18n/format.ts';
import type { Lang, Texts } from '../i18n/lang.ts';
import { onSchedule } from '../jobs/index.ts';
import { log } from '../log.ts';
import { queueMail } from '../mail/index.ts';
import { loadCalendar, workdayEndsAt, workingDaysAfter, workingDaysBefore } from './index.ts';
import { messages } from './messages/index.ts';
import { isWorkingTime, LEVELS, REACH, STEPS, stepToSend, type Step } from './steps.ts';

/** Something that is owed by a date. */
export interface Owed {
	subjectId: string;
	dueOn: Temporal.PlainDate;
	/** Since when its owner has had it: steps before that are not sent. */
	since: Temporal.Instant;
}

export interface Recipient {
	personId: string;
	name: string;
	email: string;
	lang: Lang;
	/** Owes it, or answers for those who do. */
	role: 'mine' | 'above';
}

/** What a mail says of one item. `path` begins with a slash. No personal data of applicants. */
export interface ReminderLine {
	subjectId: string;
	title: Texts;
	path: string;
	to: Recipient[];
}

export interface ReminderSource {
	/** What is open and due from one day to another, after `after` by subject id. At most `limit`. */
	open: (
		db: Reader,
		span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
		page: { after: string | undefined; limit: number }
	) => Promise<Owed[]>;
	/** Who is told of each item at its step (`level`: how far up, see LEVELS) and what the mail says of it. */
	lines: (tx: Tx, items: readonly { subjectId: string; level: number }[]) => Promise<ReminderLine[]>;
}

const sources = new Map<string, ReminderSource>();

/** Registers what one kind of subject has to remind of. */
export function onReminder(subjectKind: string, source: ReminderSource): void {
	sources.set(subjectKind, source);
}

/** Kinds of subject that remind by themselves: an assignment on one of them does not do so a second time. */
export function reminderKinds(): string[] {
	return [...sources.keys()];
}

const PAGE = 2000;
const CLAIM = 1000;
const LOCK = 7_110_017;
const SHOWN = 50;

interface ToSend extends Owed {
	subjectKind: string;
	step: Step;
}

export interface Reminded {
	/** Items for which a step was due and not sent before. */
	items: number;
	mails: number;
}

/**
 * One look at everything owed: sends what is due now, one mail to a person for all their items, and remembers each
 * step of each term. Outside working time it does nothing. All in one transaction: a step is remembered exactly when
 * its mail is queued.
 */
export async function remind({ reader, write }: Pick<Database, 'reader' | 'write'>, at = now()): Promise<Reminded> {
	const [calendar, ends] = await Promise.all([loadCalendar(reader), workdayEndsAt(reader)]);
	const present = at.toZonedDateTimeISO(ZONE);
	if (!isWorkingTime(calendar, present, ends)) return { items: 0, mails: 0 };
	const today = present.toPlainDate();
	const span = { from: workingDaysBefore(calendar, today, REACH), to: workingDaysAfter(calendar, today, REACH) };
	const due: ToSend[] = [];
	for (const [subjectKind, source] of sources) {
		for await (const item of everyOpen(reader, source, span)) {
			const since = item.since.toZonedDateTimeISO(ZONE).toPlainDateTime();
			const step = stepToSend(calendar, { dueOn: item.dueOn, since }, present, ends);
			if (step !== undefined) due.push({ ...item, subjectKind, step });
		}
	}
	if (due.length === 0) return { items: 0, mails: 0 };
	return write((tx) => send(tx, due, at));
}

async function* everyOpen(reader: Reader, source: ReminderSource, span: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
	for (let after: string | undefined, full = true; full;) {
		const page = await source.open(reader, span, { after, limit: PAGE });
		yield* page;
		full = page.length === PAGE;
		after = page.at(-1)?.subjectId;
	}
}

interface Entry {
	recipient: Recipient;
	item: ToSend;
	line: ReminderLine;
}

async function send(tx: Tx, due: readonly ToSend[], at: Temporal.Instant): Promise<Reminded> {
	await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(tx);
	const fresh = await claim(tx, due, at);
	const entries: Entry[] = [];
	for (const [subjectKind, items] of Map.groupBy(fresh, (item) => item.subjectKind)) {
		const lines = await sources.get(subjectKind)?.lines(
			tx,
			items.map((item) => ({ subjectId: item.subjectId, level: LEVELS[item.step] }))
		);
		const byId = new Map(lines?.map((line) => [line.subjectId, line]));
		for (const item of items) {
			const line = byId.get(item.subjectId);
			for (const recipient of line?.to ?? []) if (line !== undefined) entries.push({ recipient, item, line });
		}
	}
	const byPerson = Map.groupBy(entries, (entry) => entry.recipient.personId);
	for (const list of byPerson.values()) await mail(tx, list);
	return { items: fresh.length, mails: byPerson.size };
}

/** Remembers the steps; only those that nobody remembered before are sent. */
async function claim(tx: Tx, due: readonly ToSend[], at: Temporal.Instant): Promise<ToSend[]> {
	const fresh: ToSend[] = [];
	for (let i = 0; i < due.length; i += CLAIM) {
		const part = due.slice(i, i + CLAIM);
		const taken = await tx
			.insertInto('reminder')
			.values(part.map((d) => ({ subject_kind: d.subjectKind, subject_id: d.subjectId, due_on: d.dueOn, step: d.step, sent_at: at })))
			.onConflict((c) => c.doNothing())
			.returning(['subject_kind', 'subject_id'])
			.execute();
		const ids = new Set(taken.map((row) => `${row.subject_kind} ${row.subject_id}`));
		fresh.push(...part.filter((d) => ids.has(`${d.subjectKind} ${d.subjectId}`)));
	}
	return fresh;
}

async function mail(tx: Tx, entries: readonly Entry[]): Promise<void> {
	const to = entries[0]?.recipient;
	if (to === undefined) return;
	await queueMail(tx, { to: to.email, lang: to.lang, subject: messages[to.lang].subject(entries.length), text: digest(to, entries) });
}

function digest(to: Recipient, entries: readonly Entry[]): string {
	const m = messages[to.lang];
	const parts = [m.greeting(to.name)];
	// What is latest first: late, then today, then what is still ahead; one's own before what one answers for.
	for (const step of STEPS.toReversed()) {
		for (const role of ['mine', 'above'] as const) {
			const of = entries.filter((e) => e.item.step === step && e.recipient.role === role);
			if (of.length === 0) continue;
			const lines = of.slice(0, SHOWN).map(({ line, item }) => {
				return `• ${line.title[to.lang]}, ${m.due(formatDate(to.lang, item.dueOn))}\n  ${publicOrigin()}${line.path}`;
			});
			const rest = of.length > SHOWN ? [`… +${String(of.length - SHOWN)}`] : [];
			parts.push([`${m[role][step]}:`, ...lines, ...rest].join('\n'));
		}
	}
	return parts.join('\n\n');
}

/** Registers the job: each quarter of an hour; at night and on days off it finds nothing to do. */
export function registerReminders(): void {
	onSchedule('calendar.remind', '*/15 * * * *', async (_, context) => {
		const done = await remind(context);
		if (done.items > 0) log.info({ ...done }, 'reminders were sent');
	});
}
