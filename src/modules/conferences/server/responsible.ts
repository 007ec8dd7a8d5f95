import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '#modules/organisation/messages/index.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { describeAudience } from '#modules/organisation/server/index.ts';

/** Who is responsible, in the words of the rule: the label before it says that already, not "To". */
export async function responsibleIn(db: Reader, lang: Lang, rule: Audience): Promise<string> {
	const label = `${messages[lang].audience.who}: `;
	return (await describeAudience(db, lang, rule)).map((line) => (line.startsWith(label) ? line.slice(label.length) : line)).join('; ');
}
