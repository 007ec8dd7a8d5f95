import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { enqueue, Hopeless, onSchedule, onTopic, startJobs, type JobRunner } from './index.ts';
import { schedules, topics } from './registry.ts';

const database = testDatabase();
const runners: JobRunner[] = [];

async function start(): Promise<JobRunner> {
	const runner = await startJobs(database.db, database.url);
	runners.push(runner);
	return runner;
}

async function asOwner<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
	const client = new pg.Client({ connectionString: database.url });
	await client.connect();
	try {
		return (await client.query<T>(text)).rows;
	} finally {
		await client.end();
	}
}

async function outboxSize(): Promise<number> {
	const row = await database.db.reader
		.selectFrom('outbox')
		.select((eb) => eb.fn.countAll<number>().as('n'))
		.executeTakeFirst();
	return row?.n ?? 0;
}

beforeEach(() => {
	topics.clear();
	schedules.clear();
});

afterEach(async () => {
	await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

it('leaves nothing behind when the act is rolled back', async () => {
	await rolledBack(database.db, (tx) => enqueue(tx, 'test.rolled', { n: 1 }));
	expect(await outboxSize()).toBe(0);
});

it('runs every job once, though two nodes take from one outbox', async () => {
	const seen = new Map<number, number>();
	onTopic<{ n: number }>(
		'test.count',
		async ({ n }) => {
			seen.set(n, (seen.get(n) ?? 0) + 1);
		},
		{ concurrency: 4 }
	);
	await Promise.all([start(), start()]);
	await Promise.all(
		Array.from({ length: 60 }, (_, n) =>
			database.db.write(async (tx) => {
				await enqueue(tx, 'test.count', { n });
			})
		)
	);
	await vi.waitUntil(() => seen.size === 60, { timeout: 60_000, interval: 100 });
	expect([...seen.values()].every((times) => times === 1)).toBe(true);
	expect(await outboxSize()).toBe(0);
});

it('tries a failed job again under the same id, and says which try it is', async () => {
	const tries: { id: string; attempt: number; last: boolean }[] = [];
	onTopic(
		'test.flaky',
		async (_payload, { id, attempt, last }) => {
			tries.push({ id, attempt, last });
			if (attempt < 2) throw new Error('not yet');
		},
		{ retries: 1, pause: 1 }
	);
	await start();
	await database.db.write((tx) => enqueue(tx, 'test.flaky', {}));
	await vi.waitUntil(() => tries.length === 2, { timeout: 20_000, interval: 100 });
	expect(tries.map((t) => [t.attempt, t.last])).toEqual([
		[1, false],
		[2, true]
	]);
	expect(new Set(tries.map((t) => t.id)).size).toBe(1);
});

it('lays what cannot be done with the dead letters: a hopeless job at once, another after its last try', async () => {
	const tries: string[] = [];
	onTopic('test.hopeless', async () => {
		tries.push('hopeless');
		throw new Hopeless('no such address');
	});
	onTopic(
		'test.failing',
		async () => {
			tries.push('failing');
			throw new Error('never works');
		},
		{ retries: 0 }
	);
	const runner = await start();
	await database.db.write(async (tx) => {
		await enqueue(tx, 'test.hopeless', {});
		await enqueue(tx, 'test.failing', {});
	});
	await vi.waitFor(async () => expect(await runner.counts()).toEqual({ outbox: 0, queued: 0, dead: 2 }), {
		timeout: 20_000,
		interval: 200
	});
	expect(tries.toSorted()).toEqual(['failing', 'hopeless']);
});

it('leaves topics of a newer version where they are', async () => {
	onTopic('test.known', async () => undefined);
	const runner = await start();
	await database.db.write((tx) => enqueue(tx, 'test.newer', {}));
	await vi.waitFor(async () => expect(await runner.counts()).toMatchObject({ outbox: 1 }), { timeout: 5000 });
	expect(runner.running()).toBe(true);
	await database.db.write((tx) => tx.deleteFrom('outbox').execute());
});

it('keeps the schedules of this version, in the zone of the deployment, and forgets old ones', async () => {
	onSchedule('old', '0 1 * * *', async () => undefined);
	await (await start()).stop();
	schedules.clear();
	onSchedule('new', '30 6 * * 1-5', async () => undefined);
	await start();
	const rows = await asOwner<{ name: string; cron: string; timezone: string }>('SELECT name, cron, timezone FROM pgboss.schedule');
	expect(rows).toEqual([{ name: 'schedule/new', cron: '30 6 * * 1-5', timezone: 'Asia/Almaty' }]);
});

it('says that it no longer runs after it stopped', async () => {
	const runner = await start();
	await runner.stop();
	expect(runner.running()).toBe(false);
});
