/**
 * The door of the calendar: the table of special days, the terms in force, and the computed deadlines of every
 * subject. The arithmetic itself is pure and stands in rules.ts.
 */
import type { Selectable } from 'kysely';
import { sql, rows, type DB, type Reader, type Tx } from '../db/index.ts';
import type { Texts } from '../i18n/lang.ts';
import { newId } from '../ids.ts';
import type { Subject } from '../journal/index.ts';
import { getSetting } from '../settings/index.ts';
import {
	deadline,
	makeCalendar,
	type Calendar,
	type ComputedDeadline,
	type DayUnit,
	type Explanation,
	type SpecialDay,
	type Term
} from './rules.ts';

export { onDeadlineMoved, type MovedDeadline, type MovedHandler } from './moved.ts';
export { onDeadlineSubjects, type DeadlineSubjects } from './subjects.ts';
export * from './rules.ts';

type DayRow = Selectable<DB['calendar_day']>;

/** The few latest calendars by version; the version is made in the transaction that changes the days. */
const cache = new Map<string, Calendar>();
const KEPT = 4;

/** The calendar as it is now. One short query when nothing changed since the last call. */
export async function loadCalendar(db: Reader | Tx): Promise<Calendar> {
	const [latest] = await rows(
		db,
		sql<{ version: number; made_at: Temporal.Instant }>`SELECT version, made_at FROM calendar_version ORDER BY version DESC LIMIT 1`
	);
	const version = latest?.version ?? 0;
	const key = `${String(version)} ${latest?.made_at.toString() ?? ''}`;
	const cached = cache.get(key);
	if (cached !== undefined) return cached;
	const days = await rows(db, sql<DayRow>`SELECT * FROM calendar_day ORDER BY day`);
	const calendar = makeCalendar(version, days.map(toSpecialDay));
	for (const old of [...cache.keys()].slice(0, Math.max(0, cache.size - KEPT + 1))) cache.delete(old);
	cache.set(key, calendar);
	return calendar;
}

function toSpecialDay(row: DayRow): SpecialDay {
	return { day: row.day.toString(), kind: row.kind === 'worked' ? 'worked' : 'off', name: row.name as Texts, source: row.source as Texts };
}

/** A duty's term with its name and source, as a page shows it. */
export interface Rule extends Term {
	validFrom: Temporal.PlainDate;
	name: Texts;
	source: Texts;
}

type RuleRow = Selectable<DB['deadline_rule']>;

export function toRule(row: RuleRow): Rule {
	return {
		ruleId: row.id,
		ruleVersion: row.version,
		n: row.days,
		unit: row.unit as DayUnit,
		validFrom: row.valid_from,
		name: row.name as Texts,
		source: row.source as Texts
	};
}

/** The rule's term in force on `on`. Throws when the rule has none yet: rules ship with Jauap, so that is our fault. */
export async function termFor(db: Reader | Tx, ruleId: string, on: Temporal.PlainDate): Promise<Rule> {
	const [term] = await termsFor(db, [ruleId], on);
	return term;
}

/** The terms of several rules, in the order asked. Throws like `termFor`. */
export async function termsFor<const Ids extends readonly [string, ...string[]]>(
	db: Reader | Tx,
	ruleIds: Ids,
	on: Temporal.PlainDate
): Promise<{ [I in keyof Ids]: Rule }> {
	const found = await rows(
		db,
		sql<RuleRow>`
			SELECT DISTINCT ON (id) * FROM deadline_rule WHERE id = ANY(${[...ruleIds]}::text[]) AND valid_from <= ${on} AND withdrawn_at IS NULL
			ORDER BY id, valid_from DESC, version DESC`
	);
	const terms = ruleIds.map((id) => {
		const row = found.find((one) => one.id === id);
		if (row === undefined) throw new Error(`no version of the rule ${id} is in force on ${on.toString()}`);
		return toRule(row);
	});
	return terms as { [I in keyof Ids]: Rule };
}

/** A term that runs from `start`: by the calendar, and by the rule as it is in force on `on`. Throws like `termFor`. */
export async function dueFrom(
	db: Reader | Tx,
	ruleId: string,
	start: Temporal.PlainDate,
	on: Temporal.PlainDate = start
): Promise<ComputedDeadline> {
	const [calendar, term] = await Promise.all([loadCalendar(db), termFor(db, ruleId, on)]);
	return deadline(calendar, start, term);
}

/** Every rule as it is in force on `on`, by name of the duty. */
export async function rulesInForce(db: Reader, on: Temporal.PlainDate): Promise<Rule[]> {
	const found = await rows(
		db,
		sql<RuleRow>`
			SELECT DISTINCT ON (id) * FROM deadline_rule WHERE valid_from <= ${on} AND withdrawn_at IS NULL
			ORDER BY id, valid_from DESC, version DESC`
	);
	return found.map(toRule);
}

/** When the working day ends (setting `working_hours`): what comes later is registered on the next working day. */
export async function workdayEndsAt(db: Reader | Tx): Promise<Temporal.PlainTime> {
	return Temporal.PlainTime.from((await getSetting(db as Reader, 'working_hours')).ends);
}

/** A deadline as it is kept. */
export interface StoredDeadline {
	id: string;
	subject: { kind: string; id: string };
	ruleId: string;
	ruleVersion: number;
	calendarVersion: number;
	startsOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	explanation: Explanation;
	computedAt: Temporal.Instant;
	metAt: Temporal.Instant | null;
}

/**
 * Keeps computed deadlines of a subject, one for each rule. An open deadline of the same rule is replaced: it stays as
 * a row, but no longer runs.
 */
export async function saveDeadlines(tx: Tx, subject: Subject, computed: readonly ComputedDeadline[], at: Temporal.Instant): Promise<void> {
	const ruleIds = computed.map(({ ruleId }) => ruleId);
	await openOf(tx, subject, ...ruleIds)
		.set({ replaced_at: at })
		.execute();
	await tx
		.insertInto('deadline')
		.values(
			computed.map((one) => ({
				id: newId(),
				subject_kind: subject.kind,
				subject_id: subject.id,
				rule_id: one.ruleId,
				rule_version: one.ruleVersion,
				calendar_version: one.calendarVersion,
				starts_on: one.startsOn,
				due_on: one.dueOn,
				explanation: JSON.stringify(one.explanation),
				computed_at: at
			}))
		)
		.execute();
}

/** The same for one. */
export function saveDeadline(tx: Tx, subject: Subject, computed: ComputedDeadline, at: Temporal.Instant): Promise<void> {
	return saveDeadlines(tx, subject, [computed], at);
}

/** The latest deadline of a subject by this rule, met or not; undefined when it never had one. */
export async function currentDeadline(db: Reader | Tx, subject: Subject, ruleId: string): Promise<StoredDeadline | undefined> {
	const [row] = await rows(
		db,
		sql<Selectable<DB['deadline']>>`
			SELECT * FROM deadline
			WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND rule_id = ${ruleId} AND replaced_at IS NULL
			ORDER BY id DESC LIMIT 1`
	);
	return row === undefined ? undefined : toStored(row);
}

/** Every deadline a subject has or had, first made first; replaced ones are left out. */
export async function deadlinesOf(db: Reader | Tx, subject: Subject): Promise<StoredDeadline[]> {
	const found = await rows(
		db,
		sql<Selectable<DB['deadline']>>`
			SELECT * FROM deadline WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND replaced_at IS NULL ORDER BY id`
	);
	return found.map(toStored);
}

function toStored(row: Selectable<DB['deadline']>): StoredDeadline {
	return {
		id: row.id,
		subject: { kind: row.subject_kind, id: row.subject_id },
		ruleId: row.rule_id,
		ruleVersion: row.rule_version,
		calendarVersion: row.calendar_version,
		startsOn: row.starts_on,
		dueOn: row.due_on,
		explanation: row.explanation as Explanation,
		computedAt: row.computed_at,
		metAt: row.met_at
	};
}

/** Marks the open deadline of this rule as met at `at`. Returns whether there was one. */
export async function meetDeadline(tx: Tx, subject: Subject, ruleId: string, at: Temporal.Instant): Promise<boolean> {
	const [result] = await openOf(tx, subject, ruleId).set({ met_at: at }).execute();
	return (result?.numUpdatedRows ?? 0n) > 0n;
}

/** Takes an open deadline of this rule out of the count: another rule sets the term now. */
export async function dropDeadline(tx: Tx, subject: Subject, ruleId: string, at: Temporal.Instant): Promise<void> {
	await openOf(tx, subject, ruleId).set({ replaced_at: at }).execute();
}

function openOf(tx: Tx, subject: Subject, ...ruleIds: string[]) {
	return tx
		.updateTable('deadline')
		.where('subject_kind', '=', subject.kind)
		.where('subject_id', '=', subject.id)
		.where('rule_id', 'in', ruleIds)
		.where('met_at', 'is', null)
		.where('replaced_at', 'is', null);
}
