import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import type { SeriesInput } from '../../input.ts';
import { beginning, type Plan } from '../../rules/rhythm.ts';
import { checkedIssue, meant } from '../addressees.ts';
import { caughtUp, lastOf, nextColumns, openSeries, tellSeries } from '../series.ts';

/**
 * Drafts a series and returns its id; nothing is issued before it is started. Throws forbidden for who does not lead the issuing
 * unit, invalid for a unit, a rule or days that cannot be (`directives.nobody`, `directives.no_dates`).
 */
export async function draftSeries(tx: Tx, actor: Actor, input: SeriesInput): Promise<string> {
	const { plan, columns } = await check(tx, actor, input);
	const calendar = await loadCalendar(tx);
	const [first] = beginning(calendar, plan, dayOf(now()), undefined, 1);
	if (first === undefined) throw invalid('untilOn', 'directives.no_dates');
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('directive_series')
		.values({ id, state: 'draft', calendar_version: calendar.version, made_at: at, state_at: at, ...columns })
		.execute();
	await tellSeries(tx, actor, id, 'drafted', at, { due: first.dueOn.toString() });
	return id;
}

/**
 * Changes what will be issued from now on, never what was: a new rhythm begins after the last due day that was given. Once it was
 * started it takes a reason, and whoever changes it keeps it. Throws as draftSeries, not_found, conflict `directives.series_not_now`.
 */
export async function changeSeries(tx: Tx, actor: Actor, input: SeriesInput & { seriesId: string }): Promise<void> {
	const { series } = await openSeries(tx, actor, input.seriesId, 'change');
	const { plan, columns } = await check(tx, actor, input);
	const draft = series.state === 'draft';
	if (!draft && input.reason === undefined) throw invalid('reason', 'required');
	// What the old plan missed is told before the new one takes its place.
	await caughtUp(tx, actor, series, series.state === 'paused' ? 'paused' : 'missed');
	const calendar = await loadCalendar(tx);
	const [next] = beginning(calendar, plan, dayOf(now()), await lastOf(tx, series.id), 1);
	if (next === undefined) throw invalid('untilOn', 'directives.no_dates');
	const coming = draft ? {} : nextColumns(next, calendar.version);
	await tx
		.updateTable('directive_series')
		.set({ ...columns, ...coming })
		.where('id', '=', series.id)
		.execute();
	await tellSeries(tx, actor, series.id, 'changed', now(), { due: next.dueOn.toString(), reason: draft ? undefined : input.reason });
}

async function check(tx: Tx, actor: Actor, input: SeriesInput) {
	const keeper = staffId(actor);
	if (keeper === null) throw forbidden();
	const { issuer, audience } = await checkedIssue(tx, actor, input);
	if ((await meant(asReader(tx), audience, issuer.path)).length === 0) throw invalid('kinds', 'directives.nobody');
	const { rhythm, lead, fromOn, untilOn = null } = input;
	if (untilOn !== null && Temporal.PlainDate.compare(untilOn, fromOn) < 0) throw invalid('untilOn', 'directives.until_early');
	const plan: Plan = { rhythm, lead, from: fromOn, until: untilOn };
	const columns = {
		title: input.title,
		text: input.text,
		priority: input.priority ?? null,
		criteria: JSON.stringify(input.criteria),
		audience: JSON.stringify(audience),
		issuer_unit_id: issuer.id,
		keeper_id: keeper,
		every: rhythm.every,
		month: 'month' in rhythm ? rhythm.month : null,
		day: rhythm.day,
		lead,
		from_on: fromOn,
		until_on: untilOn
	};
	return { plan, columns };
}
