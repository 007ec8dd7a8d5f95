import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { staffId, type Staff } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { accessOf, appealForStaff, can } from '#modules/appeals/server/index.ts';
import { openProblem } from '#modules/problems/server/index.ts';
import { LINKS, promisesAbout, type About } from '../links.ts';
import { publicByIds } from '../queries.ts';

const MOST = 10;

/** Who works on the appeal, or gathers the problem. Throws not_found, forbidden. */
async function mayLink(tx: Tx, actor: Staff, { kind, id }: About): Promise<void> {
	if (kind === 'problem') {
		await openProblem(tx, actor, id, 'gather');
		return;
	}
	const appeal = await appealForStaff(asReader(tx), actor, id);
	if (!can(actor, 'remark', accessOf(appeal))) throw forbidden();
	await sql`SELECT FROM appeal WHERE id = ${id} FOR UPDATE`.execute(tx);
}

const tell = (tx: Tx, actor: Staff, { kind, id }: About, act: string, at: Temporal.Instant, promise: string) =>
	journal(tx, { subject: { kind, id }, actor, act: `${kind}.${act}`, seenBy: 'staff', at, data: { promise } });

/**
 * Says that an appeal or a problem is about a published promise; said twice it is said once. Throws not_found, forbidden, invalid
 * `promiseId`, conflict `promises.linked_many`.
 */
export async function linkPromise(tx: Tx, actor: Staff, about: About, promiseId: string): Promise<void> {
	await mayLink(tx, actor, about);
	if ((await publicByIds(tx, [promiseId])).length === 0) throw invalid('promiseId', 'promises.unlinkable');
	const linked = await promisesAbout(tx, about);
	if (linked.some(({ id }) => id === promiseId)) return;
	if (linked.length >= MOST) throw conflict('promises.linked_many', { max: MOST });
	const [{ table, column }, at] = [LINKS[about.kind], now()];
	await sql`INSERT INTO ${table} (${column}, promise_id, linked_at, linked_by) VALUES (${about.id}, ${promiseId}, ${at}, ${staffId(actor)})`.execute(
		tx
	);
	await tell(tx, actor, about, 'promise_linked', at, promiseId);
}

/** Takes the link away; the journal keeps that it was. Throws not_found, forbidden. */
export async function unlinkPromise(tx: Tx, actor: Staff, about: About, promiseId: string): Promise<void> {
	await mayLink(tx, actor, about);
	const { table, column } = LINKS[about.kind];
	const gone = sql`DELETE FROM ${table} WHERE ${column} = ${about.id} AND promise_id = ${promiseId} RETURNING promise_id`;
	found((await rows(tx, gone))[0]);
	await tell(tx, actor, about, 'promise_unlinked', now(), promiseId);
}
