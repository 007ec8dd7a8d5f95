/** The terms of an appeal with how each was counted, day by day. */
import { deadlinesOf, type StoredDeadline } from '#platform/calendar/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { explainTerm, type Explained } from '../explain.ts';
import { dueOf, type DeskContext, type Due } from './present-desk.ts';
import type { AppealRow } from './queries.ts';
import { DECISION_RULES, FIRST_RULES } from './terms.ts';

export interface PresentedTerm {
	name: string;
	due: Due;
	/** When it was met, or why it is another date than was counted. */
	note: string | undefined;
	/** How the date was counted; absent when a decision set it. */
	explained: Explained | undefined;
}

/** The term of registration, the first date of the decision and the present one where it is another. */
export async function presentTerms(context: DeskContext, row: AppealRow): Promise<PresentedTerm[]> {
	const { db, lang } = context;
	const all = await deadlinesOf(db, { kind: 'appeal', id: row.id });
	const words = deskMessages[lang].case.terms;
	const register = all.find((one) => one.ruleId === 'register');
	const decisions = all.filter((one) => DECISION_RULES.some((rule) => rule === one.ruleId));
	const first = decisions.find((one) => FIRST_RULES.includes(one.ruleId));
	const terms: PresentedTerm[] = [];
	const moved = !row.due_on.equals(row.first_due_on);
	if (moved) {
		const source = decisions.find((one) => one.dueOn.equals(row.due_on));
		terms.push({
			name: source === undefined ? words.extended : words.now,
			due: dueOf(context, row.state, row.due_on),
			note: undefined,
			explained: source === undefined ? undefined : explainTerm(lang, source.explanation)
		});
	}
	terms.push({
		name: moved ? words.first : words.decision,
		due: dueOf(context, moved ? 'closed' : row.state, row.first_due_on),
		note: metNote(lang, first),
		explained: first === undefined ? undefined : explainTerm(lang, first.explanation)
	});
	if (register !== undefined) {
		terms.push({
			name: words.register,
			due: dueOf(context, row.state === 'received' ? 'received' : 'closed', register.dueOn),
			note: metNote(lang, register),
			explained: explainTerm(lang, register.explanation)
		});
	}
	return terms;
}

function metNote(lang: Lang, term: StoredDeadline | undefined): string | undefined {
	if (term === undefined || term.metAt === null) return undefined;
	return deskMessages[lang].case.terms.met(formatDateTime(lang, term.metAt));
}
