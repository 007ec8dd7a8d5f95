import { database, rows, sql } from './db/index.ts';
import { startJobs, type JobRunner } from './jobs/index.ts';
import { endStreams } from './live/index.ts';
import { log } from './log.ts';
import { gauge } from './metrics.ts';
import { announceServer, runningServer } from './process.ts';

let runner: JobRunner | undefined;

/** Starts what runs beside the pages: the jobs and the figures. Called once, when the server initialises. */
export async function startServer(): Promise<void> {
	// The development server loads this module again after a change: the jobs of the old one end first.
	await runningServer()?.stop();
	const db = database();
	const jobs = await startJobs(db);
	runner = jobs;
	announceServer({
		endStreams,
		stop: async () => {
			runner = undefined;
			await endStreams();
			await jobs.stop();
			await db.close();
		}
	});
	observe(jobs);
	log.info('jobs run');
}

function observe(jobs: JobRunner): void {
	const { pool } = database();
	gauge('jauap_db_connections', 'Connections of the writing pool.', () => pool.totalCount);
	gauge('jauap_db_connections_idle', 'Connections of the writing pool that nobody uses.', () => pool.idleCount);
	gauge('jauap_db_waiting', 'Acts that wait for a connection.', () => pool.waitingCount);
	gauge('jauap_outbox_rows', 'Effects that wait for the relay.', async () => (await jobs.counts()).outbox);
	gauge('jauap_jobs_waiting', 'Jobs that wait for their turn or their next try.', async () => (await jobs.counts()).queued);
	gauge('jauap_jobs_dead', 'Jobs that were given up and that nobody looked at yet.', async () => (await jobs.counts()).dead);
	gauge('jauap_deliveries_waiting', 'Decisions on their way to the citizen: not sent, or refused by the mail server.', async () => {
		const [row] = await rows(
			database().reader,
			sql<{ n: number }>`SELECT count(*)::int AS n FROM delivery WHERE state IN ('waiting', 'failed')`
		);
		return row?.n ?? 0;
	});
}

/** Whether the server can do its work: the database answers and jobs move. The reason when it cannot. */
export async function readiness(): Promise<{ ready: true } | { ready: false; reason: 'database' | 'jobs' }> {
	try {
		await rows(database().reader, sql`SELECT name FROM schema_migration LIMIT 1`);
	} catch {
		return { ready: false, reason: 'database' };
	}
	return runner?.running() === true ? { ready: true } : { ready: false, reason: 'jobs' };
}
