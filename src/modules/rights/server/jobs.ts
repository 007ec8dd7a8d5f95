import { sql } from '#platform/db/index.ts';
import { onSchedule, onTopic } from '#platform/jobs/index.ts';
import { onReceived } from '#modules/appeals/server/index.ts';
import { BESIDE } from '../input.ts';
import { keepSaid } from './commands/lay-facts.ts';
import { settleAlike } from './commands/settle-alike.ts';

/** Registers what this room does with an appeal that comes, and after each change of a rights case; called once when the server starts. */
export function registerRightsJobs(): void {
	onReceived(BESIDE, keepSaid);
	onTopic<{ appealId: string }>('rights.settle', async ({ appealId }, { write }) => {
		await write((tx) => settleAlike(tx, appealId));
	});
	onSchedule('rights.figures', '*/10 * * * *', async (_, { write }) => {
		await write((tx) => sql`SELECT refresh_rights_figures()`.execute(tx));
	});
}
