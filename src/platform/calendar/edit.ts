import { isDeepStrictEqual } from 'node:util';
import { now } from '../clock.ts';
import { sql, type Reader, type Tx } from '../db/index.ts';
import { forbidden, found, invalid } from '../errors.ts';
import { actorId, type Actor } from '../identity/actor.ts';
import type { Texts } from '../i18n/lang.ts';
import { enqueue } from '../jobs/index.ts';
import { journal } from '../journal/index.ts';
import { isWorkingDay, loadCalendar, makeCalendar, type Calendar, type SpecialDay } from './index.ts';
import { RECOMPUTE } from './recompute.ts';
import { computeSpan, spansOver, type Span } from './spans.ts';

/** The one calendar's subject in the journal. */
export const CALENDAR_SUBJECT = { kind: 'calendar', id: '0ca1e4da-0000-4000-8000-000000000001' } as const;

const LOCK = 7_110_016;
/** Versions of rules are added one at a time, too. */
export const RULES_LOCK = 7_110_043;

/** The calendar and the rules hold for the whole organisation: an administrator of its root changes it. */
export function canEdit(actor: Actor): boolean {
	if (actor.kind === 'system') return true;
	return actor.kind === 'staff' && actor.posts.some((post) => post.role === 'administrator' && !post.unitPath.includes('.'));
}

/** Who sees the editor with its history: administrators and auditors. */
export function canRead(actor: Actor): boolean {
	return canEdit(actor) || (actor.kind === 'staff' && actor.posts.some((post) => post.role === 'auditor' || post.role === 'administrator'));
}

/** A change of one day. `after` absent: the day becomes a plain one again. */
export interface DayChange {
	day: Temporal.PlainDate;
	after?: { kind: SpecialDay['kind']; name: Texts; source: Texts };
}

function applied(calendar: Calendar, change: DayChange): Calendar {
	const iso = change.day.toString();
	const rest = [...calendar.days.values()].filter((d) => d.day !== iso);
	return makeCalendar(calendar.version, change.after === undefined ? rest : [...rest, { day: iso, ...change.after }]);
}

export interface PreviewedMove {
	subjectKind: string;
	subjectId: string;
	ruleId: string;
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
}

export interface Preview {
	/** Whether people work on the day, before and after. */
	worked: { before: boolean; after: boolean };
	/** Open deadlines that would move. */
	count: number;
	later: number;
	earlier: number;
	/** The first of them by their date now. */
	first: PreviewedMove[];
}

/** What a change would do to the open deadlines, without doing it. */
export async function previewChange(db: Reader, change: DayChange, show = 20): Promise<Preview> {
	const calendar = await loadCalendar(db);
	const changed = applied(calendar, change);
	const worked = { before: isWorkingDay(calendar, change.day), after: isWorkingDay(changed, change.day) };
	const preview: Preview = { worked, count: 0, later: 0, earlier: 0, first: [] };
	for (const span of await spansOver(db, change.day)) {
		const to = computeSpan(changed, span).dueOn;
		const order = Temporal.PlainDate.compare(to, span.dueOn);
		if (order === 0) continue;
		preview.count += span.count;
		preview[order > 0 ? 'later' : 'earlier'] += span.count;
		if (preview.first.length < show) preview.first.push(...(await firstOf(db, span, to, show - preview.first.length)));
	}
	return preview;
}

async function firstOf(db: Reader, span: Span, to: Temporal.PlainDate, limit: number): Promise<PreviewedMove[]> {
	const list = await db
		.selectFrom('deadline')
		.select('subject_id')
		.where('met_at', 'is', null)
		.where('replaced_at', 'is', null)
		.where('due_on', '=', span.dueOn)
		.where('starts_on', '=', span.startsOn)
		.where('subject_kind', '=', span.subjectKind)
		.where('rule_id', '=', span.ruleId)
		.where('rule_version', '=', span.ruleVersion)
		.where('calendar_version', '=', span.calendarVersion)
		.orderBy('id')
		.limit(limit)
		.execute();
	return list.map((row) => ({ subjectKind: span.subjectKind, subjectId: row.subject_id, ruleId: span.ruleId, from: span.dueOn, to }));
}

/**
 * Sets or removes a day: a new version of the calendar, journalled with what was there before, and the job that
 * computes the touched deadlines again. Saying what already holds changes nothing and returns the version in force.
 * Throws forbidden, not_found (removing a plain day), invalid for a day out of the years we keep.
 */
export async function changeDay(tx: Tx, actor: Actor, change: DayChange, reason: string): Promise<number> {
	if (!canEdit(actor)) throw forbidden();
	if (change.day.year < 2015 || change.day.year > 2100) throw invalid('day', 'calendar.year');
	// One at a time: versions must be committed in their order, or a reader would keep a calendar without a change.
	await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(tx);
	const row = await tx.selectFrom('calendar_day').select(['kind', 'name', 'source']).where('day', '=', change.day).executeTakeFirst();
	const after = change.after ?? null;
	if (after === null) found(row);
	if (row !== undefined && isDeepStrictEqual({ ...row }, after)) return (await loadCalendar(tx)).version;
	const at = now();
	const { version } = await tx
		.insertInto('calendar_version')
		.values({ made_at: at, made_by: actorId(actor), reason })
		.returning('version')
		.executeTakeFirstOrThrow();
	await writeDay(tx, change, at);
	const before = row === undefined ? null : { ...row };
	await tx
		.insertInto('calendar_change')
		.values({
			version,
			day: change.day,
			before: before === null ? null : JSON.stringify(before),
			after: after === null ? null : JSON.stringify(after)
		})
		.execute();
	const act = after === null ? 'calendar.day_removed' : 'calendar.day_set';
	const data = { day: change.day.toString(), before, after, reason, version };
	await journal(tx, { subject: CALENDAR_SUBJECT, actor, act, seenBy: 'staff', data, at });
	await enqueue(tx, RECOMPUTE, { version });
	return version;
}

async function writeDay(tx: Tx, { day, after }: DayChange, at: Temporal.Instant): Promise<void> {
	if (after === undefined) {
		await tx.deleteFrom('calendar_day').where('day', '=', day).execute();
		return;
	}
	const values = { kind: after.kind, name: JSON.stringify(after.name), source: JSON.stringify(after.source), changed_at: at };
	await tx
		.insertInto('calendar_day')
		.values({ day, ...values })
		.onConflict((c) => c.column('day').doUpdateSet(values))
		.execute();
}

export interface CalendarChange {
	version: number;
	day: Temporal.PlainDate;
	at: Temporal.Instant;
	personId: string | null;
	reason: string;
	before: DayChange['after'] | null;
	after: DayChange['after'] | null;
}

/** What administrators changed, latest first; the days that shipped are not among it. */
export async function recentChanges(db: Reader, limit: number): Promise<CalendarChange[]> {
	const list = await db
		.selectFrom('calendar_change as c')
		.innerJoin('calendar_version as v', 'v.version', 'c.version')
		.select(['c.version', 'c.day', 'c.before', 'c.after', 'v.made_at', 'v.made_by', 'v.reason'])
		.where('v.made_by', 'is not', null)
		.orderBy('c.version', 'desc')
		.orderBy('c.day')
		.limit(limit)
		.execute();
	return list.map((row) => ({
		version: row.version,
		day: row.day,
		at: row.made_at,
		personId: row.made_by,
		reason: row.reason,
		before: row.before as CalendarChange['before'],
		after: row.after as CalendarChange['after']
	}));
}
