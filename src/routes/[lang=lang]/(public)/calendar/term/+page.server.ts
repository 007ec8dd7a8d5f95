import { loadCalendar, rulesInForce, workdayEndsAt } from '#platform/calendar/index.ts';
import { presentTerm } from '#platform/calendar/present.ts';
import { presentPublicRules } from '#platform/calendar/present-rules.ts';
import { answerTerm, PUBLIC_RULES } from '#platform/calendar/public.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

/** Terms are read as they were in force on the day asked about, else today. */
function inForceOn(received: string, today: Temporal.PlainDate): Temporal.PlainDate {
	const known = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(received);
	return known ? Temporal.PlainDate.from(received, { overflow: 'constrain' }) : today;
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { lang } = locals;
	const db = reader();
	const today = dayOf(now());
	const asked = url.searchParams.has('received');
	const get = (name: string, fallback: string) => url.searchParams.get(name)?.slice(0, 40) ?? fallback;
	const question = { received: get('received', today.toString()), time: get('time', ''), rule: get('rule', 'consider') };
	const [calendar, ends, rules] = await Promise.all([
		loadCalendar(db),
		workdayEndsAt(db),
		rulesInForce(db, inForceOn(question.received, today))
	]);
	const answer = asked ? answerTerm(lang, calendar, question, { rules, ends }) : undefined;
	return {
		values: question,
		ends: ends.toString().slice(0, 5),
		rules: PUBLIC_RULES.flatMap((id) => rules.filter((r) => r.ruleId === id).map((r) => ({ value: id, label: r.name[lang] }))),
		published: presentPublicRules(lang, await rulesInForce(db, today)),
		errors: answer?.ok === false ? answer.errors : undefined,
		answer:
			answer?.ok === true
				? {
						registered: answer.registered === undefined ? undefined : formatDate(lang, answer.registered),
						source: answer.rule.source[lang],
						name: answer.rule.name[lang],
						term: presentTerm(lang, calendar, answer.computed, answer.registered && { receivedOn: answer.received })
					}
				: undefined
	};
};
