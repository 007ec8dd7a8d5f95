import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { keepAddition, updateAppeal, type AppealAction, type NewFile } from '#modules/appeals/server/index.ts';
import type { Objection } from '../../input.ts';
import { objectionTerm } from '../hearing-terms.ts';
import { openHearing, waive } from './end-hearing.ts';

/**
 * What the applicant says of the preliminary decision, within two working days (Art. 73(3)); later, but before the hearing
 * is over, it is kept as well and marked. Who asks to decide without a hearing is not called any more. Said once. Throws
 * not_found, conflict `procedure.not_called`, `procedure.objected`.
 */
export async function objectToHearing(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: Objection,
	files: readonly NewFile[] = []
): Promise<void> {
	await object(tx, actor, appealId, 'speak_as_applicant', input, files);
}

/** The same said at the desk (an oral objection goes into the protocol): whoever takes it writes it down. */
export async function recordObjection(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: Objection,
	files: readonly NewFile[] = []
): Promise<void> {
	await object(tx, actor, appealId, 'ask_correction', input, files);
}

async function object(
	tx: Tx,
	actor: Actor,
	appealId: string,
	action: AppealAction,
	{ position, objection }: Objection,
	files: readonly NewFile[]
): Promise<void> {
	const row = await openHearing(tx, actor, appealId, action);
	if (row.position !== null) throw conflict('procedure.objected');
	const at = now();
	const until = (await objectionTerm(asReader(tx), row))?.dueOn;
	const late = until !== undefined && Temporal.PlainDate.compare(dayOf(at), until) > 0;
	if (files.length > 0) await keepAddition(tx, actor, appealId, {}, files);
	await tx
		.updateTable('hearing')
		.set({ position, objection: objection ?? null, objected_at: at })
		.where('id', '=', row.id)
		.execute();
	await updateAppeal(tx, appealId, {});
	const data = { position, late, ...(objection === undefined ? {} : { text: objection }) };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.objected', seenBy: 'applicant', at, data });
	if (position === 'without') await waive(tx, actor, appealId, 'declined', objection ?? '');
}
