/** Fingerprints: near-identical texts share a band, whatever else the register holds. Pure. */
import { fold, stems } from '#platform/search/index.ts';

/** Each band is two of these hashes: texts alike by four fifths share one of six bands 998 times of 1000. */
const HASHES = 12;
const ROWS = 2;

function hash(text: string, seed: number): number {
	let h = seed ^ 0x811c9dc5;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** Words and pairs of neighbouring words, in stems and in letters that every keyboard has. */
export function shingles(text: string): Set<string> {
	const list = (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => stems(word).slice(0, 1)).map(fold);
	return new Set([...list, ...list.slice(1).map((word, i) => `${list[i] ?? ''} ${word}`)]);
}

/** How much of two texts is the same, 0 to 1: common words and pairs among all of them. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	if (one.size === 0 || other.size === 0) return 0;
	const common = [...one].filter((pair) => other.has(pair)).length;
	return common / (one.size + other.size - common);
}

/** The bands by which texts like this one are found in an index: signed 32-bit numbers, the band's place included. */
export function bandsOf(pairs: ReadonlySet<string>): number[] {
	if (pairs.size === 0) return [];
	const least = Array.from({ length: HASHES }, (_, seed) => {
		let min = 0xffffffff;
		for (const pair of pairs) min = Math.min(min, hash(pair, Math.imul(seed + 1, 0x9e3779b1)));
		return min;
	});
	return Array.from({ length: HASHES / ROWS }, (_, band) => hash(least.slice(band * ROWS, band * ROWS + ROWS).join(), band + 1) | 0);
}
