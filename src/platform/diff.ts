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

/** One paragraph of the next text beside the one before. */
export interface ParagraphChange {
	kind: 'same' | 'added' | 'removed' | 'changed';
	pieces: Piece[];
	/** Its number in the next text, from 1; null where it is not there any more. */
	number: number | null;
}

/** Paragraphs that stayed, came and went, those that were reworded by words: what went and came at one place is a rewording, in order. */
export function diffParagraphs(before: readonly string[], after: readonly string[]): ParagraphChange[] {
	const rows = table(before, after);
	const changes: ParagraphChange[] = [];
	let [gone, came]: [string[], { text: string; number: number }[]] = [[], []];
	const flush = () => {
		for (let n = 0; n < Math.max(gone.length, came.length); n++) {
			const [left, right] = [gone[n], came[n]];
			if (right === undefined) changes.push({ kind: 'removed', pieces: [{ kind: 'removed', text: left ?? '' }], number: null });
			else if (left === undefined) changes.push({ kind: 'added', pieces: [{ kind: 'added', text: right.text }], number: right.number });
			else changes.push({ kind: 'changed', pieces: diff(left, right.text), number: right.number });
		}
		[gone, came] = [[], []];
	};
	let [i, j] = [0, 0];
	while (i < before.length || j < after.length) {
		const [left, right] = [before[i], after[j]];
		if (left !== undefined && right !== undefined && left.trim() === right.trim()) {
			flush();
			changes.push({ kind: 'same', pieces: [{ kind: 'same', text: right }], number: j + 1 });
			[i, j] = [i + 1, j + 1];
		} else if (right === undefined || (left !== undefined && (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))) {
			gone.push(left ?? '');
			i++;
		} else {
			came.push({ text: right, number: j + 1 });
			j++;
		}
	}
	flush();
	return changes;
}
