/** By what promises are assessed, by date. */
import { holdsOn } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import type { Marks } from '../rules/assess.ts';

export interface CriterionEdition {
	code: string;
	position: number;
	name: Texts;
	source: string;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	/** None of these for what ships with Jauap. */
	addedAt: Temporal.Instant | null;
	addedBy: string | null;
	reason: string | null;
}

/** Every edition of every criterion, in their order, the latest first. */
export function criteria(db: Reader | Tx): Promise<CriterionEdition[]> {
	return rows(
		db,
		sql<CriterionEdition>`SELECT code, position, name, source, valid_from AS "validFrom", valid_to AS "validTo", added_at AS "addedAt", added_by AS "addedBy", reason
			FROM promise_criterion ORDER BY position, code, valid_from DESC`
	);
}

/** Those in force on a day, in their order. */
export const criteriaOn = (all: readonly CriterionEdition[], day: Temporal.PlainDate) => all.filter((one) => holdsOn(one, day));

/** The codes of all there ever were, in their order. */
export const codesOf = (all: readonly CriterionEdition[]) => [...new Set(all.map(({ code }) => code))];

/** A criterion as it was called on a day, in every language. */
export function criterionTexts(all: readonly CriterionEdition[], code: string, day: Temporal.PlainDate): Texts {
	const editions = all.filter((one) => one.code === code);
	return (editions.find((one) => holdsOn(one, day)) ?? editions[0])?.name ?? { kk: code, ru: code, en: code };
}

/** What a form of marks asks for. */
export const toChoices = (all: readonly CriterionEdition[], lang: Lang, day: Temporal.PlainDate) =>
	criteriaOn(all, day).map(({ code, name }) => ({ code, name: name[lang] }));
export type CriterionChoice = ReturnType<typeof toChoices>[number];

/** What one marks today. */
export const criteriaNow = async (db: Reader, lang: Lang) => toChoices(await criteria(db), lang, dayOf(now()));

/** Marks on each criterion of a day and on no other. Throws invalid, beside the criterion. */
export async function mustMark(tx: Tx, marks: Marks, day: Temporal.PlainDate): Promise<void> {
	const asked = criteriaOn(await criteria(tx), day).map(({ code }) => code);
	const missing = asked.find((code) => marks[code] === undefined);
	const strange = Object.keys(marks).find((code) => !asked.includes(code));
	const wrong = missing ?? strange;
	if (wrong !== undefined) throw invalid(wrong, 'promises.mark');
}
