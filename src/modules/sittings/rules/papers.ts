/** What of an agenda citizens may read. Pure. */

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
