/**
 * Issues what comes again, each morning. What was missed while no server ran is issued once on return, with its own due day, as long
 * as that day has not passed: the units can still do it, and the date that everybody knows stays. What is past is recorded as missed
 * and asked of nobody: a duty that begins late would be counted against units that never had it.
 */
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { heldPosts } from '#platform/identity/posts.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { difference } from '../rules.ts';
import { settle, type Occurrence } from '../rules/rhythm.ts';
import { haltOf, type Halt } from '../rules/series.ts';
import { meant, shown } from './addressees.ts';
import { draftDirective } from './commands/draft-directive.ts';
import { issueDirective } from './commands/issue-directive.ts';
import { leads } from './policy.ts';
import { comingOf, goOn, lockSeries, nextColumns, passOver, seriesFor, stateColumns, tellSeries, type SeriesRow } from './series.ts';
import { tellKeeper } from './tell-keeper.ts';

const SYSTEM = { kind: 'system', job: 'directives.series' } as const;

/** Series whose day of issue has come, and, once after the calendar changed, those that wait by the old one. */
export async function seriesDue(db: Reader, today: Temporal.PlainDate): Promise<string[]> {
	const { version } = await loadCalendar(db);
	const due = await rows(
		db,
		sql<{ id: string }>`
			SELECT id FROM directive_series WHERE state = 'active' AND next_issue_on <= ${today}::date
			UNION SELECT id FROM directive_series WHERE state IN ('active', 'paused') AND calendar_version < ${version}
			ORDER BY id`
	);
	return due.map(({ id }) => id);
}

/** Each morning: every series that is due, each in its own transaction. Returns how many directives were issued. */
export async function issueAllSeries({ reader, write }: Pick<JobContext, 'reader' | 'write'>): Promise<number> {
	let issued = 0;
	const failed: unknown[] = [];
	for (const id of await seriesDue(reader, dayOf(now()))) {
		try {
			issued += await write((tx) => issueSeries(tx, id));
		} catch (error) {
			// One that fails keeps the others from nothing; the job fails in the end and is tried again.
			log.error({ error, series: id }, 'a series of directives could not be issued');
			failed.push(error);
		}
	}
	if (failed.length > 0) throw new AggregateError(failed, 'some series of directives could not be issued');
	return issued;
}

/** Issues what is due of one series and returns how many. Run again on the same day, or by two at once, it issues nothing more. */
export async function issueSeries(tx: Tx, id: string): Promise<number> {
	await lockSeries(tx, id);
	const series = await seriesFor(tx, SYSTEM, id);
	if (series.next === null) return 0;
	const calendar = await loadCalendar(tx);
	if (series.state === 'paused') {
		const [next = series.next] = await comingOf(tx, series, 1);
		await tx.updateTable('directive_series').set(nextColumns(next, calendar.version)).where('id', '=', id).execute();
		return 0;
	}
	const { missed, due, next } = settle(calendar, series.plan, series.next.period, dayOf(now()));
	await passOver(tx, SYSTEM, id, missed, 'missed');
	const first = due[0];
	if (first !== undefined) {
		const halt = await haltToday(tx, series);
		if (halt !== undefined) {
			await haltSeries(tx, series, halt, first, calendar.version);
			return 0;
		}
	}
	for (const one of due) await issueOne(tx, series, one);
	await goOn(tx, SYSTEM, id, next);
	return due.length;
}

async function haltToday(tx: Tx, { issuerUnitId, issuerPath, keeperId, audience }: SeriesRow) {
	const db = asReader(tx);
	const [issuer, posts, units] = [
		await unitById(db, issuerUnitId),
		await heldPosts(db, keeperId, dayOf(now())),
		await meant(db, audience, issuerPath)
	];
	return haltOf({ issuerOpen: issuer?.open === true, keeperLeads: leads(posts, issuerPath), units: units.length });
}

/** It pauses itself before what could not be issued: resumed in time, that comes after all. */
async function haltSeries(tx: Tx, series: SeriesRow, halt: Halt, first: Occurrence, calendarVersion: number): Promise<void> {
	const columns = { ...stateColumns('paused', halt, null), ...nextColumns(first, calendarVersion) };
	await tx.updateTable('directive_series').set(columns).where('id', '=', series.id).execute();
	await tellSeries(tx, SYSTEM, series.id, 'halted', now(), { halt, due: first.dueOn.toString() });
	await tellKeeper(tx, series, halt, first);
}

/** Units that the journal names, of those that came or went. */
const NAMED = 10;

async function issueOne(tx: Tx, series: SeriesRow, { period, dueOn }: Occurrence): Promise<void> {
	const before = await lastIssued(tx, series.id);
	const { title, text, priority, issuerUnitId, criteria, audience } = series;
	const draft = { title, text, priority: priority ?? undefined, issuerUnitId, criteria, audience, dueOn };
	const directiveId = await draftDirective(tx, SYSTEM, draft);
	const at = now();
	await tx
		.insertInto('directive_occurrence')
		.values({ series_id: series.id, period, due_on: dueOn, directive_id: directiveId, at })
		.execute();
	const units = await issueDirective(tx, SYSTEM, { directiveId });
	const { added, gone } = before === undefined ? { added: [], gone: [] } : difference(before, await shown(tx, directiveId));
	await tellSeries(tx, SYSTEM, series.id, 'issued', at, {
		directive: directiveId,
		due: dueOn.toString(),
		units,
		added: added.length,
		gone: gone.length,
		addedUnits: added.slice(0, NAMED),
		goneUnits: gone.slice(0, NAMED)
	});
}

/** The units of the directive that came of it last. */
async function lastIssued(tx: Tx, seriesId: string): Promise<string[] | undefined> {
	const query = tx.selectFrom('directive_occurrence').select('directive_id as id').where('series_id', '=', seriesId);
	const last = await query.where('directive_id', 'is not', null).orderBy('period', 'desc').limit(1).executeTakeFirst();
	return last === undefined || last.id === null ? undefined : shown(tx, last.id);
}
