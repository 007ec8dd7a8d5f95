/** How a time, a place and a host are said, in letters and on pages. */
import { dayOf, formatTime, formatWeekday } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Mode } from '#modules/receptions/rules.ts';
import type { SlotRow } from '#modules/receptions/server/index.ts';
import { messages } from '../messages/index.ts';

/** "Monday, 2 November, 10:00". */
export function whenOf(lang: Lang, at: Temporal.Instant): string {
	return `${formatWeekday(lang, dayOf(at))}, ${formatTime(lang, at)}`;
}

/** Where one has to be; of a talk by telephone, that one is called. */
export function placeOf(lang: Lang, mode: Mode, slot: Pick<SlotRow, 'placeName' | 'address'>): string {
	if (mode === 'phone') return messages[lang].letters.byPhone;
	return [slot.placeName[lang], slot.address[lang]].filter((part) => part !== '').join(', ');
}

/** "Berik Omarov, deputy". */
export function hostOf(lang: Lang, host: { hostName: string; hostTitle: Record<Lang, string> }): string {
	return [host.hostName, host.hostTitle[lang]].filter((part) => part !== '').join(', ');
}
