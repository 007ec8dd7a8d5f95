import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';

/** Names people who may know of a sensitive appeal; those already named stay. The journal keeps who named whom. */
export async function nameReaders(tx: Tx, actor: Actor, appealId: string, personIds: readonly string[]): Promise<void> {
	if (personIds.length === 0) return;
	const [at, by] = [now(), actor.kind === 'staff' ? actorId(actor) : null];
	const named = await tx
		.insertInto('appeal_reader')
		.values([...new Set(personIds)].map((id) => ({ appeal_id: appealId, person_id: id, named_by: by, named_at: at })))
		.onConflict((c) => c.doNothing())
		.returning('person_id')
		.execute();
	if (named.length === 0) return;
	await journal(tx, {
		subject: { kind: 'appeal', id: appealId },
		actor,
		act: 'appeal.readers_named',
		seenBy: 'staff',
		at,
		data: { people: named.map((row) => row.person_id) }
	});
}
