import { ruleMessages } from '#platform/calendar/messages-rules/index.ts';
import { whatIfInput } from '#platform/calendar/rule-input.ts';
import { canStudyRules, inForceOn, ruleVersions } from '#platform/calendar/rule-versions.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { fieldErrors } from '#platform/i18n/refusals/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { simulated } from '../simulation.ts';
import type { PageServerLoad } from './$types';

/** A term changed in thought: the question stands in the address, so that the answer can be shared. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const today = dayOf(now());
	const duties = [...Map.groupBy(await ruleVersions(reader()), (v) => v.ruleId)].flatMap(([, list]) => inForceOn(list, today) ?? []);
	const query = event.url.searchParams;
	const chosen = duties.find((rule) => rule.ruleId === query.get('rule')) ?? duties.find((rule) => rule.ruleId === 'consider') ?? duties[0];
	const get = (name: string, fallback: string) => query.get(name)?.slice(0, 60) ?? fallback;
	const values = {
		rule: chosen?.ruleId ?? '',
		validFrom: get('validFrom', today.subtract({ months: 2 }).toString()),
		n: get('n', String(chosen?.n ?? '')),
		unit: get('unit', chosen?.unit ?? '')
	};
	const asked = query.has('n') ? whatIfInput.safeParse(values) : undefined;
	return {
		rules: duties.map((rule) => ({ value: rule.ruleId, label: `${rule.name[lang]}: ${ruleMessages[lang].term(rule.unit, rule.n)}` })),
		values,
		errors: asked?.success === false ? fieldErrors(lang, asked.error.issues, ruleMessages[lang].errors) : undefined,
		simulation: asked?.success === true ? await simulated(lang, staff, { ruleId: asked.data.rule, ...asked.data }) : undefined
	};
};
