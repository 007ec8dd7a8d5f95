/**
 * Signs of a formal reply: an answer that answers nothing. Pure. A sign is a reason to look, never a verdict: a person
 * of the reviewer's desk decides.
 */
import type { Lang } from '#platform/i18n/lang.ts';
import { clausesOf, withoutFrame, type Clause } from './rules/clauses.ts';
import { languageOf } from '#platform/i18n/language-of.ts';
import { bandsOf, shingles, similarity } from './rules/print.ts';
import { isIn, keySet, named, tellingWords } from './rules/words.ts';

export const SIGNS = ['copy', 'off_question', 'empty', 'language', 'no_evidence'] as const;
export type Sign = (typeof SIGNS)[number];

/** A sign with what it was seen by, so that the reviewer can check it with their own eyes. */
export type Finding =
	/** Nearly the same was answered to somebody else: which decision, and how much is the same in per cent. */
	| { sign: 'copy'; earlier: string; share: number }
	/** Words of the question that the answer does not have. */
	| { sign: 'off_question'; missing: string[] }
	/** The sentences that say nothing of the case. */
	| { sign: 'empty'; sentences: string[] }
	| { sign: 'language'; asked: Lang; written: Lang }
	| { sign: 'no_evidence'; outcome: string };

interface Answer {
	question: string;
	/** The language asked for. */
	language: Lang;
	text: string;
	outcome: string;
	/** Files that the executor attached to the case. */
	evidence: number;
}

/** A decision signed before, to somebody else. */
export interface Earlier {
	id: string;
	text: string;
}

// Chosen on the tuning half of the labelled sample (cases/): docs/formal-replies.md.
const COPY = 0.7;
const SHOWN = 6;

/** The signs of one answer. Earlier decisions are those that share a fingerprint with it. */
export function findSigns(answer: Answer, earlier: readonly Earlier[]): Finding[] {
	const clauses = clausesOf(answer.text);
	const written = languageOf(answer.text);
	const foreign = written !== undefined && written !== answer.language;
	const empty = emptyOf(clauses);
	return [
		copyOf(answer, earlier),
		// The words of another language prove nothing; an empty answer mentions nothing anyway.
		foreign || empty !== undefined ? undefined : offQuestion(answer),
		empty,
		foreign ? { sign: 'language' as const, asked: answer.language, written } : undefined,
		noEvidence(answer, clauses)
	].filter((finding) => finding !== undefined);
}

/** By which a decision is found among others that say nearly the same. */
export function fingerprint(text: string): number[] {
	return bandsOf(shingles(withoutFrame(text)));
}

function copyOf(answer: Answer, earlier: readonly Earlier[]): Finding | undefined {
	const own = shingles(withoutFrame(answer.text));
	const [nearest] = earlier
		.map((one) => ({ one, share: similarity(own, shingles(withoutFrame(one.text))) }))
		.filter(({ share }) => share >= COPY)
		.toSorted((a, b) => b.share - a.share);
	if (nearest === undefined || namesOwnQuestion(answer.question, answer.text)) return undefined;
	return { sign: 'copy', earlier: nearest.one.id, share: Math.round(nearest.share * 100) };
}

/** Answers to many about one thing are alike and yet real, when each names what its own applicant wrote. */
function namesOwnQuestion(question: string, text: string): boolean {
	const theirs = named(question);
	return [...named(withoutFrame(text)).keys()].some((name) => theirs.has(name));
}

function offQuestion({ question, text }: Answer): Finding | undefined {
	const telling = tellingWords(question);
	if (telling.length < 3) return undefined;
	const set = keySet(text);
	const missing = telling.filter(({ keys }) => !isIn(set, keys));
	if (missing.length < telling.length || namesOwnQuestion(question, text)) return undefined;
	return { sign: 'off_question', missing: missing.slice(0, SHOWN).map(({ word }) => word) };
}

/** Nothing in it can be checked: no act, no number, no reason, no instruction, only formulae and general words. */
function emptyOf(clauses: readonly Clause[]): Finding | undefined {
	if (clauses.some((clause) => clause.kind === 'fact')) return undefined;
	const said = clauses.filter((clause) => clause.kind !== 'frame');
	const formulae = said.filter((clause) => clause.kind === 'formula');
	if (formulae.length === 0 && said.length > 0) return undefined;
	return { sign: 'empty', sentences: formulae.slice(0, 3).map((clause) => clause.text) };
}

function noEvidence({ outcome, evidence }: Answer, clauses: readonly Clause[]): Finding | undefined {
	if (outcome !== 'satisfied' && outcome !== 'partly_satisfied') return undefined;
	if (evidence > 0 || clauses.some((clause) => clause.kind === 'fact' && clause.done)) return undefined;
	return { sign: 'no_evidence', outcome };
}
