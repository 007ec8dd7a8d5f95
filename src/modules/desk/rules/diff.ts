/** What changed from one text to the next, by words. Pure. */
export interface Piece {
	kind: 'same' | 'added' | 'removed';
	text: string;
}

/** Comparing word by word costs the product of both lengths; longer texts are compared by paragraphs. */
const MOST_PAIRS = 4_000_000;

/** Words with the white space behind them, so that the pieces together are the text again. */
const wordsOf = (text: string) => text.match(/\S+\s*|\s+/gu) ?? [];
const paragraphsOf = (text: string) => text.match(/[^\n]*\n+|[^\n]+/gu) ?? [];

/** Lengths of the longest common runs of what is left of both, row by row. */
function table(a: readonly string[], b: readonly string[]): Uint32Array[] {
	const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			const [row, below] = [rows[i], rows[i + 1]];
			if (row === undefined || below === undefined) continue;
			row[j] = a[i]?.trim() === b[j]?.trim() ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
		}
	}
	return rows;
}

/** The next text as pieces that stayed, came and went; neighbours of one kind are one piece. */
export function diff(before: string, after: string): Piece[] {
	const byWords = wordsOf(before).length * wordsOf(after).length <= MOST_PAIRS;
	const [a, b] = byWords ? [wordsOf(before), wordsOf(after)] : [paragraphsOf(before), paragraphsOf(after)];
	const rows = table(a, b);
	const pieces: Piece[] = [];
	const add = (kind: Piece['kind'], text: string) => {
		const last = pieces.at(-1);
		if (last?.kind === kind) last.text += text;
		else pieces.push({ kind, text });
	};
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		const [left, right] = [a[i], b[j]];
		if (left !== undefined && right !== undefined && left.trim() === right.trim()) {
			add('same', right);
			[i, j] = [i + 1, j + 1];
		} else if (right === undefined || (left !== undefined && (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))) {
			add('removed', left ?? '');
			i++;
		} else {
			add('added', right);
			j++;
		}
	}
	return pieces;
}
