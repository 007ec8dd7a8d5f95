/** What this room does by the clock. */
import { onSchedule } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { forgetSpeakers } from './commands/forget.ts';
import { registerDiscussionDebts } from './debts.ts';

/** Registers this room's job and debts; called once when the server starts. */
export function registerDiscussionJobs(): void {
	registerDiscussionDebts();
	onSchedule('discussion.forget', '50 3 * * *', async (_, context) => {
		const sittings = await forgetSpeakers(context);
		if (sittings > 0) log.info({ sittings }, 'who discussed agendas was removed');
	});
}
