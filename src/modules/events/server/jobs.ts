/** What this room does by the clock, and what it tells of what is owed. */
import { onSchedule } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { registerEventDebts } from './debts.ts';
import { remindOfEvents } from './reminders.ts';

/** Registers this room's job and debts; called once when the server starts. */
export function registerEventJobs(): void {
	registerEventDebts();
	onSchedule('events.remind', '*/15 * * * *', async (_, context) => {
		const letters = await remindOfEvents(context);
		if (letters > 0) log.info({ letters }, 'reminders of events were queued');
	});
}
