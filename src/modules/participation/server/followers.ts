/** What follows for those who want to come when the event is moved, is held elsewhere, or is called off. */
import { currentDeadline, dropDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { onEventChange, type EventChange, type EventRow } from '#modules/events/server/index.ts';
import { changed, queueTold } from './letters.ts';
import { participantsOf } from './participants.ts';
import { ANSWER_RULE, countTerm } from './answer-term.ts';
import { gatheringById, type Gathering } from './queries.ts';

async function follow(tx: Tx, change: EventChange, before: EventRow, after: EventRow): Promise<void> {
	const gathering = await gatheringById(asReader(tx), after.id);
	if (gathering === undefined) return;
	await tx
		.updateTable('gathering')
		.set(({ eb }) => ({ revision: eb('revision', '+', 1), changed_at: now() }))
		.where('event_id', '=', after.id)
		.execute();
	await moveTerm(tx, change, gathering);
	const people = await participantsOf(tx, after.id);
	await queueTold(
		tx,
		people.map((one) => changed(change, before, { ...gathering, revision: gathering.revision + 1, changedAt: now() }, one))
	);
}

/** The term for answers runs from the event's day; of what is called off nobody owes any. */
async function moveTerm(tx: Tx, change: EventChange, gathering: Gathering): Promise<void> {
	const subject = { kind: 'gathering', id: gathering.id } as const;
	if (change === 'cancelled') await dropDeadline(tx, subject, ANSWER_RULE, now());
	else if (change === 'moved' && (await currentDeadline(tx, subject, ANSWER_RULE)) !== undefined) await countTerm(tx, gathering, now());
}

onEventChange(follow);
