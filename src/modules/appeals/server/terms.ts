/** The terms of an appeal as deadlines with their reasons. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Explanation } from '#platform/calendar/rules.ts';

/** Rules whose date is the date of the decision. */
export const DECISION_RULES = ['consider', 'complaint_review', 'redo', 'after_body'] as const;

/** Those of them that give the first date, by which promptness is judged for ever. */
export const FIRST_RULES: readonly string[] = ['consider', 'complaint_review'];

const FIRST_EDITION = Temporal.PlainDate.from('2021-07-01');

/**
 * The day whose rules and kinds hold for an appeal of `day`. An import may be older than the Code; then its first
 * edition is the measure (in force since 2021-07-01).
 */
export function ruleDay(day: Temporal.PlainDate): Temporal.PlainDate {
	return Temporal.PlainDate.compare(day, FIRST_EDITION) < 0 ? FIRST_EDITION : day;
}

export interface DecisionTerm {
	ruleId: string;
	startsOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	explanation: Explanation;
}

/**
 * The term by which the decision is due, with its explanation: of those that were given the one that ends last, for what
 * comes after a body or a reopening never takes the date first given away.
 */
export async function decisionTerm(db: Reader, appealId: string): Promise<DecisionTerm | undefined> {
	const row = await db
		.selectFrom('deadline')
		.select(['rule_id', 'starts_on', 'due_on', 'explanation'])
		.where('subject_kind', '=', 'appeal')
		.where('subject_id', '=', appealId)
		.where('rule_id', 'in', [...DECISION_RULES])
		.where('replaced_at', 'is', null)
		.orderBy('due_on', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return row === undefined
		? undefined
		: { ruleId: row.rule_id, startsOn: row.starts_on, dueOn: row.due_on, explanation: row.explanation as Explanation };
}

/** The first due date as its rule gives it, whatever was merged with the appeal since. */
export async function firstTerm(db: Reader, appealId: string): Promise<Temporal.PlainDate | undefined> {
	const row = await db
		.selectFrom('deadline')
		.select('due_on')
		.where('subject_kind', '=', 'appeal')
		.where('subject_id', '=', appealId)
		.where('rule_id', 'in', FIRST_RULES)
		.where('replaced_at', 'is', null)
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return row?.due_on;
}

/** Day zero of the first term: the day of registration by the rule. Of several appeals that are answered together, the earliest. */
export async function considerStart(db: Reader, ...appealIds: readonly string[]): Promise<Temporal.PlainDate> {
	const row = await db
		.selectFrom('deadline')
		.select('starts_on')
		.where('subject_kind', '=', 'appeal')
		.where('subject_id', 'in', appealIds)
		.where('rule_id', 'in', FIRST_RULES)
		.orderBy('starts_on')
		.executeTakeFirst();
	return found(row).starts_on;
}
