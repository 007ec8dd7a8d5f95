/** All of the statistics at once: for a printed report, a table to take away, and other systems. */
import { Refusal } from '#platform/errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { getSetting } from '#platform/settings/index.ts';
import { reportPdf } from '#platform/pdf/index.ts';
import type { Sheet } from '#platform/tables/index.ts';
import { filterParts, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { counted, daysWithin, DIMENSIONS, MEASURES, onTimeShare, type Counted, type Dimension, type Tally } from '../rules.ts';
import { readNumbers, type Asked } from './figures.ts';
import { partsOf, wholeOf, type Part } from './parts.ts';
import { daysText, percent, periodName } from './shapes.ts';

export interface FullReport {
	asked: Asked;
	at: Temporal.Instant;
	whole: Tally;
	sections: { dimension: Dimension; parts: Part[] }[];
	/** So much changed since `at` that it is still being counted. */
	behind: boolean;
}

/** The parts by every dimension, of one moment and with the reader's rights now. Refused while the register is counted for the first time. */
export async function fullReport({ db, lang, actor }: DeskContext, asked: Asked): Promise<FullReport> {
	const dimensions = DIMENSIONS.filter((dimension) => dimension !== 'month' || asked.period?.size !== 'month');
	const { unit, filters, period } = asked;
	const numbers = await readNumbers(db, actor, { unit, filters, periods: period === undefined ? [] : [period], openToo: false });
	if ('done' in numbers) throw new Refusal('unavailable', 503);
	const { at, behind } = numbers;
	const groups = numbers.by(asked, dimensions);
	const sections = await Promise.all(
		dimensions.map(async (dimension) => ({
			dimension,
			parts: await partsOf({ db, lang, asked }, dimension, groups.get(dimension) ?? new Map<string, Tally>())
		}))
	);
	return { asked, at, behind, whole: wholeOf(groups.get('channel') ?? new Map<string, Tally>()), sections };
}

const PRINTED: readonly Counted[] = [
	'received',
	'onTime',
	'late',
	'waiting',
	'overdue',
	'apart',
	'extended',
	'reopened',
	'repeated',
	'solved',
	'partly',
	'notSolved',
	'silent',
	'merged',
	'formal',
	'sound',
	'weak',
	'failed'
];

const days = (tally: Tally, share: number) => daysWithin(tally, share) ?? null;

/** What a report is about, in words: whose, when received, narrowed to what. */
async function aboutOf(context: DeskContext, { asked, at, behind }: FullReport): Promise<string[]> {
	const { lang } = context;
	const t = messages[lang];
	const narrowed = await filterParts(context, asked.filters);
	const period = asked.period === undefined ? [] : [`${t.form.period}: ${periodName(lang, asked.period)}`];
	return [
		`${t.form.unit}: ${asked.unit.name[lang]}`,
		...period,
		...(narrowed.length === 0 ? [] : [narrowed.map(({ text }) => text).join('; ')]),
		behind ? t.behind(formatDateTime(lang, at)) : t.report.at(formatDateTime(lang, at)),
		t.mergedNote
	];
}

function summary(lang: Lang, { whole }: FullReport): string[][] {
	const t = messages[lang].numbers;
	const { sums } = whole;
	const said = sums.solved + sums.partly + sums.notSolved;
	const n = (what: Counted) => formatNumber(lang, counted(sums, what));
	const within = (share: number) => {
		const found = daysWithin(whole, share);
		return found === undefined ? t.none : t.days(found);
	};
	return [
		[t.received, n('received')],
		[t.decided, n('decided')],
		[t.onTime, percent(lang, onTimeShare(sums))],
		[t.open, n('open')],
		[t.overdue, n('overdue')],
		[t.median, within(0.5)],
		[t.most, within(0.9)],
		[t.solved, percent(lang, said === 0 ? undefined : sums.solved / said)],
		[t.reopened, n('reopened')],
		[t.repeated, n('repeated')]
	];
}

/** The report on paper: the main numbers, then a table for each way to break them down. */
export async function statisticsPdf(context: DeskContext, report: FullReport): Promise<Buffer> {
	const { db, lang } = context;
	const t = messages[lang];
	const [{ name }, lines] = await Promise.all([getSetting(db, 'organisation'), aboutOf(context, report)]);
	const cells = (tally: Tally) => [
		...PRINTED.map((what) => formatNumber(lang, counted(tally.sums, what))),
		...[0.5, 0.9].map((share) => daysText(lang, tally, share))
	];
	return reportPdf({
		lang,
		organisation: name[lang],
		title: t.report.title,
		lines,
		tables: [
			{ caption: t.numbers.title, head: [t.report.measure, t.report.value], rows: summary(lang, report) },
			...report.sections.map(({ dimension, parts }) => ({
				caption: t.by[dimension],
				head: [t.columns[dimension], ...PRINTED.map((what) => t.columns[what]), t.columns.median, t.columns.most],
				rows: [...parts.map((part) => [part.name, ...cells(part.tally)]), [t.total, ...cells(report.whole)]],
				total: true
			}))
		]
	});
}

/** The same for a spreadsheet: one row for each part, the property it is a part by in the first column. */
export function statisticsSheet(lang: Lang, { whole, sections }: FullReport): Sheet {
	const { columns, by, total, title, report } = messages[lang];
	const cells = (tally: Tally) => [...MEASURES.map((measure) => tally.sums[measure]), days(tally, 0.5), days(tally, 0.9)];
	return {
		name: title,
		head: [report.by, report.part, ...MEASURES.map((measure) => columns[measure]), columns.median, columns.most],
		rows: [
			[total, null, ...cells(whole)],
			...sections.flatMap(({ dimension, parts }) => parts.map((part) => [by[dimension], part.name, ...cells(part.tally)]))
		]
	};
}

/** The same for another system: codes and ids beside names, numbers as numbers. */
export function toApiStatistics(lang: Lang, { asked, at, whole, sections }: FullReport) {
	const figures = (tally: Tally) => {
		const share = onTimeShare(tally.sums);
		return {
			...tally.sums,
			decided: counted(tally.sums, 'decided'),
			open: counted(tally.sums, 'open'),
			onTimeShare: share === undefined ? null : Math.round(share * 1000) / 10,
			medianWorkingDays: days(tally, 0.5),
			ninetiethWorkingDays: days(tally, 0.9)
		};
	};
	const { id, code, name } = asked.unit;
	return {
		asOf: at.round('second').toString(),
		unit: { id, code, name: name[lang] },
		period: asked.period?.text ?? '',
		total: figures(whole),
		groups: sections.map(({ dimension, parts }) => ({
			by: dimension,
			parts: parts.map((part) => ({ key: part.key, name: part.name, figures: figures(part.tally) }))
		}))
	};
}
