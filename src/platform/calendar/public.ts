/** The public calculator: what somebody typed -> the day it is registered and the term. */
import type { Lang } from '../i18n/lang.ts';
import { ZONE } from '../i18n/format.ts';
import { pageMessages } from './messages-page/index.ts';
import { knownYears } from './present.ts';
import { deadline, registrationDay, type Calendar, type ComputedDeadline } from './rules.ts';
import type { Rule } from './index.ts';

/** The duties a citizen may count; `disagree` runs from the day they got the decision, the rest from registration. */
export const PUBLIC_RULES = ['consider', 'complaint_review', 'forward', 'first_contact', 'info_request', 'disagree'] as const;
const FROM_THE_DAY = new Set<string>(['disagree']);

export interface TermQuestion {
	received: string;
	time: string;
	rule: string;
}

export type TermAnswer =
	| { ok: true; rule: Rule; received: Temporal.PlainDate; registered: Temporal.PlainDate | undefined; computed: ComputedDeadline }
	| { ok: false; errors: Record<string, string> };

/** Answers a question, or says beside each field what is wrong with it. `rules` are those in force on the day of receipt. */
export function answerTerm(
	lang: Lang,
	calendar: Calendar,
	question: TermQuestion,
	{ rules, ends }: { rules: readonly Rule[]; ends: Temporal.PlainTime }
): TermAnswer {
	const words = pageMessages[lang].term.errors;
	const errors: Record<string, string> = {};
	const day = parse(() => Temporal.PlainDate.from(question.received));
	const time = question.time === '' ? Temporal.PlainTime.from('00:00') : parse(() => Temporal.PlainTime.from(question.time));
	const rule = rules.find((r) => r.ruleId === question.rule && PUBLIC_RULES.some((id) => id === r.ruleId));
	if (day === undefined) errors.received = words.date;
	else if (!knownYears(calendar).includes(day.year)) errors.received = words.year;
	if (time === undefined) errors.time = words.time;
	if (rule === undefined) errors.rule = words.kind;
	if (day === undefined || time === undefined || rule === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
	const received = day.toZonedDateTime({ timeZone: ZONE, plainTime: time });
	const registered = FROM_THE_DAY.has(rule.ruleId) ? undefined : registrationDay(calendar, received, ends);
	return { ok: true, rule, received: day, registered, computed: deadline(calendar, registered ?? day, rule) };
}

function parse<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}
