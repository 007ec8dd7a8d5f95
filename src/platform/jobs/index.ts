import type { Tx } from '../db/index.ts';
import type { Topic } from './registry.ts';

export { Hopeless, onSchedule, onTopic, type JobContext, type JobHandler, type Topic, type TopicOptions } from './registry.ts';
export { startJobs, type JobRunner } from './runner.ts';

/**
 * Writes what must happen after the commit into the outbox, in the transaction of the act: it happens when the act
 * does, and never when it is rolled back. No personal data in the clear: the row lies in the database until it is done.
 */
export async function enqueue(tx: Tx, topic: Topic, payload: object): Promise<void> {
	await enqueueAll(tx, topic, [payload]);
}

/** The same for many, in one statement. */
export async function enqueueAll(tx: Tx, topic: Topic, payloads: readonly object[]): Promise<void> {
	if (payloads.length === 0) return;
	await tx
		.insertInto('outbox')
		.values(payloads.map((payload) => ({ topic, payload: JSON.stringify(payload) })))
		.execute();
}
