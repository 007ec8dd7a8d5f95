/** What this room does by the clock: each night it counts as the day that ended knows, and proposes what triggers say. */
import { now } from '#platform/clock.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { onSchedule } from '#platform/jobs/index.ts';
import { proposeMeetings } from './commands/propose-meetings.ts';
import { countScorecards } from './counting.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerScorecardJobs(): void {
	onSchedule('scorecards.count', '15 2 * * *', async (_, { write }) => {
		await countScorecards(write, dayOf(now()).subtract({ days: 1 }));
		await write(proposeMeetings);
	});
}
