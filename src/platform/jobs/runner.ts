import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import { config } from '../config.ts';
import { now } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { surviveLoss } from '../db/pool.ts';
import { ZONE } from '../i18n/format.ts';
import { log } from '../log.ts';
import { countJob } from '../metrics.ts';
import { relay } from './relay.ts';
import { Hopeless, schedules, topics, type JobHandler } from './registry.ts';

const DEAD = 'dead';
const DAY = 86_400;
const RELAY_PAUSE = 400;
// The heart beat shows within a minute that a process was killed in the middle of a job; another one takes it up.
const COMMON = { deadLetter: DEAD, heartbeatSeconds: 20 };

export interface JobRunner {
	/** Whether jobs move: the relay reached the database within the last half minute. */
	running: () => boolean;
	/** How much waits, for the metrics: `outbox` rows, jobs `queued`, and the `dead` ones nobody looked at yet. */
	counts: () => Promise<{ outbox: number; queued: number; dead: number }>;
	/** Ends the work at hand (at most 10 seconds) and closes the connections. */
	stop: () => Promise<void>;
}

const scheduleQueue = (name: string) => `schedule/${name}`;

async function makeQueues(boss: PgBoss): Promise<void> {
	await boss.createQueue(DEAD, { retentionSeconds: 365 * DAY });
	for (const [topic, { options }] of topics) {
		const retry = { retryLimit: options.retries, retryDelay: options.pause, retryBackoff: true, retryDelayMax: 3600 };
		const settings = { ...retry, ...COMMON, deleteAfterSeconds: 2 * DAY };
		await boss.createQueue(topic, settings);
		await boss.updateQueue(topic, settings);
	}
	const known = new Set([...schedules.keys()].map(scheduleQueue));
	for (const name of known) {
		// Stately: one waits, one runs, never two side by side.
		await boss.createQueue(name, {
			policy: 'stately',
			retryLimit: 2,
			retryDelay: 60,
			retryBackoff: true,
			...COMMON,
			deleteAfterSeconds: 7 * DAY
		});
	}
	for (const [name, { cron }] of schedules) await boss.schedule(scheduleQueue(name), cron, {}, { tz: ZONE, missed: 'once' });
	for (const old of await boss.getSchedules()) if (!known.has(old.name)) await boss.unschedule(old.name);
}

/** Runs one job; its failure is a result, so that a hopeless one is not tried again. */
async function runOne(db: Database, topic: string, handler: JobHandler<never>, job: JobWithMetadata): Promise<JobResult> {
	const started = now();
	const last = job.retryCount >= job.retryLimit;
	const context = { id: job.id, attempt: job.retryCount + 1, last, signal: job.signal, reader: db.reader, write: db.write };
	const ms = () => Math.round(now().since(started).total('milliseconds'));
	try {
		await handler(job.data as never, context);
		countJob(topic, 'done');
		log.info({ topic, job: job.id, ms: ms() }, 'job done');
		return { id: job.id, status: 'completed' };
	} catch (error) {
		const hopeless = error instanceof Hopeless;
		const dead = hopeless || last;
		countJob(topic, dead ? 'dead' : 'failed');
		log[dead ? 'error' : 'warn'](
			{ topic, job: job.id, attempt: context.attempt, ms: ms(), err: error },
			dead ? 'job given up' : 'job failed'
		);
		return { id: job.id, status: hopeless ? 'deadletter' : 'failed', output: { message: error instanceof Error ? error.name : 'error' } };
	}
}

/** At most `width` jobs of a batch at once, in order. */
async function runBatch(jobs: JobWithMetadata[], width: number, run: (job: JobWithMetadata) => Promise<JobResult>): Promise<JobResult[]> {
	const results: JobResult[] = [];
	const waiting = jobs.values();
	const lane = async () => {
		for (const job of waiting) results.push(await run(job));
	};
	await Promise.all(Array.from({ length: width }, lane));
	return results;
}

async function startWorkers(boss: PgBoss, db: Database): Promise<Map<string, string>> {
	const workers = new Map<string, string>();
	const work = async (queue: string, handler: JobHandler<never>, width: number, seconds: number) => {
		const batch = { batchSize: width * 10, burstWhenBatchFull: true, perJobResults: true, includeMetadata: true } as const;
		const run = (job: JobWithMetadata) => runOne(db, queue, handler, job);
		workers.set(
			queue,
			await boss.work(queue, { ...batch, pollingIntervalSeconds: seconds }, (jobs: JobWithMetadata[]) => runBatch(jobs, width, run))
		);
	};
	for (const [topic, { handler, options }] of topics) await work(topic, handler, options.concurrency, 3);
	for (const [name, { handler }] of schedules) await work(scheduleQueue(name), handler, 1, 10);
	return workers;
}

/**
 * Starts the relay, the workers and the schedules of this process. `url` connects as the owner, since pg-boss keeps
 * its own schema (pgboss); handlers work through `db` as the application.
 */
export async function startJobs(db: Database, url = config().DATABASE_URL): Promise<JobRunner> {
	if (url === undefined) throw new Error('startJobs needs DATABASE_URL');
	const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'jauap-relay' });
	surviveLoss(pool);
	const boss = new PgBoss({
		connectionString: url,
		max: 3,
		application_name: 'jauap-jobs',
		schema: 'pgboss',
		registerInstance: false,
		superviseIntervalSeconds: 30,
		monitorIntervalSeconds: 30
	});
	boss.on('error', (error) => {
		log.warn({ err: error }, 'job queue');
	});
	await boss.start({ attempts: 3 });
	await makeQueues(boss);
	const workers = await startWorkers(boss, db);
	const stopping = new AbortController();
	let moved = now();
	const loop = relayLoop(stopping.signal, async () => {
		const result = await relay(pool, boss, [...topics.keys()]);
		moved = now();
		for (const topic of result.moved) {
			const worker = workers.get(topic);
			if (worker !== undefined) boss.notifyWorker(worker);
		}
		return result.full;
	});
	return {
		running: () => !stopping.signal.aborted && now().since(moved).total('seconds') < 30,
		counts: () => counts(pool),
		stop: async () => {
			if (stopping.signal.aborted) return;
			stopping.abort();
			await loop;
			await boss.stop({ timeout: 10_000 });
			await pool.end();
		}
	};
}

async function relayLoop(signal: AbortSignal, move: () => Promise<boolean>): Promise<void> {
	let failures = 0;
	while (!signal.aborted) {
		let pause = RELAY_PAUSE;
		try {
			if (await move()) pause = 0;
			failures = 0;
		} catch (error) {
			failures += 1;
			pause = Math.min(10_000, RELAY_PAUSE * 2 ** failures);
			if (failures === 1) log.warn({ err: error }, 'outbox relay');
		}
		await sleep(pause, undefined, { signal }).catch(() => undefined);
	}
}

async function counts(pool: pg.Pool): Promise<{ outbox: number; queued: number; dead: number }> {
	const { rows } = await pool.query<{ outbox: number; queued: number; dead: number }>(
		`SELECT (SELECT count(*)::int FROM outbox) AS outbox,
			(SELECT count(*)::int FROM pgboss.job WHERE state IN ('created', 'retry') AND name <> $1) AS queued,
			(SELECT count(*)::int FROM pgboss.job WHERE state = 'created' AND name = $1) AS dead`,
		[DEAD]
	);
	return rows[0] ?? { outbox: 0, queued: 0, dead: 0 };
}
