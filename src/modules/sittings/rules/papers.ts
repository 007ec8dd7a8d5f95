/** What of an agenda citizens may read, and how two versions of a paper stand beside each other. Pure. */
import type { Piece } from '#platform/diff.ts';

interface Closable {
	id: string;
	parentId: string | null;
	closedGround: string | null;
}

/** Why an item is closed: the whole sitting is, the item, or what it is a part of; null where citizens may hear it. */
export function groundOf(sitting: { closedGround: string | null }, items: readonly Closable[], item: Closable): string | null {
	const above = items.find(({ id }) => id === item.parentId);
	return sitting.closedGround ?? item.closedGround ?? above?.closedGround ?? null;
}

/** Ids of the items that citizens may read and speak of: neither closed nor, where `standing` is asked for, withdrawn. */
export function openIds(
	sitting: { closedGround: string | null },
	items: readonly (Closable & { withdrawnAt: unknown })[],
	standing = false
): Set<string> {
	const open = items.filter((item) => groundOf(sitting, items, item) === null && (!standing || item.withdrawnAt === null));
	return new Set(open.map(({ id }) => id));
}

export interface Reading extends Piece {
	/** The white space behind it, which no line goes through. */
	gap: string;
}

/** Pieces as they are read: what came and went is marked without the white space behind it, and stands apart from what follows. */
export function toReading(pieces: readonly Piece[]): Reading[] {
	return pieces.map(({ kind, text }, at) => {
		if (kind === 'same') return { kind, text, gap: '' };
		const own = text.trimEnd();
		return { kind, text: own, gap: at === pieces.length - 1 ? '' : text.slice(own.length) || ' ' };
	});
}

/** A paragraph as it was and as it is, each with its own marks. */
export function toSides(pieces: readonly Piece[]): { before: Reading[]; after: Reading[] } {
	return {
		before: toReading(pieces.filter(({ kind }) => kind !== 'added')),
		after: toReading(pieces.filter(({ kind }) => kind !== 'removed'))
	};
}
