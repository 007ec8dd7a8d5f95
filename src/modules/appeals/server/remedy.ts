/** What whoever disagrees with a decision may do about it: to whom they complain, by which article, until when. */
import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { staffOf, unitById, unitsAbove, type Unit } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { ruleDay } from './terms.ts';
import { HEADING } from './visible.ts';

/** Whose act a decision is, and who judges a complaint of it; nobody stands above the root. */
export interface Deciders {
	unit: Unit;
	review: Unit | undefined;
}

/** The highest unit whose head signed, else the unit that has the appeal; undefined for a unit that is not there. */
export async function decidersOf(
	db: Reader,
	appeal: { unitId: string; unitPath: string },
	signer: string | null
): Promise<Deciders | undefined> {
	const [own, above] = await Promise.all([unitById(db, appeal.unitId), unitsAbove(db, appeal.unitPath)]);
	if (own === undefined) return undefined;
	const chain = [...above, own];
	const heads = signer === null ? [] : await Promise.all(chain.map((unit) => staffOf(db, unit.id, HEADING)));
	const signed = heads.findIndex((people) => people.some((one) => one.personId === signer));
	const at = signed < 0 ? chain.length - 1 : signed;
	return { unit: chain[at] ?? own, review: chain[at - 1] };
}

/**
 * The sentence that every decision ends with, by the rule in force on the day it was signed: to whom and through whom one
 * complains, until when at least (the term runs from the delivery), the article; where nobody stands above, the court.
 */
export async function remedyText(
	db: Reader,
	lang: Lang,
	appeal: { unitId: string; unitPath: string },
	decision: { signedBy: string | null; signedAt: Temporal.Instant }
): Promise<string> {
	const day = dayOf(decision.signedAt);
	const [calendar, term, deciders] = await Promise.all([
		loadCalendar(db),
		termFor(db, 'complaint_file', ruleDay(day)),
		decidersOf(db, appeal, decision.signedBy)
	]);
	const words = messages[lang].remedy;
	if (deciders?.review === undefined) return words.court;
	return words.complain({
		unit: deciders.unit.name[lang],
		review: deciders.review.name[lang],
		until: formatDate(lang, deadline(calendar, day, term).dueOn),
		article: term.source[lang]
	});
}
