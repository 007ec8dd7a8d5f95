/** Problems: their states as the office says them, groups that could become one, what may be published. Pure. */
import { alike, ALIKE_FROM, type AlikeFacts, type WordCounts } from '#modules/appeals/rules/alike.ts';

/** What the office says. What citizens say is another thing, and is shown apart. */
export const STATES = ['open', 'planned', 'in_work', 'solved', 'wont_fix'] as const;
export type ProblemState = (typeof STATES)[number];

/** States a problem can be moved to: any other. A problem that came back is said to be open again. */
export function nextStates(state: ProblemState): ProblemState[] {
	return STATES.filter((other) => other !== state);
}

/** How an official reply can end an appeal: stopping needs a legal ground of its own, so no reply stops many. */
export const REPLY_OUTCOMES = ['satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted'] as const;
export type ReplyOutcome = (typeof REPLY_OUTCOMES)[number];

export const VOICES = ['there', 'gone'] as const;
export type Voice = (typeof VOICES)[number];

/** The first day of a day's month: each applicant speaks once in it. */
export function monthOf(day: Temporal.PlainDate): Temporal.PlainDate {
	return day.with({ day: 1 });
}

/** A count of people as it may be published: nobody is recognised among many. Undefined when it must not be said. */
export function published(count: number, least: number): number | undefined {
	return count > 0 && count < least ? undefined : count;
}

/** Texts by language, where given. */
export type Given = Partial<Record<'kk' | 'ru' | 'en', string>>;

/** A text in the reader's language, else in another that is there: with the language it is in. */
export function inLang(given: Given, lang: 'kk' | 'ru' | 'en'): { text: string; lang: 'kk' | 'ru' | 'en' } {
	const found = [lang, 'kk', 'ru', 'en'].find((one) => (given[one as keyof Given] ?? '') !== '') as keyof Given | undefined;
	return { text: given[found ?? lang] ?? '', lang: found ?? lang };
}

export interface Member {
	id: string;
	facts: AlikeFacts;
}

/**
 * Groups of appeals alike, each with somebody alike in it, the largest first. Only what lies in one region is compared;
 * the list is short (a few hundred), so every pair of it is.
 */
export function groupsOf(list: readonly Member[], counts: WordCounts): string[][] {
	const group = new Map(list.map((one) => [one.id, one.id]));
	const root = (id: string): string => {
		const up = group.get(id) ?? id;
		return up === id ? id : root(up);
	};
	list.forEach((one, i) => {
		for (const other of list.slice(i + 1)) {
			if (one.facts.regionId !== other.facts.regionId || root(one.id) === root(other.id)) continue;
			if (alike(one.facts, other.facts, counts).score >= ALIKE_FROM) group.set(root(other.id), root(one.id));
		}
	});
	return [...Map.groupBy(list, (one) => root(one.id)).values()]
		.filter((members) => members.length > 1)
		.toSorted((a, b) => b.length - a.length)
		.map((members) => members.map((one) => one.id));
}
