/** Reminders of meetings: a day and two hours before, each once. */
import { reminderDue, REMINDERS } from '#platform/calendar/meetings.ts';
import { claimReminder } from '#platform/calendar/reminded.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Database, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { isSeated } from '../rules.ts';
import { tellReminder } from './letters.ts';
import { moveOn, openWish } from './store.ts';

const SYSTEM = { kind: 'system', job: 'wishes.remind' } as const;

/** Reminds of what is due now and returns how many were. The work grows with the meetings of a day, not with the register. */
export async function remindOfMeetings({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const at = now();
	const ahead = await rows(
		reader,
		sql<{ id: string }>`SELECT w.id FROM wish w WHERE w.state IN ('booked', 'reminded') AND w.starts_at > ${at}
			AND w.starts_at <= ${at.add(REMINDERS.day)} ORDER BY w.starts_at, w.id`
	);
	let sent = 0;
	for (const { id } of ahead) sent += await write((tx) => remindOnce(tx, id));
	return sent;
}

/** The reminder is remembered in the transaction of its letter: of two nodes the second sends none. */
async function remindOnce(tx: Tx, id: string): Promise<number> {
	const wish = await openWish(tx, SYSTEM, id);
	if (!isSeated(wish.state)) return 0;
	const startsAt = found(wish.startsAt);
	const which = reminderDue({ startsAt, toldAt: found(wish.bookedAt) }, now());
	if (which === undefined) return 0;
	if (!(await claimReminder(tx, { kind: 'wish', id, dueOn: dayOf(startsAt), step: which }))) return 0;
	await moveOn(tx, wish, 'remind', { actor: SYSTEM, data: { which } });
	await tellReminder(tx, id, which);
	return 1;
}
