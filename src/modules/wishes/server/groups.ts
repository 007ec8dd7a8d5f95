/** The group that somebody says to belong to, as it is in force. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { priorityGroups, type PriorityGroup } from '#modules/receptions/server/index.ts';

/** Throws invalid `group` for one that is not in force on this day. */
export async function groupOn(db: Reader | Tx, code: string | undefined, day: Temporal.PlainDate): Promise<PriorityGroup | undefined> {
	if (code === undefined) return undefined;
	const group = (await priorityGroups(db, day)).find((one) => one.code === code);
	if (group === undefined) throw invalid('group', 'choose');
	return group;
}
