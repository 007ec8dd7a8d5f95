import type { Lang } from '../lang.ts';
import { plural, type Forms } from '../plural.ts';

const [MINUTE, HOUR] = [60, 60 * 60];

/** How long to wait, in the unit in which people think of it: 45 seconds, 15 minutes, 23 hours, never less than it is. */
export function waiting<L extends Lang>(lang: L, seconds: number, forms: Record<'seconds' | 'minutes' | 'hours', Forms[L]>): string {
	if (seconds <= 2 * MINUTE) return plural(lang, seconds, forms.seconds);
	if (seconds <= 2 * HOUR) return plural(lang, Math.ceil(seconds / MINUTE), forms.minutes);
	return plural(lang, Math.ceil(seconds / HOUR), forms.hours);
}
