/** A series as it is kept, and who may know of it: the leadership and the auditors of its issuing side. For everybody else it is not there. */
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { telling } from '#platform/journal/index.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { keptAudience } from '#modules/organisation/audience-input.ts';
import { keptCriteria } from '../input.ts';
import { occurrences, settle, type Every, type Occurrence, type Plan, type Rhythm } from '../rules/rhythm.ts';
import { nextSeries, type Halt, type SeriesAct, type SeriesState, type Skipped } from '../rules/series.ts';
import { draftPaths, mayDirect } from './policy.ts';

export const SERIES = 'directive_series';
/** One row on the series' own chain; each directive of it has its own. */
export const tellSeries = telling(SERIES);

export interface SeriesRow {
	id: string;
	state: SeriesState;
	halt: Halt | null;
	/** Of whoever paused, ended or changed it last. */
	reason: string | null;
	title: string;
	text: string;
	priority: string | null;
	criteria: { text: string; evidence: boolean }[];
	audience: Audience;
	issuerUnitId: string;
	issuerPath: string;
	keeperId: string;
	plan: Plan;
	/** The first that was not dealt with, by the calendar `calendarVersion`; null before it is started and once it is over. */
	next: Occurrence | null;
	calendarVersion: number;
	madeAt: Temporal.Instant;
}

interface Stored extends Omit<SeriesRow, 'criteria' | 'audience' | 'plan' | 'next'> {
	criteria: unknown;
	audience: unknown;
	every: Every;
	month: number | null;
	day: number;
	lead: number;
	fromOn: Temporal.PlainDate;
	untilOn: Temporal.PlainDate | null;
	period: Temporal.PlainDate | null;
	issueOn: Temporal.PlainDate | null;
	dueOn: Temporal.PlainDate | null;
}

/** SQL of a series `s` with its issuing unit `i`. */
const COLUMNS = sql`
	s.id, s.state, s.halt, s.reason, s.title, s.text, s.priority, s.criteria, s.audience, s.issuer_unit_id AS "issuerUnitId",
	i.path::text AS "issuerPath", s.keeper_id AS "keeperId", s.every, s.month, s.day, s.lead, s.from_on AS "fromOn", s.until_on AS "untilOn",
	s.next_period AS period, s.next_issue_on AS "issueOn", s.next_due_on AS "dueOn", s.calendar_version AS "calendarVersion", s.made_at AS "madeAt"`;

function rhythmOf({ every, month, day }: Pick<Stored, 'every' | 'month' | 'day'>): Rhythm {
	if (every === 'week' || every === 'month') return { every, day };
	return { every, month: month ?? 1, day };
}

function toSeries(stored: Stored): SeriesRow {
	const { criteria, audience, every, month, day, lead, fromOn, untilOn, period, issueOn, dueOn, ...row } = stored;
	return {
		...row,
		criteria: keptCriteria.parse(criteria),
		audience: keptAudience(audience),
		plan: { rhythm: rhythmOf({ every, month, day }), lead, from: fromOn, until: untilOn },
		next: period === null || issueOn === null || dueOn === null ? null : { period, issueOn, dueOn }
	};
}

/** The series for which the condition (SQL over `s` and `i`, with its order and limit) holds. */
export async function seriesWhere(db: Reader | Tx, condition: ReturnType<typeof sql>): Promise<SeriesRow[]> {
	const list = await rows(
		db,
		sql<Stored>`SELECT ${COLUMNS} FROM directive_series s JOIN unit i ON i.id = s.issuer_unit_id WHERE ${condition}`
	);
	return list.map(toSeries);
}

/** SQL: the actor may know of the series `s` of the unit `i`. */
export function knownSeries(actor: Actor): ReturnType<typeof sql<boolean>> {
	if (actor.kind === 'system') return sql<boolean>`true`;
	return actor.kind === 'staff' ? sql<boolean>`i.path <@ ANY(${draftPaths(actor)}::ltree[])` : sql<boolean>`false`;
}

/** A series for somebody who may know of it. Throws not_found for everybody else. */
export async function seriesFor(db: Reader | Tx, actor: Actor, id: string): Promise<SeriesRow> {
	return found((await seriesWhere(db, sql`s.id = ${id} AND ${knownSeries(actor)}`))[0]);
}

/** Holds a series until the transaction ends: what comes of each period is decided by one at a time. */
export async function lockSeries(tx: Tx, id: string): Promise<void> {
	await sql`SELECT FROM directive_series WHERE id = ${id} FOR UPDATE`.execute(tx);
}

/** Opens a series for an act. Throws not_found, forbidden, conflict `directives.series_not_now`. */
export async function openSeries(tx: Tx, actor: Actor, id: string, act: SeriesAct): Promise<{ series: SeriesRow; to: SeriesState }> {
	await lockSeries(tx, id);
	const series = await seriesFor(asReader(tx), actor, id);
	if (!mayDirect(actor, series.issuerPath)) throw forbidden();
	const to = nextSeries(series.state, act);
	if (to === undefined) throw conflict('directives.series_not_now');
	return { series, to };
}

/** Records that nothing comes of these periods, and why. */
export async function passOver(tx: Tx, actor: Actor, id: string, list: readonly Occurrence[], skipped: Skipped): Promise<void> {
	if (list.length === 0) return;
	const at = now();
	const none = list.map(({ period, dueOn }) => ({ series_id: id, period, due_on: dueOn, directive_id: null, skipped, at }));
	await tx.insertInto('directive_occurrence').values(none).execute();
	await tellSeries(tx, actor, id, 'skipped', at, { days: list.map(({ dueOn }) => dueOn.toString()), skipped });
}

/** The period that was dealt with last; undefined before the first. */
export async function lastOf(tx: Tx, id: string): Promise<Pick<Occurrence, 'period' | 'dueOn'> | undefined> {
	const query = tx.selectFrom('directive_occurrence').select(['period', 'due_on as dueOn']).where('series_id', '=', id);
	return query.orderBy('period', 'desc').limit(1).executeTakeFirst();
}

/**
 * Deals with the periods whose due day has come, of a series that somebody takes up by day: this morning's issue is over, so
 * that what was due today and was not issued is passed over, too. Returns what comes next by its plan.
 */
export async function caughtUp(tx: Tx, actor: Actor, series: SeriesRow, skipped: Skipped): Promise<Occurrence | undefined> {
	if (series.next === null) return undefined;
	const { missed, due, next } = settle(await loadCalendar(tx), series.plan, series.next.period, dayOf(now()).add({ days: 1 }));
	await passOver(tx, actor, series.id, missed, skipped);
	return due[0] ?? next;
}

/** The columns that say what comes next. */
export function nextColumns(next: Occurrence | undefined, calendarVersion: number) {
	return {
		next_period: next?.period ?? null,
		next_issue_on: next?.issueOn ?? null,
		next_due_on: next?.dueOn ?? null,
		calendar_version: calendarVersion
	};
}

/** The columns of a state that begins now. */
export function stateColumns(state: SeriesState, halt: Halt | null, reason: string | null) {
	return { state, halt, reason, state_at: now() };
}

/** Keeps what comes next; where nothing does, the last day of the series has come and it ends. */
export async function goOn(tx: Tx, actor: Actor, id: string, next: Occurrence | undefined): Promise<void> {
	const { version } = await loadCalendar(tx);
	const over = next === undefined ? stateColumns('ended', null, null) : {};
	await tx
		.updateTable('directive_series')
		.set({ ...nextColumns(next, version), ...over })
		.where('id', '=', id)
		.execute();
	if (next === undefined) await tellSeries(tx, actor, id, 'over', now());
}

/** The next occurrences of a series that was started, by the calendar of today. */
export async function comingOf(db: Reader | Tx, { plan, next }: SeriesRow, count: number): Promise<Occurrence[]> {
	if (next === null) return [];
	return occurrences(await loadCalendar(db), plan, next.period)
		.take(count)
		.toArray();
}
