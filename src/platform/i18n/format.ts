import type { Lang } from './lang.ts';

/**
 * Dates as people read them. Server only: Chromium claims `kk` but prints "2026 M02 5", so what a page
 * shows is formatted before it leaves.
 */
export const ZONE = process.env.JAUAP_ZONE ?? 'Asia/Almaty';

function formatters(options: Intl.DateTimeFormatOptions): Record<Lang, Intl.DateTimeFormat> {
	return {
		kk: new Intl.DateTimeFormat('kk', options),
		ru: new Intl.DateTimeFormat('ru', options),
		en: new Intl.DateTimeFormat('en-GB', options)
	};
}

const DAY = formatters({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY_MONTH = formatters({ day: 'numeric', month: 'long', timeZone: 'UTC' });
const WEEKDAY = formatters({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const MONTH = formatters({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const TIME = formatters({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE });

function utcNoon(date: Temporal.PlainDate): number {
	return date.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds;
}

// ICU writes "2026 ж. 30 қараша" and "30 ноября 2026 г."; letters here say "30 қараша 2026" as people do.
function tidy(lang: Lang, text: string): string {
	if (lang === 'kk') return text.replace(/^(\d{4}) ж\. (.+)$/, '$2 $1');
	return lang === 'ru' ? text.replace(/ г\.$/, '') : text;
}

/** 2026-11-30 -> "30 қараша 2026"; a Kazakh sentence takes it by `kazakh-case.ts`. */
export function formatDate(lang: Lang, date: Temporal.PlainDate): string {
	return tidy(lang, DAY[lang].format(utcNoon(date)));
}

/** 2026-11-30 -> "30 қараша": for dates whose year is plain. */
export function formatDayMonth(lang: Lang, date: Temporal.PlainDate): string {
	return DAY_MONTH[lang].format(utcNoon(date));
}

/** 2026-11-30 -> "30 қараша, дүйсенбі". */
export function formatWeekday(lang: Lang, date: Temporal.PlainDate): string {
	return WEEKDAY[lang].format(utcNoon(date));
}

const MONTH_NAME = formatters({ month: 'long', timeZone: 'UTC' });

/** The twelve months by name, January first. */
export function monthNames(lang: Lang): string[] {
	return Array.from({ length: 12 }, (_, i) =>
		MONTH_NAME[lang].format(utcNoon(Temporal.PlainDate.from({ year: 2026, month: i + 1, day: 1 })))
	);
}

/** First day of a month -> "қараша 2026". */
export function formatMonth(lang: Lang, month: Temporal.PlainDate): string {
	return tidy(lang, MONTH[lang].format(utcNoon(month)));
}

/** An instant in the deployment's zone: "30 қараша 2026, 11:40". */
export function formatDateTime(lang: Lang, instant: Temporal.Instant): string {
	return `${formatDate(lang, dayOf(instant))}, ${formatTime(lang, instant)}`;
}

/** "11:40" in the deployment's zone. */
export function formatTime(lang: Lang, instant: Temporal.Instant): string {
	return TIME[lang].format(instant.epochMilliseconds);
}

/** The calendar day of an instant in the deployment's zone (Asia/Almaty; the zone's own rules for old dates). */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
	return instant.toZonedDateTimeISO(ZONE).toPlainDate();
}

/** The instant at which a day begins in the deployment's zone. */
export function startOfDay(day: Temporal.PlainDate): Temporal.Instant {
	return day.toZonedDateTime(ZONE).toInstant();
}

/** 1536 -> "2 КБ" style size in the reader's language. */
export function formatBytes(lang: Lang, bytes: number): string {
	const units = { kk: ['Б', 'КБ', 'МБ'], ru: ['Б', 'КБ', 'МБ'], en: ['B', 'KB', 'MB'] }[lang];
	const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
	const value = bytes / 1024 ** power;
	const text = new Intl.NumberFormat(lang, { maximumFractionDigits: power === 2 ? 1 : 0 }).format(value);
	return `${text} ${units[power] ?? ''}`;
}
