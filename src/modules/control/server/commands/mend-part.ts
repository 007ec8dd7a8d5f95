import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { assignmentFor } from '#modules/assignments/server/index.ts';
import { criteriaOf, directiveFor, draftDirective } from '#modules/directives/server/index.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { messages } from '../../messages/index.ts';
import { mayMend, mayRead } from '../policy.ts';
import { answersOf } from '../queries.ts';
import { lockLook } from './finish-look.ts';

const SYSTEM = { kind: 'system', job: 'control.mend' } as const;
const LONGEST_TITLE = 160;

/**
 * Drafts a directive by which a part that was not confirmed is to be put right: to the unit that did it, by the same criteria, with
 * what the look found. Returns its id. The acceptance and the finding stay as they are. Again only when the one before was cancelled
 * (`control.mended`). Throws not_found, forbidden, invalid for a date that cannot be.
 */
export async function mendPart(tx: Tx, actor: Staff, id: string, { dueOn }: { dueOn: Temporal.PlainDate }): Promise<string> {
	const db = asReader(tx);
	const look = await lockLook(tx, id);
	if (!mayRead(actor, look)) throw notFound();
	if (!mayMend(actor, look)) throw forbidden();
	if (look.mendedBy !== null && (await directiveFor(db, SYSTEM, look.mendedBy)).state !== 'cancelled') throw conflict('control.mended');
	const { row } = await assignmentFor(db, SYSTEM, look.assignmentId);
	const [origin, criteria, unit, answers] = await Promise.all([
		directiveFor(db, SYSTEM, row.origin.id),
		criteriaOf(db, row.origin.id),
		unitById(db, look.unitId),
		answersOf(tx, [id])
	]);
	const remarks = (answers.get(id) ?? []).flatMap(({ remark }) => (remark === null ? [] : [`— ${remark}`]));
	const directiveId = await draftDirective(tx, actor, {
		title: messages[actor.language].mend.draft(origin.title).slice(0, LONGEST_TITLE),
		text: [origin.text, ...remarks].join('\n\n'),
		priority: origin.priority ?? undefined,
		issuerUnitId: look.issuerUnitId,
		dueOn,
		criteria: criteria.map(({ text, evidence }) => ({ text, evidence })),
		audience: { ...NOBODY, also: unit === undefined ? [] : [unit.code] }
	});
	await tx.updateTable('control_look').set({ mended_by: directiveId }).where('id', '=', id).execute();
	const data = { directive: directiveId, due: dueOn.toString() };
	await journal(tx, { subject: { kind: 'control_look', id }, actor, act: 'control.mended', seenBy: 'staff', at: now(), data });
	return directiveId;
}
