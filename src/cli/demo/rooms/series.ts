/** Directives that come again: a monthly report in which the regions get better, and one that waits to be started. */
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { rows, sql, type Tx } from '../../../platform/db/index.ts';
import { ZONE } from '../../../platform/i18n/format.ts';
import { beginning, type Plan } from '../../../modules/directives/rules/rhythm.ts';
import { closeDirective, draftSeries, issueSeries, startSeries } from '../../../modules/directives/server/index.ts';
import { NOBODY } from '../../../modules/organisation/rules/audience.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { REMARK, REPORTS, SERIES } from './directive-words.ts';
import { branches, Played } from './directives.ts';
import { Script, type Stage } from './stage.ts';

const DAY = 86_400_000;
const MONTHLY = { rhythm: { every: 'month' as const, day: 5 }, lead: 7 };

const dayAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).toPlainDate();

export async function seriesScripts(stage: Stage, central: Staff): Promise<Script[]> {
	const regions = (await branches(stage)).filter((branch) => branch.kind === 'regional');
	const { reader } = stage.db;
	const issuerUnitId = central.posts[0]?.unitId ?? '';
	const begun = stage.world.now - 160 * DAY;
	const fromOn = dayAt(begun).add({ days: 20 });
	const common = { issuerUnitId, untilOn: undefined, reason: undefined, audience: { ...NOBODY, kinds: ['regional' as const] } };
	let seriesId = '';
	const first = new Script(stage, 'series', begun).after(0, async (tx) => {
		seriesId = await draftSeries(tx, central, { ...common, ...MONTHLY, ...SERIES.monthly, fromOn });
		await startSeries(tx, central, { seriesId });
	});
	const later = new Script(stage, 'series draft', stage.world.now - 3 * DAY).after(0, (tx) =>
		draftSeries(tx, central, {
			...common,
			...SERIES.quarterly,
			rhythm: { every: 'quarter', month: 1, day: 20 },
			lead: 10,
			fromOn: dayAt(stage.world.now).add({ days: 10 })
		})
	);
	const plan: Plan = { ...MONTHLY, from: fromOn, until: null };
	const times = beginning(await loadCalendar(reader), plan, dayAt(first.at), undefined, 6);
	const issued = times.flatMap(({ issueOn }, n) => {
		const at = issueOn.toZonedDateTime({ timeZone: ZONE, plainTime: '06:10' }).epochMilliseconds;
		return at > stage.world.now ? [] : month(stage, central, regions, at, n, (tx) => issueSeries(tx, seriesId));
	});
	return [first, later, ...issued];
}

/** One month: of those that are late or sent back the first time there are fewer each month. */
function month(
	stage: Stage,
	central: Staff,
	regions: Awaited<ReturnType<typeof branches>>,
	at: number,
	n: number,
	issue: (tx: Tx) => Promise<unknown>
) {
	const played = new Played(central);
	const whole = new Script(stage, `series ${String(n)}`, at).on(at, async (tx) => {
		await issue(tx);
		const [last] = await rows(
			tx,
			sql<{ id: string }>`SELECT directive_id AS id FROM directive_occurrence WHERE directive_id IS NOT NULL ORDER BY at DESC LIMIT 1`
		);
		played.directiveId = last?.id ?? '';
	});
	const parts = regions.map((region, i) => {
		const [late, returned] = [i % (n + 3) === 0, i % (n + 4) === 1];
		const script = new Script(stage, `series ${String(n)}: region ${String(i)}`, at);
		script.after(1, played.acknowledge(region)).after(late ? 9 : 3, played.report(region, REPORTS.monthly));
		if (returned) script.after(1, played.judge(central, region, REMARK)).after(1, played.report(region, REPORTS.monthly));
		return script.after(1, played.judge(central, region));
	});
	return [whole, ...parts, new Script(stage, `series ${String(n)} closed`, at).after(14, (tx) => closeDirective(tx, central, played))];
}
