/** How promises are said, for the desk and for everybody alike: three things apart, every number with its whole. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { filesOfAll, type FileRow } from '#platform/files/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Stat, Tone } from '#lib/ui/shapes.ts';
import { assignmentsOf } from '#modules/assignments/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import {
	milestonesMet,
	milestoneState,
	progressOf,
	VERDICTS,
	PROGRESSES,
	type MilestoneState,
	type Progress,
	type Verdict
} from '../rules.ts';
import { indicatorOf } from './commands/work-promise.ts';
import { EVIDENCE } from './files.ts';
import { evidenceOf, verdictsOf, type Days, type EvidenceRow, type PromiseRow, type Tally } from './queries.ts';
import { stillSince } from './still.ts';

const PROGRESS_TONES: Record<Progress, Tone> = { not_rated: 'neutral', in_works: 'underway', stalled: 'late' };
const VERDICT_TONES: Record<Verdict, Tone> = {
	kept: 'done',
	kept_late: 'done',
	compromise: 'underway',
	broken: 'late',
	withdrawn: 'neutral'
};
const MILESTONE_TONES: Record<MilestoneState, Tone> = {
	owed: 'underway',
	late: 'late',
	reported: 'new',
	unproved: 'late',
	met: 'done',
	met_late: 'done',
	cancelled: 'neutral'
};

export interface Tagged {
	text: string;
	tone: Tone;
}

/** The days that everything is judged by now. */
export async function daysNow(db: Reader): Promise<Days> {
	const today = dayOf(now());
	return { today, still: await stillSince(db, today) };
}

/** How it goes until it is judged, then what came of it: what was judged neither goes on nor stands still. */
export function tagsOf(
	lang: Lang,
	promise: PromiseRow,
	{ still }: Days
): { progress: Tagged; verdict: undefined } | { progress: undefined; verdict: Tagged } {
	const t = messages[lang];
	if (promise.verdict !== null)
		return { progress: undefined, verdict: { text: t.verdicts[promise.verdict], tone: VERDICT_TONES[promise.verdict] } };
	const progress = progressOf(promise, still);
	return { progress: { text: t.progress[progress], tone: PROGRESS_TONES[progress] }, verdict: undefined };
}

/** Lines of a list. */
export async function toLines(db: Reader, lang: Lang, list: readonly PromiseRow[], days: Days) {
	const places = await placeNames(
		db,
		list.map(({ territoryId }) => territoryId),
		lang
	);
	return list.map((promise) => ({
		id: promise.id,
		number: formatNumber(lang, promise.number),
		quote: promise.quote,
		language: promise.language,
		place: places.get(promise.territoryId) ?? '',
		responsible: promise.responsible[lang],
		due: formatDate(lang, promise.dueOn),
		late: promise.verdict === null && Temporal.PlainDate.compare(promise.dueOn, days.today) < 0,
		publication: promise.publication === 'published' ? undefined : messages[lang].publications[promise.publication],
		...tagsOf(lang, promise, days)
	}));
}
export type PromiseLine = Awaited<ReturnType<typeof toLines>>[number];

/** Every verdict and progress with its number, the whole first; `href` opens what is behind a number. */
export function toStats(lang: Lang, tally: Tally, href: (standing?: string) => string): Stat[] {
	const t = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const each = [...VERDICTS, ...PROGRESSES].filter((one) => (tally.by[one] ?? 0) > 0);
	return [
		{ value: n(tally.all), label: t.columns.all, href: href() },
		...each.map((one) => ({ value: n(tally.by[one] ?? 0), label: t.standings[one], href: href(one), late: one === 'broken' })),
		...(tally.overdue > 0 ? [{ value: n(tally.overdue), label: t.standings.overdue, href: href('overdue'), late: true }] : [])
	];
}

const verdictCount = (tally: Tally, ...verdicts: Verdict[]) => verdicts.reduce((total, one) => total + (tally.by[one] ?? 0), 0);

/** A row of a table by region, topic or unit: all, kept in any way, broken, overdue. */
export function toTallyRow(lang: Lang, name: string, href: string, tally: Tally) {
	const n = (value: number) => formatNumber(lang, value);
	const kept = verdictCount(tally, 'kept', 'kept_late');
	return {
		name,
		href,
		all: n(tally.all),
		kept: n(kept),
		part: n(verdictCount(tally, 'compromise')),
		broken: n(verdictCount(tally, 'broken')),
		overdue: n(tally.overdue)
	};
}
export type TallyRow = ReturnType<typeof toTallyRow>;

export interface Source {
	text: string;
	href: string | undefined;
}

/** Where it was said: page, day, speaker, link. */
export function sourceOf(lang: Lang, { programmeTitle, page, saidOn, speaker, url }: PromiseRow): Source {
	const t = messages[lang];
	const parts = [programmeTitle[lang], page && t.sourcePage(page), saidOn && formatDate(lang, saidOn), speaker];
	return { text: parts.filter((part) => part !== null && part !== '').join(', '), href: url ?? undefined };
}

export function factsOf(lang: Lang, promise: PromiseRow, place: string): Fact[] {
	const t = messages[lang];
	const f = t.fields;
	const moved = !promise.firstDueOn.equals(promise.dueOn);
	return [
		{ term: f.place, value: place },
		{ term: f.theme, value: promise.themeName[lang] },
		{
			term: f.dueOn,
			value: formatDate(lang, promise.dueOn),
			note: moved ? `${f.firstDue}: ${formatDate(lang, promise.firstDueOn)}` : undefined
		},
		{ term: f.responsible, value: promise.responsible[lang] },
		{ term: f.criterion, value: promise.criterion, lang: promise.language },
		...(promise.budget === null ? [] : [{ term: f.budget, value: formatNumber(lang, promise.budget) }])
	];
}

/** The indicator with its readings, the newest first; no per cent of anything. */
function indicator(lang: Lang, promise: PromiseRow, evidence: readonly EvidenceRow[]) {
	const known = indicatorOf(promise);
	if (known === undefined) return undefined;
	const t = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const read = evidence.filter(({ value, struckAt }) => value !== null && struckAt === null);
	const [last] = read;
	return {
		measure: known.measure,
		text: t.indicator(n(known.baseline), n(known.target), known.measure),
		last: last === undefined ? t.noReading : t.lastReading(t.reading(n(last.value ?? 0), known.measure), formatDate(lang, last.onDay))
	};
}

async function milestones(db: Reader, lang: Lang, promise: PromiseRow, evidence: readonly EvidenceRow[], today: Temporal.PlainDate) {
	const t = messages[lang];
	const list = await assignmentsOf(db, { kind: 'promise', id: promise.id });
	const rows = list.map((one) => {
		const proofs = evidence.filter(({ milestoneId, struckAt }) => milestoneId === one.id && struckAt === null).length;
		const reportedOn = one.reportedAt === null ? null : dayOf(one.reportedAt);
		const state = milestoneState({ assignment: one.state, dueOn: one.dueOn, firstDueOn: one.firstDueOn, reportedOn, proofs }, today);
		return {
			id: one.id,
			state,
			text: one.text,
			until: formatDate(lang, one.dueOn),
			proofs: formatNumber(lang, proofs),
			tag: { text: t.milestoneStates[state], tone: MILESTONE_TONES[state] }
		};
	});
	const { met, of } = milestonesMet(rows.map(({ state }) => state));
	return { rows, text: of === 0 ? undefined : t.milestonesMet(formatNumber(lang, met), formatNumber(lang, of)) };
}

function evidenceView(lang: Lang, one: EvidenceRow, file: FileRow | undefined, names: ReadonlyMap<string, string>) {
	const t = messages[lang];
	const where = one.place === null ? undefined : t.photoWhere(one.place, one.atTime ?? '');
	return {
		id: one.id,
		kind: t.kinds[one.kind],
		title: one.title,
		href: one.url ?? (file && paths.file(file.id)),
		// Without a caption: where and when it was taken stands in the list of evidence below.
		photo: one.kind === 'photo' && file !== undefined ? { id: file.id, href: paths.file(file.id), alt: one.title } : undefined,
		day: formatDate(lang, one.onDay),
		note: one.contract === null ? where : t.contractNo(one.contract),
		value: one.value === null ? undefined : formatNumber(lang, one.value),
		milestone: one.milestoneId === null ? undefined : names.get(one.milestoneId),
		hash: one.sha256,
		struck: one.struckReason === null ? undefined : t.struck(one.struckReason)
	};
}

/** All that is known of one promise, in the reader's language: the same for the desk and for everybody. */
export async function readPromise(db: Reader, lang: Lang, promise: PromiseRow) {
	const [days, places, list, verdicts] = await Promise.all([
		daysNow(db),
		placeNames(db, [promise.territoryId], lang),
		evidenceOf(db, promise.id),
		verdictsOf(db, promise.id)
	]);
	const t = messages[lang];
	const steps = await milestones(db, lang, promise, list, days.today);
	const names = new Map(steps.rows.map(({ id, text }) => [id, text]));
	const files = await filesOfAll(
		db,
		EVIDENCE,
		list.map(({ id }) => id)
	);
	const evidence = list.map((one) => evidenceView(lang, one, files.get(one.id)?.[0], names));
	const titles = new Map(list.map(({ id, title }) => [id, title]));
	const said = verdicts.map((one) => ({
		id: one.id,
		tag: { text: t.verdicts[one.verdict], tone: VERDICT_TONES[one.verdict] },
		when: t.judged(formatDate(lang, one.onDay)),
		done: one.doneOn === null ? undefined : t.doneOn(formatDate(lang, one.doneOn)),
		reason: one.reason,
		evidence: one.evidenceIds.map((id) => ({ id, title: titles.get(id) ?? '' }))
	}));
	return {
		id: promise.id,
		title: t.number(formatNumber(lang, promise.number)),
		quote: promise.quote,
		language: promise.language,
		publication: promise.publication === 'published' ? undefined : t.publications[promise.publication],
		...tagsOf(lang, promise, days),
		source: sourceOf(lang, promise),
		place: places.get(promise.territoryId) ?? '',
		facts: factsOf(lang, promise, places.get(promise.territoryId) ?? ''),
		indicator: indicator(lang, promise, list),
		milestones: steps,
		evidence,
		/** The latest, whether or not its evidence still stands. */
		judged: said[0] && { ...said[0], holds: promise.verdict !== null },
		earlier: said.slice(1),
		days
	};
}
export type PromiseView = Awaited<ReturnType<typeof readPromise>>;
