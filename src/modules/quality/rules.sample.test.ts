/**
 * The labelled sample: 300 answers with the signs that a careful reader sees. Thresholds and word lists were chosen on
 * the tuning half; the figures stated in docs/formal-replies.md are those of the other half.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSigns, SIGNS, type Earlier, type Sign } from './rules.ts';

interface Case {
	question: string;
	answers: { text: string; outcome: string; evidence: number; signs: Sign[] }[];
}

interface Seen {
	text: string;
	expected: readonly Sign[];
	got: readonly Sign[];
}

function walk(name: string): Seen[] {
	const language = name.startsWith('kk') ? 'kk' : 'ru';
	const cases = JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8')) as Case[];
	// Each answer goes to somebody else: neighbours who wrote the same words are many people too.
	const earlier: Earlier[] = [];
	return cases.flatMap(({ question, answers }, of) =>
		answers.map(({ text, outcome, evidence, signs }, at) => {
			const got = findSigns({ question, language, text, outcome, evidence }, earlier).map(({ sign }) => sign);
			earlier.push({ id: `${String(of)}.${String(at)}`, text });
			return { text, expected: signs, got };
		})
	);
}

interface Figures {
	precision: number;
	recall: number;
	cases: number;
}

function figures(seen: readonly Seen[], has: (signs: readonly Sign[]) => boolean): Figures {
	const expected = seen.filter((one) => has(one.expected)).length;
	const got = seen.filter((one) => has(one.got)).length;
	const right = seen.filter((one) => has(one.expected) && has(one.got)).length;
	return { precision: got === 0 ? 1 : right / got, recall: expected === 0 ? 1 : right / expected, cases: expected };
}

function allFigures(seen: readonly Seen[]): Record<Sign | 'formal', Figures> {
	const each = SIGNS.map((sign) => [sign, figures(seen, (signs) => signs.includes(sign))] as const);
	return Object.fromEntries([...each, ['formal', figures(seen, (signs) => signs.length > 0)]]) as Record<Sign | 'formal', Figures>;
}

const tuned = ['kk-tune', 'ru-tune'].flatMap(walk);
const stated = ['kk-state', 'ru-state'].flatMap(walk);

/** [precision, recall] on the half that nothing was tuned on, rounded down. */
const STATED: Record<Sign | 'formal', readonly [number, number]> = {
	copy: [1, 0.93],
	off_question: [0.64, 1],
	empty: [1, 0.84],
	language: [1, 1],
	no_evidence: [0.69, 0.9],
	formal: [0.9, 0.96]
};

describe('the labelled sample', () => {
	it('has 300 answers, half of them in each language', () => {
		expect([tuned.length, stated.length]).toEqual([150, 150]);
	});

	it.each([...SIGNS, 'formal'] as const)('%s is found as well as stated', (sign) => {
		const { precision, recall, cases } = allFigures(stated)[sign];
		expect(cases).toBeGreaterThanOrEqual(10);
		expect(precision).toBeGreaterThanOrEqual(STATED[sign][0]);
		expect(recall).toBeGreaterThanOrEqual(STATED[sign][1]);
	});
});
