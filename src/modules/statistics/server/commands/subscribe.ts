import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { SubscribeInput } from '../../input.ts';
import { MOST_SUBSCRIPTIONS } from '../../rules.ts';
import { questionFrom, STATISTICS_ROLES, subscribedQuery } from '../ask.ts';

onConstraint('statistic_subscription__once_key', () => conflict('statistics.subscribed'));

/**
 * Sends the actor the statistics of a unit and a filter every week or month from now on. Asked again it is the same
 * subscription. Throws forbidden, not_found for a unit that is not theirs, conflict `statistics.many_subscriptions`.
 */
export async function subscribe(tx: Tx, actor: Staff, lang: Lang, input: SubscribeInput): Promise<string> {
	if (!actor.posts.some(({ role }) => STATISTICS_ROLES.some((one) => one === role))) throw forbidden();
	const { asked } = await questionFrom(asReader(tx), actor, new URLSearchParams(input.query));
	const query = subscribedQuery(asked);
	const own = await tx
		.selectFrom('statistic_subscription')
		.select(['id', 'query', 'frequency'])
		.where('person_id', '=', actor.personId)
		.where('ended_at', 'is', null)
		.execute();
	const same = own.find((one) => one.query === query && one.frequency === input.frequency);
	if (same !== undefined) return same.id;
	if (own.length >= MOST_SUBSCRIPTIONS) throw conflict('statistics.many_subscriptions', { max: MOST_SUBSCRIPTIONS });
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('statistic_subscription')
		.values({ id, person_id: actor.personId, query, frequency: input.frequency, language: lang, made_at: at })
		.execute();
	const data = { query, frequency: input.frequency };
	await journal(tx, { subject: { kind: 'subscription', id }, actor, act: 'statistics.subscribed', seenBy: 'staff', at, data });
	return id;
}

/** Ends one's own subscription; what has ended has ended. Throws not_found. */
export async function unsubscribe(tx: Tx, actor: Staff, id: string): Promise<void> {
	const { ended_at: ended } = found(
		await tx
			.selectFrom('statistic_subscription')
			.select('ended_at')
			.where('id', '=', id)
			.where('person_id', '=', actor.personId)
			.forUpdate()
			.executeTakeFirst()
	);
	if (ended !== null) return;
	const at = now();
	await tx.updateTable('statistic_subscription').set({ ended_at: at }).where('id', '=', id).execute();
	await journal(tx, { subject: { kind: 'subscription', id }, actor, act: 'statistics.unsubscribed', seenBy: 'staff', at });
}
