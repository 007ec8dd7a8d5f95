/** What this room does by the clock. */
import { onSchedule } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { writeLinks } from './commands/write-links.ts';
import { registerReportDebts } from './debts.ts';

/** Registers this room's job and debts; called once when the server starts. */
export function registerReportJobs(): void {
	registerReportDebts();
	onSchedule('reports.links', '*/20 * * * *', async (_, context) => {
		const people = await writeLinks(context);
		if (people > 0) log.info({ people }, 'those who came to a report meeting were asked to rate it');
	});
}
