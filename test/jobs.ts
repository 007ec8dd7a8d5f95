import { rows, sql, type Database } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import { schedules, topics, type JobContext } from '../src/platform/jobs/registry.ts';

function context(db: Database): JobContext {
	return { id: newId(), attempt: 1, last: false, signal: new AbortController().signal, reader: db.reader, write: db.write };
}

/** Runs everything in the outbox here and now, including what those jobs enqueue; returns the topics in order. */
export async function drain(db: Database): Promise<string[]> {
	const done: string[] = [];
	for (;;) {
		const taken = await db.write((tx) =>
			rows(tx, sql<{ id: number; topic: string; payload: object }>`DELETE FROM outbox RETURNING id, topic, payload`)
		);
		if (taken.length === 0) return done;
		for (const row of taken.toSorted((a, b) => a.id - b.id)) {
			const topic = topics.get(row.topic);
			if (topic === undefined) throw new Error(`no handler for the topic ${row.topic}`);
			await topic.handler(row.payload as never, context(db));
			done.push(row.topic);
		}
	}
}

/** Runs a schedule's handler once, as if its time had come. */
export async function runSchedule(db: Database, name: string): Promise<void> {
	const schedule = schedules.get(name);
	if (schedule === undefined) throw new Error(`no schedule ${name}`);
	await schedule.handler({}, context(db));
}
