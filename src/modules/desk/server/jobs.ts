import { onSchedule } from '#platform/jobs/index.ts';
import { forgetPresence } from './commands/note-presence.ts';

/** Called once, when the application opens its rooms. */
export function registerDeskJobs(): void {
	onSchedule('desk.presence', '20 3 * * *', async (_payload, { write }) => {
		await write(forgetPresence);
	});
}
