/** An appeal that was written from the page of a promise: kept in its draft until it comes, then offered to staff. */
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { isGuid, POINTING } from '../link-input.ts';
import { onReceived } from '#modules/appeals/server/index.ts';
import { publicByIds, type PromiseRow } from './queries.ts';

/** The promise that somebody is to write about; undefined for what is no id, is not there or was not published. */
export async function pointedPromise(db: Reader, id: string | null | undefined): Promise<PromiseRow | undefined> {
	return isGuid(id) ? (await publicByIds(db, [id]))[0] : undefined;
}

/** Keeps what the draft carried; nothing is refused for it. */
async function keepPointed(tx: Tx, appealId: string, id: string | undefined): Promise<void> {
	const promise = await pointedPromise(asReader(tx), id);
	if (promise === undefined) return;
	await tx.insertInto('promise_pointed').values({ appeal_id: appealId, promise_id: promise.id, pointed_at: now() }).execute();
}

/** The promise from whose page an appeal was written, while it is public. */
export async function pointedBy(db: Reader | Tx, appealId: string): Promise<PromiseRow | undefined> {
	const list = await rows(db, sql<{ id: string }>`SELECT promise_id AS id FROM promise_pointed WHERE appeal_id = ${appealId}`);
	return (
		await publicByIds(
			db,
			list.map(({ id }) => id)
		)
	)[0];
}

/** Called once when the server starts. */
export function registerPointed(): void {
	onReceived(POINTING, (tx, _, appealId, { promise }) => keepPointed(tx, appealId, promise));
}
