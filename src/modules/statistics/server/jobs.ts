/** What this room does by the clock: it keeps the count. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { onSchedule, type JobContext } from '#platform/jobs/index.ts';
import { countChanged, countedUpTo, countMissed, isUncounted, sweepCells } from './facts.ts';
import { mailReports } from './mail-reports.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerStatisticsJobs(): void {
	onSchedule('statistics.count', '*/5 * * * *', async (_, { reader, write }) => {
		await count(reader, write);
	});
	// By the hour of the working day: what failed is tried again, what was sent is not.
	onSchedule('statistics.reports', '15 8-17 * * *', async (_, { reader, write }) => {
		await mailReports(reader, write);
	});
	onSchedule('statistics.recount', '20 3 * * *', async (_, { write }) => {
		await countAll(write);
	});
}

async function count(reader: Reader, write: JobContext['write']): Promise<void> {
	if (await isUncounted(reader)) await countAll(write);
	else await write(countChanged);
}

// A part of a large register that is counted within the time that one statement is given.
const PART = 50_000;

/** Counts what the clock's way missed, the whole register the first time; each part in its own transaction. */
export async function countAll(write: JobContext['write']): Promise<void> {
	const at = now();
	while ((await write((tx) => countMissed(tx, PART))) === PART);
	await write(async (tx) => {
		await countedUpTo(tx, at);
		await sweepCells(tx);
	});
}
