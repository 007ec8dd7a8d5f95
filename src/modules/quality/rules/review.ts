/** What a reviewer says of an answer with signs, and how right the signs were. Pure. */
import type { Sign } from '../rules.ts';

export const REVIEWS = ['formal', 'fine', 'unclear'] as const;
export type Review = (typeof REVIEWS)[number];

/** With the verdict "formal": the word of it stays, or the case is opened again for a real answer. */
export const AFTER = ['note', 'return'] as const;
export type After = (typeof AFTER)[number];

/** Said in words, since somebody must be able to answer it. */
export const needsNote = (review: Review): boolean => review !== 'fine';

export interface SignCount {
	sign: Sign;
	verdict: Review;
	count: number;
}

export interface Measure {
	sign: Sign;
	/** Verdicts on decisions with this sign. */
	looked: number;
	formal: number;
}

/** How often each sign was right, the one most looked at first. */
export function measureSigns(counts: readonly SignCount[]): Measure[] {
	return [...Map.groupBy(counts, ({ sign }) => sign)]
		.map(([sign, list]) => ({
			sign,
			looked: list.reduce((sum, { count }) => sum + count, 0),
			formal: list.reduce((sum, { verdict, count }) => sum + (verdict === 'formal' ? count : 0), 0)
		}))
		.toSorted((a, b) => b.looked - a.looked || a.sign.localeCompare(b.sign, 'en'));
}

export interface Span {
	text: string;
	/** By which a sign was seen. */
	marked: boolean;
}

/** A text in spans, with the phrases that a sign was seen by marked where they stand. */
export function markPhrases(text: string, phrases: readonly string[]): Span[] {
	const wanted = phrases.filter((phrase) => phrase.trim() !== '').toSorted((a, b) => b.length - a.length);
	if (wanted.length === 0) return [{ text, marked: false }];
	const any = new RegExp(`(${wanted.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu');
	return text
		.split(any)
		.map((part, at) => ({ text: part, marked: at % 2 === 1 }))
		.filter((span) => span.text !== '');
}
