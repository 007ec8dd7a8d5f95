/** What this room does by the clock: it keeps the count. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { onSchedule, type JobContext } from '#platform/jobs/index.ts';
import { countAll, countChanged, countState } from './counting.ts';
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

// Fewer changes than these a page puts right in passing; nor must the count fall behind for long.
const WORTH = 200;
const LONGEST = Temporal.Duration.from({ minutes: 60 });

async function count(reader: Reader, write: JobContext['write']): Promise<void> {
	const { countedAt, changed } = await countState(reader);
	if (countedAt === undefined) await countAll(write);
	else if (changed >= WORTH || Temporal.Instant.compare(countedAt.add(LONGEST), now()) <= 0) await countChanged(write);
}
