/** What the form of a series begins with. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { nextSeries } from '../rules/series.ts';
import { audienceValues, criteriaValues } from './draft-form.ts';
import { mayDirect } from './policy.ts';
import { seriesFor } from './series.ts';

/** The most usual one: each month by the fifth, from tomorrow. */
export function newSeriesValues(): Record<string, string> {
	const fromOn = dayOf(now()).add({ days: 1 }).toString();
	return { every: 'month', weekday: '1', quarterMonth: '1', month: '1', day: '5', lead: '5', fromOn };
}

/** A series as its form has it. Throws not_found, forbidden, conflict. */
export async function seriesValues(db: Reader, actor: Staff, id: string): Promise<Record<string, string>> {
	const row = await seriesFor(db, actor, id);
	if (!mayDirect(actor, row.issuerPath)) throw forbidden();
	if (nextSeries(row.state, 'change') === undefined) throw conflict('directives.series_not_now');
	const { rhythm, lead, from, until } = row.plan;
	const day = String(rhythm.day);
	const own = rhythm.every === 'week' ? { weekday: day } : { day };
	const month = 'month' in rhythm ? { [rhythm.every === 'quarter' ? 'quarterMonth' : 'month']: String(rhythm.month) } : {};
	return {
		title: row.title,
		text: row.text,
		priority: row.priority ?? '',
		issuerUnitId: row.issuerUnitId,
		...newSeriesValues(),
		every: rhythm.every,
		...own,
		...month,
		lead: String(lead),
		fromOn: from.toString(),
		untilOn: until?.toString() ?? '',
		...audienceValues(row.audience),
		...criteriaValues(row.criteria)
	};
}
