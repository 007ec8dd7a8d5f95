import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { beginning } from '../../rules/rhythm.ts';
import { checkedIssue, meant } from '../addressees.ts';
import { caughtUp, goOn, nextColumns, openSeries, stateColumns, tellSeries, type SeriesRow } from '../series.ts';

/** Starts a series: from now on it is issued by itself. Throws as openSeries, conflict `directives.nobody`, `directives.no_dates`. */
export async function startSeries(tx: Tx, actor: Actor, input: { seriesId: string }): Promise<void> {
	const { series, to } = await openSeries(tx, actor, input.seriesId, 'start');
	await mayIssue(tx, actor, series);
	const calendar = await loadCalendar(tx);
	const [first] = beginning(calendar, series.plan, dayOf(now()), undefined, 1);
	if (first === undefined) throw conflict('directives.no_dates');
	const columns = { ...stateColumns(to, null, null), ...nextColumns(first, calendar.version), ...keeping(actor) };
	await tx.updateTable('directive_series').set(columns).where('id', '=', series.id).execute();
	await tellSeries(tx, actor, series.id, 'started', now(), { due: first.dueOn.toString() });
}

/** Pauses a series with the reason: nothing is issued until it is resumed. Throws as openSeries. */
export async function pauseSeries(tx: Tx, actor: Actor, input: { seriesId: string; reason: string }): Promise<void> {
	const { series, to } = await openSeries(tx, actor, input.seriesId, 'pause');
	await tx
		.updateTable('directive_series')
		.set(stateColumns(to, 'chosen', input.reason))
		.where('id', '=', series.id)
		.execute();
	await tellSeries(tx, actor, series.id, 'paused', now(), { reason: input.reason });
}

/**
 * Resumes a series: what can still be done in time is issued next morning, what cannot is recorded as passed over; when nothing is
 * left, it is over. Whoever resumes it keeps it. Throws as startSeries.
 */
export async function resumeSeries(tx: Tx, actor: Actor, input: { seriesId: string }): Promise<void> {
	const { series, to } = await openSeries(tx, actor, input.seriesId, 'resume');
	await mayIssue(tx, actor, series);
	await tx
		.updateTable('directive_series')
		.set({ ...stateColumns(to, null, null), ...keeping(actor) })
		.where('id', '=', series.id)
		.execute();
	await tellSeries(tx, actor, series.id, 'resumed', now());
	await goOn(tx, actor, series.id, await caughtUp(tx, actor, series, 'paused'));
}

/** Ends a series with the reason; what was issued stays as it is. Throws as openSeries. */
export async function endSeries(tx: Tx, actor: Actor, input: { seriesId: string; reason: string }): Promise<void> {
	const { series, to } = await openSeries(tx, actor, input.seriesId, 'end');
	const columns = { ...stateColumns(to, null, input.reason), ...nextColumns(undefined, series.calendarVersion) };
	await tx.updateTable('directive_series').set(columns).where('id', '=', series.id).execute();
	await tellSeries(tx, actor, series.id, 'ended', now(), { reason: input.reason });
}

/** What would keep it from being issued is said to whoever starts it, not next morning. */
async function mayIssue(tx: Tx, actor: Actor, series: SeriesRow): Promise<void> {
	const { issuer, audience } = await checkedIssue(tx, actor, series);
	if ((await meant(asReader(tx), audience, issuer.path)).length === 0) throw conflict('directives.nobody');
}

function keeping(actor: Actor): { keeper_id: string } | Record<string, never> {
	const keeper = staffId(actor);
	return keeper === null ? {} : { keeper_id: keeper };
}
