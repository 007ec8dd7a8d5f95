import { paths } from '#lib/paths.ts';
import { formatDate, formatDateTime, formatDayMonth, formatMonth, formatWeekday } from '../i18n/format.ts';
import type { Lang, Texts } from '../i18n/lang.ts';
import type { CalendarChange, Preview } from './edit.ts';
import { pageMessages } from './messages-page/index.ts';
import { isWorkingDay, type Calendar, type ComputedDeadline, type SpecialDay } from './rules.ts';
import { daysBetween, walk, type WalkedDay } from './walk.ts';

/** How a day looks in the year: plain days, plain weekends, holidays, worked weekends. */
export type DayKind = 'work' | 'weekend' | 'off' | 'worked';

export interface DayCell {
	iso: string;
	number: number;
	kind: DayKind;
	/** Said to those who hear it: "сенбі, 27 тамыз – Жұмыс күні болған сенбі". */
	label: string;
	today: boolean;
}

export interface MonthView {
	key: string;
	name: string;
	working: string;
	/** Monday first; a week's missing days are undefined. */
	weeks: (DayCell | undefined)[][];
}

export interface SpecialDayRow {
	iso: string;
	date: string;
	kind: 'off' | 'worked';
	kindWord: string;
	name: string;
	source: string;
}

export interface YearView {
	year: number;
	working: string;
	months: MonthView[];
	days: SpecialDayRow[];
}

/** The years of which the table says anything, in order. */
export function knownYears(calendar: Calendar): number[] {
	return [...new Set([...calendar.days.keys()].map((iso) => Number(iso.slice(0, 4))))].toSorted((a, b) => a - b);
}

/** A year as a page shows it, all texts in the reader's language. */
export function presentYear(lang: Lang, calendar: Calendar, year: number, today: Temporal.PlainDate): YearView {
	const t = pageMessages[lang];
	const months = Array.from({ length: 12 }, (_, i) =>
		presentMonth(lang, calendar, Temporal.PlainDate.from({ year, month: i + 1, day: 1 }), today)
	);
	const days = [...calendar.days.values()].filter((d) => d.day.startsWith(`${String(year)}-`)).toSorted((a, b) => (a.day < b.day ? -1 : 1));
	const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
	return { year, working: t.working(countWorking(calendar, first, first.daysInYear)), months, days: days.map((d) => presentDay(lang, d)) };
}

function presentMonth(lang: Lang, calendar: Calendar, first: Temporal.PlainDate, today: Temporal.PlainDate): MonthView {
	const cells: (DayCell | undefined)[] = Array.from({ length: first.dayOfWeek - 1 }, () => undefined);
	for (let n = 0; n < first.daysInMonth; n++) cells.push(presentCell(lang, calendar, first.add({ days: n }), today));
	while (cells.length % 7 > 0) cells.push(undefined);
	return {
		key: first.toString().slice(0, 7),
		name: formatMonth(lang, first),
		working: pageMessages[lang].working(countWorking(calendar, first, first.daysInMonth)),
		weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
	};
}

function presentCell(lang: Lang, calendar: Calendar, day: Temporal.PlainDate, today: Temporal.PlainDate): DayCell {
	const special = calendar.days.get(day.toString());
	const weekend = day.dayOfWeek > 5;
	const kind = special?.kind === 'off' ? 'off' : special?.kind === 'worked' && weekend ? 'worked' : weekend ? 'weekend' : 'work';
	const said = special === undefined ? (weekend ? pageMessages[lang].weekend : '') : special.name[lang];
	const date = formatWeekday(lang, day);
	return { iso: day.toString(), number: day.day, kind, label: said === '' ? date : `${date} – ${said}`, today: day.equals(today) };
}

function countWorking(calendar: Calendar, first: Temporal.PlainDate, length: number): number {
	let count = 0;
	for (let n = 0; n < length; n++) if (isWorkingDay(calendar, first.add({ days: n }))) count++;
	return count;
}

function presentDay(lang: Lang, special: SpecialDay): SpecialDayRow {
	return {
		iso: special.day,
		date: formatWeekday(lang, Temporal.PlainDate.from(special.day)),
		kind: special.kind,
		kindWord: pageMessages[lang].kinds[special.kind],
		name: special.name[lang],
		source: special.source[lang]
	};
}

export interface TermView {
	dueOn: string;
	sentences: string[];
	days: TermDay[];
}

export interface TermDay {
	iso: string;
	date: string;
	/** "3-күн", "саналмайды", "түскен күні". */
	count: string;
	why: string;
	source: string;
}

/** Where a term came from, when it runs from registration: the day of receipt, which may be earlier. */
export interface TermStart {
	receivedOn: Temporal.PlainDate;
}

/** A computed term in words and day by day, from the day of receipt over the day of registration to the last day. */
export function presentTerm(lang: Lang, calendar: Calendar, computed: ComputedDeadline, from?: TermStart): TermView {
	const t = pageMessages[lang].term;
	const { explanation, startsOn } = computed;
	const sentences = [t.starts(formatDate(lang, startsOn)), t.length(explanation.unit, explanation.n)];
	if (explanation.rolledFrom !== undefined) {
		sentences.push(t.rolled(formatDayMonth(lang, Temporal.PlainDate.from(explanation.rolledFrom)), formatDayMonth(lang, computed.dueOn)));
	}
	const row = ({ day, off, name, source }: WalkedDay, count: string): TermDay => ({
		iso: day.toString(),
		date: formatWeekday(lang, day),
		count,
		why: name?.[lang] ?? (off ? pageMessages[lang].weekend : ''),
		source: source?.[lang] ?? ''
	});
	const receivedOn = from?.receivedOn ?? startsOn;
	const dayZero = from === undefined ? t.notCounted : t.dayZero;
	const before = daysBetween(calendar, receivedOn, startsOn).map((d) =>
		row(d, d.day.equals(startsOn) ? dayZero : d.day.equals(receivedOn) ? t.receivedOn : t.notCounted)
	);
	const counted = walk(calendar, computed)
		.filter((d) => !d.day.equals(startsOn))
		.map((d) => row(d, d.count !== undefined ? t.nth(d.count) : d.day.equals(computed.dueOn) ? t.last : t.notCounted));
	return { dueOn: formatDate(lang, computed.dueOn), sentences, days: [...before, ...counted] };
}

export interface ChangeRow {
	key: string;
	iso: string;
	at: string;
	day: string;
	what: string;
	reason: string;
	who: string;
}

/** What administrators changed, in the reader's language. */
export function presentChanges(lang: Lang, changes: readonly CalendarChange[], names: ReadonlyMap<string, string>): ChangeRow[] {
	const t = pageMessages[lang];
	return changes.map((change) => ({
		key: `${String(change.version)} ${change.day.toString()}`,
		iso: change.day.toString(),
		at: formatDateTime(lang, change.at),
		day: formatDate(lang, change.day),
		what: change.after == null ? t.editor.removed : `${t.kinds[change.after.kind]}: ${change.after.name[lang]}`,
		reason: change.reason,
		who: (change.personId === null ? undefined : names.get(change.personId)) ?? ''
	}));
}

export interface PreviewView {
	effect: string;
	moves: string;
	parts: string[];
	first: { key: string; what: string; href: string | undefined; rule: string; from: string; to: string }[];
}

/** What a change would do, in the reader's language. */
export function presentPreview(lang: Lang, preview: Preview, rules: ReadonlyMap<string, Texts>): PreviewView {
	const t = pageMessages[lang].editor;
	const { worked, count, later, earlier } = preview;
	return {
		effect: worked.before === worked.after ? t.effect.same : worked.after ? t.effect.work : t.effect.off,
		moves: t.moves(count),
		parts: [...(later > 0 ? [t.later(later)] : []), ...(earlier > 0 ? [t.earlier(earlier)] : [])],
		first: preview.first.map((move) => ({
			key: `${move.subjectId} ${move.ruleId}`,
			what: t.subjects[move.subjectKind] ?? move.subjectKind,
			href: hrefOf(move.subjectKind, move.subjectId),
			rule: rules.get(move.ruleId)?.[lang] ?? move.ruleId,
			from: formatDate(lang, move.from),
			to: formatDate(lang, move.to)
		}))
	};
}

function hrefOf(kind: string, id: string): string | undefined {
	if (kind === 'appeal') return paths.desk.appeal(id);
	return kind === 'assignment' ? paths.desk.assignment(id) : undefined;
}
