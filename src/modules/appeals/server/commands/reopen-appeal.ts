import { loadCalendar, saveDeadline, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { issueAssignment } from '#modules/assignments/server/index.ts';
import { next, redoDueOn } from '../../rules.ts';
import type { LockedAppeal } from '../access.ts';
import { updateAppeal } from '../update.ts';

/**
 * Opens a decided appeal again, with the unit and the executor that are named in it: a term of its own, never before the
 * date first given, and that date stays. Whoever calls it journals why. Returns the new term. Throws
 * conflict `appeals.not_now`.
 */
export async function reopenAppeal(tx: Tx, appeal: LockedAppeal, at: Temporal.Instant): Promise<Temporal.PlainDate> {
	const to = next(appeal.state, 'reopen');
	if (to === undefined) throw conflict('appeals.not_now', { state: appeal.state });
	const db = asReader(tx);
	const today = dayOf(at);
	const [calendar, term] = await Promise.all([loadCalendar(db), termFor(db, 'redo', today)]);
	const redo = deadline(calendar, today, term);
	await saveDeadline(tx, { kind: 'appeal', id: appeal.id }, redo, at);
	const dueOn = redoDueOn(redo.dueOn, appeal.firstDueOn);
	const { reopens } = await tx.selectFrom('appeal').select('reopens').where('id', '=', appeal.id).executeTakeFirstOrThrow();
	await updateAppeal(tx, appeal.id, {
		state: to,
		unit_id: appeal.unitId,
		executor_id: appeal.executorId,
		due_on: dueOn,
		reopens: reopens + 1,
		answered_at: null,
		answered_days: null,
		outcome: null,
		closed_at: null
	});
	await issueAssignment(
		tx,
		{ kind: 'system', job: 'appeals.reopen' },
		{
			subject: { kind: 'appeal', id: appeal.id },
			text: appeal.number,
			unitId: appeal.unitId,
			...(appeal.executorId === null ? {} : { personId: appeal.executorId }),
			dueOn,
			issuerUnitId: appeal.unitId
		}
	);
	return dueOn;
}
