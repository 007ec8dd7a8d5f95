/** How a programme and a promise are taken under lock before an act, and how the act is told. */
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal, telling } from '#platform/journal/index.ts';
import { possible, type PromiseAct } from '../rules.ts';
import { canJudge, canKeep, canProve, canRead } from './policy.ts';
import { programmeById, promiseById, type ProgrammeRow, type PromiseRow } from './queries.ts';

/** A programme under lock, for who keeps it. Throws not_found, forbidden. */
export async function keepProgramme(tx: Tx, actor: Actor, id: string): Promise<ProgrammeRow> {
	found(await tx.selectFrom('programme').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
	const programme = found(await programmeById(tx, id));
	if (!canRead(actor, programme)) throw notFound();
	if (!canKeep(actor, programme)) throw forbidden();
	return programme;
}

const RIGHTS: Record<PromiseAct, (actor: Actor, promise: PromiseRow) => boolean> = {
	change: canKeep,
	remove: canKeep,
	correct: canKeep,
	milestone: canKeep,
	evidence: canProve,
	judge: canJudge
};

/** A promise under lock, for an act that is possible as it is published. Throws not_found, forbidden, conflict `promises.not_now`. */
export async function openPromise(tx: Tx, actor: Actor, id: string, act: PromiseAct): Promise<PromiseRow> {
	found((await sql`SELECT id FROM promise WHERE id = ${id} FOR UPDATE`.execute(tx)).rows[0]);
	const promise = found(await promiseById(tx, id));
	if (!canRead(actor, promise)) throw notFound();
	if (!RIGHTS[act](actor, promise)) throw forbidden();
	if (!possible(promise.publication).includes(act)) throw conflict('promises.not_now');
	return promise;
}

/** What staff read of a programme while it is made. */
export const tellStaff = telling('programme');

/** One row on the chain of a promise or a programme that everybody reads: no name of staff, no word that is not public. */
export function tellAll(
	tx: Tx,
	actor: Actor,
	{ kind, id }: { kind: 'promise' | 'programme'; id: string },
	act: string,
	at: Temporal.Instant,
	data: Record<string, unknown> = {}
): Promise<void> {
	return journal(tx, { subject: { kind, id }, actor, act: `${kind}.${act}`, seenBy: 'public', at, data });
}
