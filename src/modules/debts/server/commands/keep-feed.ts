import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { makeToken, sha256 } from '#platform/secrets.ts';
import type { FeedInput } from '../../input.ts';

/** Makes the secret address of one's calendar, and returns its token, this once. The one before opens nothing any more. */
export async function makeFeed(tx: Tx, actor: Staff, input: FeedInput): Promise<string> {
	await lock(tx, actor);
	await end(tx, actor);
	const [id, at, token] = [newId(), now(), makeToken()];
	const whose = { person_id: actor.personId, account_id: actor.accountId };
	await tx
		.insertInto('calendar_feed')
		.values({ id, ...whose, token_hash: sha256(token), with_unit: input.with, made_at: at })
		.execute();
	const subject = { kind: 'account', id: actor.accountId } as const;
	await journal(tx, { subject, actor, act: 'account.feed_made', seenBy: 'staff', at, data: { feed: id, unit: input.with } });
	return token;
}

/** Ends one's calendar address; where there is none, nothing happens. */
export async function endFeed(tx: Tx, actor: Staff): Promise<void> {
	await lock(tx, actor);
	await end(tx, actor);
}

async function end(tx: Tx, actor: Staff): Promise<void> {
	const at = now();
	const ended = await tx
		.updateTable('calendar_feed')
		.set({ ended_at: at })
		.where('person_id', '=', actor.personId)
		.where('ended_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (ended === undefined) return;
	const subject = { kind: 'account', id: actor.accountId } as const;
	await journal(tx, { subject, actor, act: 'account.feed_ended', seenBy: 'staff', at, data: { feed: ended.id } });
}

/** The account's row is the lock under which its one address is made. */
async function lock(tx: Tx, actor: Staff): Promise<void> {
	await tx.selectFrom('account').select('id').where('id', '=', actor.accountId).forUpdate().executeTakeFirstOrThrow();
}
