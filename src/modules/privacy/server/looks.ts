import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Look } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';

export interface LookGroup {
	who: string;
	why: string;
	times: string;
	/** ISO, and as read. */
	datetime: string;
	last: string;
}

/** Looks as the applicant reads them: one row for each post and reason, the latest first. No name of a person. */
export function presentLooks(lang: Lang, looks: readonly Look[], usual: 'work' | 'meeting' = 'work'): LookGroup[] {
	const words = messages[lang].citizen;
	const who = (look: Look) => [look.title?.[lang], look.unit?.[lang]].filter(Boolean).join(', ') || words.unknown;
	const why = (look: Look) => (look.act === 'appeal.glass_broken' ? words.glass(look.reason ?? '') : words.why[look.why ?? usual]);
	const groups = Map.groupBy(looks, (look) => `${who(look)}\n${why(look)}`);
	return [...groups.values()].flatMap((list) => {
		const [latest] = list;
		if (latest === undefined) return [];
		return [
			{
				who: who(latest),
				why: why(latest),
				times: formatNumber(lang, list.length),
				datetime: latest.at.toString(),
				last: formatDateTime(lang, latest.at)
			}
		];
	});
}
