/** The terms that a body may have of its own, as a list to choose from. */
import { now } from '#platform/clock.ts';
import { rulesInForce } from '#platform/calendar/index.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { BODY_RULES } from '#modules/bodies/rules.ts';

export async function ruleOptions(lang: Lang): Promise<{ value: string; label: string }[]> {
	const rules = await rulesInForce(reader(), dayOf(now()));
	return rules
		.filter((rule) => BODY_RULES.some((id) => id === rule.ruleId))
		.map((rule) => ({ value: rule.ruleId, label: rule.name[lang] }));
}
