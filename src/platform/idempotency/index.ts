/** The same request sent again gives the same answer, and is done once (after the IETF's Idempotency-Key draft). */
import type { Tx } from '../db/index.ts';
import { conflict, Refusal } from '../errors.ts';
import { open, seal, sha256 } from '../secrets.ts';

/** The key of a request; undefined when there is none. Throws invalid when it cannot be one. */
export function idempotencyKey(header: string | undefined): string | undefined {
	if (header === undefined) return undefined;
	// The draft writes it as a quoted string, most clients as plain text: both are the same key.
	const key = header.trim().replace(/^"(.*)"$/, '$1');
	if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new Refusal('api.key', 422);
	return key;
}

/** JSON with sorted names: the same data in another order or spacing is the same request. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
	return `{${parts.map(([name, v]) => `${JSON.stringify(name)}:${canonical(v)}`).join(',')}}`;
}

/** Tells two bodies apart. */
export function fingerprint(body: unknown): string {
	return sha256(canonical(body)).toString('hex');
}

/** Whether the key was used up in its scope. */
export async function isTaken(tx: Tx, scope: string, key: string): Promise<boolean> {
	const row = await tx.selectFrom('idempotency_key').select('key').where('scope', '=', scope).where('key', '=', key).executeTakeFirst();
	return row !== undefined;
}

export interface Keyed {
	scope: string;
	key: string | undefined;
	body: unknown;
}

/**
 * Does the act once for a key, in its transaction, and keeps its answer sealed (it may hold a code). Again with the same
 * body: the kept answer. With another body: conflict `api.key_reused`. A parallel request waits for the first one's end.
 */
export async function once<T>(tx: Tx, { scope, key, body }: Keyed, act: () => Promise<T>): Promise<{ answer: T; again: boolean }> {
	if (key === undefined) return { answer: await act(), again: false };
	const hash = sha256(canonical(body));
	const taken = await tx
		.insertInto('idempotency_key')
		.values({ scope, key, request_hash: hash })
		.onConflict((oc) => oc.columns(['scope', 'key']).doNothing())
		.returning('key')
		.executeTakeFirst();
	if (taken === undefined) return { answer: await kept<T>(tx, { scope, key }, hash), again: true };
	const answer = await act();
	await tx
		.updateTable('idempotency_key')
		.set({ response: seal(JSON.stringify(answer)) })
		.where('scope', '=', scope)
		.where('key', '=', key)
		.execute();
	return { answer, again: false };
}

async function kept<T>(tx: Tx, { scope, key }: { scope: string; key: string }, hash: Buffer): Promise<T> {
	const row = await tx
		.selectFrom('idempotency_key')
		.select(['request_hash', 'response'])
		.where('scope', '=', scope)
		.where('key', '=', key)
		.executeTakeFirstOrThrow();
	if (!row.request_hash.equals(hash)) throw conflict('api.key_reused');
	if (row.response === null) throw new Error('an answer is kept in the transaction that takes its key');
	return JSON.parse(open(row.response)) as T;
}
