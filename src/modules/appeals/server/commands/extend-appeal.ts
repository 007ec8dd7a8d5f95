import type { z } from 'zod';
import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { deadline, isWorkingDay } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { moveDueDate } from '#modules/assignments/server/index.ts';
import type { extendInput } from '../../input.ts';
import { messages } from '../../messages/index.ts';
import { openFor } from '../access.ts';
import { withMembers } from '../family.ts';
import { tellApplicant } from '../tell.ts';
import { considerStart, ruleDay } from '../terms.ts';
import { openAssignment, updateAppeal } from '../update.ts';

/**
 * Extends the term by a reasoned decision of the head (Art. 76(3)): at most to two months from registration, on a
 * working day later than the present term. The applicant is told at once. The first due date stays for the record.
 */
export async function extendAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof extendInput>): Promise<void> {
	const { appeal } = await openFor(tx, actor, id, 'extend', 'extend');
	const dueOn = Temporal.PlainDate.from(input.dueOn);
	const db = asReader(tx);
	const start = await considerStart(db, ...(await withMembers(db, [id])));
	const calendar = await loadCalendar(db);
	const cap = deadline(calendar, start, await termFor(db, 'extend_cap', ruleDay(start))).dueOn;
	if (Temporal.PlainDate.compare(dueOn, appeal.dueOn) <= 0) throw invalid('dueOn', 'extend_earlier', { due: appeal.dueOn.toString() });
	if (Temporal.PlainDate.compare(dueOn, cap) > 0) throw invalid('dueOn', 'extend_cap', { due: cap.toString() });
	if (!isWorkingDay(calendar, dueOn)) throw invalid('dueOn', 'day_off');
	const at = now();
	await tx
		.insertInto('appeal_extension')
		.values({
			id: newId(),
			appeal_id: id,
			reason: input.reason,
			old_due_on: appeal.dueOn,
			new_due_on: dueOn,
			decided_by: actorId(actor),
			decided_at: at
		})
		.execute();
	await updateAppeal(tx, id, { due_on: dueOn });
	const assignmentId = await openAssignment(tx, id);
	if (assignmentId !== undefined) await moveDueDate(tx, actor, { assignmentId, dueOn, reason: input.reason });
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor,
		act: 'appeal.extended',
		seenBy: 'applicant',
		at,
		data: { reason: input.reason, from: appeal.dueOn.toString(), to: dueOn.toString() }
	});
	const rule = await termFor(db, 'extend_notice', ruleDay(start));
	const members = await withMembers(tx, [id]);
	for (const member of members)
		await tellApplicant(tx, member, 'extended', (lang, { number, url }) =>
			messages[lang].mail.extended({
				number,
				url,
				reason: input.reason,
				article: rule.source[lang],
				from: formatDate(lang, appeal.dueOn),
				due: formatDate(lang, dueOn)
			})
		);
}
