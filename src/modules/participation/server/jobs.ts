/** What this room does by the clock. */
import { onSchedule } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { registerParticipationDebts } from './debts.ts';
import { forgetParticipants } from './commands/forget.ts';
import { remindOfGatherings } from './reminders.ts';

/** Registers this room's jobs and debts; called once when the server starts. */
export function registerParticipationJobs(): void {
	registerParticipationDebts();
	onSchedule('participation.remind', '*/10 * * * *', async (_, context) => {
		const people = await remindOfGatherings(context);
		if (people > 0) log.info({ people }, 'participants were reminded of events');
	});
	onSchedule('participation.forget', '40 3 * * *', async (_, context) => {
		const events = await forgetParticipants(context);
		if (events > 0) log.info({ events }, 'names and contacts of participants were removed');
	});
}
