import { onSchedule } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { keepRetention } from './retention.ts';

/** Registers this room's handlers; called once when the server starts. Before the sweep of bytes that no file names. */
export function registerPrivacyJobs(): void {
	onSchedule('privacy.retention', '5 3 * * *', async (_, { reader, write }) => {
		const removed = await keepRetention(reader, write);
		if (removed > 0) log.info({ removed }, 'what was kept long enough is gone');
	});
}
