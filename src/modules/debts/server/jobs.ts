/** What this room does by the clock. */
import { onSchedule } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { mailWeekly } from './weekly-letter.ts';

/** Registers this room's job; called once when the server starts. */
export function registerDebtJobs(): void {
	// Often, so that what was broken off goes on soon: who has got this week's letter gets no other.
	onSchedule('debts.weekly', '*/10 * * * *', async (_, { reader, write }) => {
		const mails = await mailWeekly(reader, write);
		if (mails > 0) log.info({ mails }, 'weekly letters were queued');
	});
}
