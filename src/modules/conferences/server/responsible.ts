import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '#modules/organisation/messages/index.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { audienceParts, type Unit } from '#modules/organisation/server/index.ts';

/** Who is responsible, in the words of the rule: the label before it says that already, not "To". `units`: those that it names. */
export function responsibleIn(lang: Lang, rule: Audience, units: ReadonlyMap<string, Unit>): string {
	const { who } = messages[lang].audience;
	return audienceParts(lang, rule, units)
		.map(({ label, words }) => (label === who ? words : `${label}: ${words}`))
		.join('; ');
}
