/** Why a date is that date, in the reader's words: which days counted, which did not and why. Pure. */
import type { Explanation, SkippedDay } from '#platform/calendar/rules.ts';
import { formatDate, formatDayMonth, formatWeekday } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { pageMessages, type PageMessages } from './messages-page/index.ts';

export interface ExplainedDay {
	/** ISO day. */
	day: string;
	/** "сенбі, 28 қараша – демалыс күні". */
	text: string;
	/** The act that made it a day off or a working one; absent for a plain weekend. */
	source?: string;
}

export interface Explained {
	/** "15 жұмыс күні". */
	length: string;
	/** "Есеп 24 қарашадан басталды" in three short sentences. */
	sentences: string[];
	/** Days that were not counted, each with its reason. */
	skipped: ExplainedDay[];
	/** Weekend days that counted, since the government made them working days. */
	worked: ExplainedDay[];
}

const day = (iso: string) => Temporal.PlainDate.from(iso);

/** The explanation of a computed term. `lang` is the reader's; dates are days in the deployment's zone. */
export function explainTerm(lang: Lang, how: Explanation): Explained {
	const t = pageMessages[lang].explain;
	const starts = day(how.startsOn);
	const due = day(how.dueOn);
	const length = lengthOf(t, how);
	const sentences = [t.starts(formatDate(lang, starts)), t.ends(length, formatDate(lang, due))];
	if (how.rolledFrom !== undefined) sentences.push(t.rolled(formatDayMonth(lang, day(how.rolledFrom)), formatDayMonth(lang, due)));
	return {
		length,
		sentences,
		skipped: how.skipped.map((skipped) => explainDay(lang, skipped, reasonOf(lang, t, skipped))),
		worked: how.worked.map((worked) => explainDay(lang, worked, worked.name[lang]))
	};
}

function lengthOf(t: PageMessages['explain'], how: Explanation): string {
	if (how.n === 0) return t.sameDay;
	return t.units[how.unit](how.n);
}

function reasonOf(lang: Lang, t: PageMessages['explain'], skipped: SkippedDay): string {
	return skipped.why === 'weekend' ? t.weekend : (skipped.name?.[lang] ?? t.dayOff);
}

function explainDay(lang: Lang, { day: iso, source }: Pick<SkippedDay, 'day' | 'source'>, reason: string): ExplainedDay {
	const text = `${formatWeekday(lang, day(iso))} – ${reason}`;
	return source === undefined ? { day: iso, text } : { day: iso, text, source: source[lang] };
}
