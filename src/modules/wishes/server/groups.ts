/** The group that somebody says to belong to, as it is in force. */
import { now } from '#platform/clock.ts';
import type { Reader, Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { priorityGroups, type PriorityGroup } from '#modules/receptions/server/index.ts';

/** Throws invalid `group` for one that is not in force today. */
export async function groupOn(db: Reader | Tx, code: string | undefined): Promise<PriorityGroup | undefined> {
	if (code === undefined) return undefined;
	const group = (await priorityGroups(db, dayOf(now()))).find((one) => one.code === code);
	if (group === undefined) throw invalid('group', 'choose');
	return group;
}
