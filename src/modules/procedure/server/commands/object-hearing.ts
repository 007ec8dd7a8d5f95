import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import {
	can,
	editionOn,
	groundEditions,
	keepAddition,
	mustBeThere,
	updateAppeal,
	type AppealAction,
	type NewFile
} from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import type { Objection } from '../../input.ts';
import { objectionTerm } from '../hearing-terms.ts';
import { lockMatter } from '../matter.ts';
import { hearingsOf, ownHearings, partiesOf, type Hearing } from '../store.ts';
import { waive } from './end-hearing.ts';

/**
 * What the applicant says of the preliminary decision, within two working days (Art. 73(3)); later, but before the hearing
 * is over, it is kept as well and marked. When all who are called ask to decide without a hearing, there is none. Said once. Throws
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
	const { row, matterId } = await openAsHeard(tx, actor, appealId, action);
	if (row.position !== null) throw conflict('procedure.objected');
	const at = now();
	const until = (await objectionTerm(asReader(tx), row))?.dueOn;
	const late = until !== undefined && Temporal.PlainDate.compare(dayOf(at), until) > 0;
	if (files.length > 0) await keepAddition(tx, actor, appealId, {}, files);
	const said = { position, objection: objection ?? null, objected_at: at };
	if (matterId === appealId) await tx.updateTable('hearing').set(said).where('id', '=', row.id).execute();
	else await tx.updateTable('hearing_party').set(said).where('hearing_id', '=', row.id).where('appeal_id', '=', appealId).execute();
	for (const id of new Set([appealId, matterId])) await updateAppeal(tx, id, {});
	const data = { position, late, ...(objection === undefined ? {} : { text: objection }) };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.objected', seenBy: 'applicant', at, data });
	if (position === 'without') await waiveForAll(tx, actor, matterId, row.id, objection ?? '');
}

/** The hearing that an appeal's applicant is called to: of their own, or of the one that theirs lies in. */
async function openAsHeard(tx: Tx, actor: Actor, appealId: string, action: AppealAction): Promise<{ row: Hearing; matterId: string }> {
	const { appeal, matter } = await lockMatter(tx, appealId);
	mustBeThere(actor, appeal);
	if (!can(actor, action, appeal)) throw forbidden();
	if (next(matter.state, 'hear') === undefined) throw conflict('appeals.not_now', { state: matter.state });
	const row = (await hearingsOf(tx, appealId)).find((one) => one.state === 'called');
	if (row === undefined) throw conflict('procedure.not_called');
	return { row, matterId: matter.id };
}

/** Nobody is called any more when each who was asks to decide without a hearing; while one of them wants to be heard, it is held. */
async function waiveForAll(tx: Tx, actor: Actor, matterId: string, hearingId: string, why: string): Promise<void> {
	const [own, parties] = [(await ownHearings(tx, matterId)).find((one) => one.id === hearingId), await partiesOf(tx, [hearingId])];
	if ([own, ...parties].some((one) => one?.position !== 'without')) return;
	// What one of several wrote is not for the others to read.
	const editions = await groundEditions(tx, 'declined');
	const declined = found(editionOn(editions, dayOf(now())) ?? editions[0]);
	await waive(tx, actor, matterId, declined.id, parties.length === 0 ? why : '');
}
