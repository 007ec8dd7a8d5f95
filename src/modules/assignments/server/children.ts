import type { Tx } from '#platform/db/index.ts';

/** Open assignments that are parts of this one, locked. */
export async function openChildren(tx: Tx, id: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('assignment')
		.select('id')
		.where('parent_id', '=', id)
		.where('closed_at', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	return rows.map((row) => row.id);
}
