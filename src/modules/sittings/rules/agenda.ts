/** The agenda: what is spoken of, in which order, under which number. Pure. */

export const ITEM_KINDS = ['ordinary', 'promises', 'decisions'] as const;
/** `promises`: the promises made to a place are reviewed; `decisions`: how earlier decisions are carried out. */
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface Placed {
	id: string;
	parentId: string | null;
	position: number;
}

export type Numbered<T> = T & {
	/** "2", "2.1". */
	number: string;
	depth: 0 | 1;
};

/** The items in the order in which they are taken, each with its number: those below an item follow it. An item two levels down is not there. */
export function numbered<T extends Placed>(items: readonly T[]): Numbered<T>[] {
	const below = Map.groupBy(items, ({ parentId }) => parentId);
	const ordered = (parent: string | null) => (below.get(parent) ?? []).toSorted((a, b) => a.position - b.position);
	return ordered(null).flatMap((item, i) => [
		{ ...item, number: String(i + 1), depth: 0 as const },
		...ordered(item.id).map((sub, j) => ({ ...sub, number: `${String(i + 1)}.${String(j + 1)}`, depth: 1 as const }))
	]);
}

/** The ids of one level with one of them a step up or down; the same order where it cannot go further. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
	const from = ids.indexOf(id);
	const to = from + by;
	if (from < 0 || to < 0 || to >= ids.length) return [...ids];
	const list = ids.filter((one) => one !== id);
	list.splice(to, 0, id);
	return list;
}

/** What becomes of an item that was not taken. */
export const LEFT_AS = ['next', 'withdrawn'] as const;
export type LeftAs = (typeof LEFT_AS)[number];

/** Items that were not taken when a sitting ends: neither begun, nor withdrawn, nor with the whole they are a part of; a whole was taken with any part. */
export function leftOver<T extends { id: string; parentId: string | null; startedAt: unknown; withdrawnAt: unknown }>(
	items: readonly T[]
): T[] {
	const begun = new Set(items.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id));
	const partly = new Set(items.filter(({ id }) => begun.has(id)).map(({ parentId }) => parentId));
	return items.filter(
		({ id, parentId, withdrawnAt }) =>
			withdrawnAt === null && !begun.has(id) && !partly.has(id) && (parentId === null || !begun.has(parentId))
	);
}

/** Minutes that items of the first level take; those below an item are part of it. */
export function minutesOf(items: readonly (Placed & { minutes: number; withdrawnAt: unknown })[]): number {
	return items
		.filter(({ parentId, withdrawnAt }) => parentId === null && withdrawnAt === null)
		.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The paragraphs of a draft, as citizens comment on them: parted by an empty line. */
export function paragraphs(text: string): string[] {
	return text
		.split(/\n[ \t]*\n/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
