import type { Tx } from '#platform/db/index.ts';
import type { AssignmentState } from '../rules.ts';

/** A part that is not done. */
export interface OpenPart {
	id: string;
	state: AssignmentState;
	obligatory: boolean;
	dueOn: Temporal.PlainDate;
}

/** Open assignments that are parts of this one, locked. */
export async function openChildren(tx: Tx, id: string): Promise<OpenPart[]> {
	const rows = await tx
		.selectFrom('assignment')
		.select(['id', 'state', 'obligatory', 'due_on'])
		.where('parent_id', '=', id)
		.where('closed_at', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	return rows.map((row) => ({ id: row.id, state: row.state as AssignmentState, obligatory: row.obligatory, dueOn: row.due_on }));
}
