/** What came of each time of a series, one under the other, so that one sees where it goes. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { paths } from '#lib/paths.ts';
import { outcomesOf, type Outcome } from '#modules/assignments/server/index.ts';
import { messages } from '../messages/index.ts';
import type { DirectiveState } from '../rules.ts';
import type { Skipped } from '../rules/series.ts';
import { KIND } from './visible.ts';
import { STATE_TONES } from './present.ts';

interface OccurrenceRow {
	period: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	directiveId: string | null;
	state: DirectiveState | null;
	skipped: Skipped | null;
}

const PAGE = 24;
const DAY = /^\d{4}-\d\d-\d\d$/;

async function occurrencesOf(db: Reader, seriesId: string, after: string | undefined): Promise<OccurrenceRow[]> {
	const place = after !== undefined && DAY.test(after) ? sql`o.period < ${after}::date` : sql`true`;
	return rows(
		db,
		sql<OccurrenceRow>`
			SELECT o.period, o.due_on AS "dueOn", o.directive_id AS "directiveId", d.state, o.skipped
			FROM directive_occurrence o LEFT JOIN directive d ON d.id = o.directive_id
			WHERE o.series_id = ${seriesId} AND ${place} ORDER BY o.period DESC LIMIT ${PAGE + 1}`
	);
}

/** Lengths on a bar a hundred long. */
function barOf({ given, inTime, late }: Outcome): { kind: 'good' | 'late'; x: number; width: number }[] {
	const part = (n: number) => Math.round((n / Math.max(1, given)) * 1000) / 10;
	return [
		{ kind: 'good' as const, x: 0, width: part(inTime) },
		{ kind: 'late' as const, x: part(inTime), width: part(late) }
	].filter(({ width }) => width > 0);
}

/** One page of what a series was, the newest first; `after` is the period of the last row of the page before. */
export async function presentOccurrences(db: Reader, lang: Lang, seriesId: string, after: string | undefined) {
	const found = await occurrencesOf(db, seriesId, after);
	const list = found.slice(0, PAGE);
	const ids = list.flatMap(({ directiveId }) => (directiveId === null ? [] : [directiveId]));
	const outcomes = await outcomesOf(db, KIND, ids, dayOf(now()));
	const { series: t, states } = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const last = found.length > PAGE ? list.at(-1) : undefined;
	return {
		items: list.map(({ period, dueOn, directiveId, state, skipped }) => {
			const outcome = directiveId === null ? undefined : outcomes.get(directiveId);
			return {
				period: period.toString(),
				due: formatDate(lang, dueOn),
				href: directiveId === null ? undefined : paths.desk.directive(directiveId),
				state: state === null ? '' : states[state],
				tone: state === null ? ('neutral' as const) : STATE_TONES[state],
				skipped: skipped === null ? '' : t.skipped[skipped],
				counts:
					outcome === undefined
						? undefined
						: {
								given: n(outcome.given),
								accepted: n(outcome.accepted),
								first: n(outcome.first),
								returned: n(outcome.returned),
								late: n(outcome.late),
								open: n(outcome.open)
							},
				bar: outcome === undefined ? [] : barOf(outcome)
			};
		}),
		older: last === undefined ? undefined : paths.desk.directiveSeriesOf(seriesId, { after: last.period.toString() })
	};
}
